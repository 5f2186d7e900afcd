import type { PointerInput, Tool } from '../tool';
import type { Viewport } from '../../viewport/viewport';

/** Click to zoom in, Alt-click to zoom out, drag sideways to zoom freely around where it began. */
export function createZoomTool(viewport: Viewport): Tool {
  let start: PointerInput | undefined;
  let lastX = 0;
  let dragged = false;
  return {
    id: 'zoom',
    down: (input) => {
      start = input;
      lastX = input.screen.x;
      dragged = false;
    },
    move: ({ screen }) => {
      if (!start) return;
      if (!dragged && Math.abs(screen.x - start.screen.x) < 4) return;
      dragged = true;
      viewport.zoomBy(Math.exp((screen.x - lastX) / 120), start.screen);
      lastX = screen.x;
    },
    up: ({ alt }) => {
      if (start && !dragged) viewport.step(alt ? -1 : 1, start.screen);
      start = undefined;
    },
    cancel: () => {
      start = undefined;
    },
  };
}
