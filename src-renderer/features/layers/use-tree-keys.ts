import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { LayerRow } from '../../editor/layers/rows';

/** The keys of a tree (WAI-ARIA Authoring Practices). Everything else that keys do to a layer is a command. */
export function useTreeKeys(editor: Editor, rows: readonly LayerRow[], list: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const { selection, folding, dialogs } = editor;
  const selected = useStore(selection.store, (state) => state.selected);
  const follow = useRef(false);

  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    const at = document.activeElement;
    if (at !== document.body && list.current?.contains(at) !== true) return;
    list.current?.querySelector<HTMLElement>('.layer[tabindex="0"]')?.focus();
  }, [selected, rows, list]);

  const go = (row: LayerRow | undefined, extend: boolean): void => {
    if (!row) return;
    follow.current = true;
    if (extend) selection.set([...selected.filter((id) => id !== row.layer.id), row.layer.id]);
    else selection.select(row.layer.id);
  };

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    // With Alt the row itself moves, which is a command; moving it on the page takes the focus from it.
    if (event.altKey) {
      follow.current = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      return;
    }
    const at = rows.findIndex(({ layer }) => layer.id === selected.at(-1));
    const row = rows[at];
    const isOpen = row?.layer.kind === 'group' && !folding.store.getState().folded.has(row.layer.id);
    switch (event.key) {
      case 'ArrowUp':
        go(rows[at - 1], event.shiftKey);
        break;
      case 'ArrowDown':
        go(rows[at + 1], event.shiftKey);
        break;
      case 'Home':
        go(rows[0], false);
        break;
      case 'End':
        go(rows.at(-1), false);
        break;
      case 'ArrowRight':
        if (row?.layer.kind === 'group' && !isOpen) folding.toggle(row.layer.id, false);
        else if (isOpen) go(rows[at + 1], false);
        break;
      case 'ArrowLeft':
        if (row && isOpen) folding.toggle(row.layer.id, true);
        else go(rows.find(({ layer }) => layer.id === row?.layer.parent), false);
        break;
      case 'Enter':
        if (row) dialogs.rename(row.layer.id);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
