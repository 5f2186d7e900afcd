import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { toolInHand, type Toolbox } from '../editor/tools/toolbox';

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
export function useCursor(toolbox: Toolbox): string {
  const tool = useStore(toolbox.store, toolInHand);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const alt = useAltHeld();
  switch (tool) {
    case 'hand':
      return pressing ? 'grabbing' : 'grab';
    case 'zoom':
      return alt ? 'zoom-out' : 'zoom-in';
    case 'move':
      return 'default';
    case 'text':
      return 'text';
    case 'smart-select':
    case 'lasso':
    case 'marquee':
    case 'brush':
    case 'eraser':
    case 'wand':
    case 'crop':
    case 'eyedropper':
      return 'crosshair';
  }
}
