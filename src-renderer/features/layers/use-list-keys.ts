import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';

/** Arrows walk through the list. Everything else that keys do to a layer is a command. */
export function useListKeys({ session, selection }: Editor, list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const selected = useStore(selection.store, (state) => state.selected.at(-1));
  const layers = useStore(session.store, (state) => state.document?.layers);
  const follow = useRef(false);

  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    const at = document.activeElement;
    if (at !== document.body && list.current?.contains(at) !== true) return;
    list.current?.querySelector<HTMLElement>('[aria-pressed="true"].layer-main')?.focus();
  }, [selected, layers, list]);

  return (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    // With Alt the row itself moves, which is a command; moving it on the page takes the focus from it.
    follow.current = true;
    if (event.altKey) return;
    event.preventDefault();
    const next = layers?.[layers.findIndex((layer) => layer.id === selected) + step];
    if (!next) return;
    selection.select(next.id);
  };
}
