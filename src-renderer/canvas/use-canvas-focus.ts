import { useEffect, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/editor';

/** Whether the last thing that was pressed was a key. */
let byKey = false;
window.addEventListener('keydown', () => (byKey = true), { capture: true });
window.addEventListener('pointerdown', () => (byKey = false), { capture: true });

function enter(element: HTMLElement): void {
  // The ring is for those who came by key.
  if (!byKey) element.dataset['pointed'] = '';
  element.focus({ preventScroll: true });
}

/** Whoever opened a document from a button that has gone with it stands on the canvas then, not nowhere. */
export function useCanvasFocus({ session }: Editor, canvas: RefObject<HTMLElement | null>): void {
  const id = useStore(session.store, (state) => state.document?.id);
  useEffect(() => {
    if (id !== undefined && canvas.current && document.activeElement === document.body) enter(canvas.current);
  }, [id, canvas]);
}
