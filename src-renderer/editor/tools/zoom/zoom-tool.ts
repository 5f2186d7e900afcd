import type { PointerInput, Tool } from '../tool';
import type { Viewport } from '../../viewport/viewport';

interface Press {
  readonly start: PointerInput;
  readonly lastX: number;
  readonly dragged: boolean;
  readonly back: () => void;
}

/** Click to zoom in, Alt-click to zoom out, drag sideways to zoom freely around where it began. Esc puts the view back. */
export function createZoomTool(viewport: Viewport): Tool {
  let press: Press | undefined;
  return {
    id: 'zoom',
    down: (input) => {
      press = { start: input, lastX: input.screen.x, dragged: false, back: viewport.hold() };
    },
    move: ({ screen }) => {
      if (!press) return;
      const { start, lastX, dragged } = press;
      if (!dragged && Math.abs(screen.x - start.screen.x) < 4) return;
      viewport.zoomBy(Math.exp((screen.x - lastX) / 120), start.screen);
      press = { ...press, dragged: true, lastX: screen.x };
    },
    up: ({ alt }) => {
      if (press && !press.dragged) viewport.step(alt ? -1 : 1, press.start.screen);
      press = undefined;
    },
    cancel: () => {
      press?.back();
      press = undefined;
    },
  };
}
