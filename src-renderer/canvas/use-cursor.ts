import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/editor';
import { toolInHand } from '../editor/tools/toolbox';
import { boxOf } from '../editor/transform/transform-box';
import { gripCursor, guideCursor } from './grip-cursor';

function useAltHeld(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const read = (event: KeyboardEvent): void => setHeld(event.altKey);
    window.addEventListener('keydown', read, { signal: stop.signal });
    window.addEventListener('keyup', read, { signal: stop.signal });
    window.addEventListener('blur', () => setHeld(false), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return held;
}

/** What the pointer looks like over the canvas: it says what a press would do. */
export function useCursor({ toolbox, transforming, guides, session, selection, target, annotating }: Editor): string {
  const tool = useStore(toolbox.store, toolInHand);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const alt = useAltHeld();
  const grip = useStore(transforming.store, (state) => state.grip);
  const box = useStore(transforming.store, (state) => state.box);
  const copying = useStore(transforming.store, (state) => state.copying);
  const onObject = useStore(annotating.shapes.store, (state) => state.hovered !== undefined);
  const guide = useStore(guides.store, ({ hover, held }) => held?.axis ?? (hover === undefined ? undefined : session.store.getState().document?.guides[hover]?.axis));
  switch (tool) {
    case 'hand':
      return pressing ? 'grabbing' : 'grab';
    case 'zoom':
      return alt ? 'zoom-out' : 'zoom-in';
    case 'move': {
      if (guide && grip === undefined) return guideCursor(guide);
      if (copying || (alt && !pressing && grip?.kind === 'move')) return 'copy';
      const { document } = session.store.getState();
      return gripCursor(grip, box ?? (document && boxOf(document, selection.roots()))) ?? 'default';
    }
    case 'crop':
      return gripCursor(grip, undefined) ?? 'crosshair';
    case 'text':
      return 'text';
    case 'brush':
    case 'eraser':
      // The brush itself is drawn where it would paint.
      return target.current() ? 'none' : 'crosshair';
    case 'smart-select':
      return onObject ? 'pointer' : 'crosshair';
    case 'lasso':
    case 'marquee':
    case 'wand':
    case 'eyedropper':
      return 'crosshair';
  }
}
