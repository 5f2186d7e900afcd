import type { Point } from '../../../../src-preload/model/geometry';
import type { Viewport } from '../../viewport/viewport';
import type { Tool } from '../tool';

/** Drag to pan. */
export function createHandTool(viewport: Viewport): Tool {
  let last: Point | undefined;
  return {
    id: 'hand',
    down: ({ screen }) => {
      last = screen;
    },
    move: ({ screen }) => {
      if (!last) return;
      viewport.pan(screen.x - last.x, screen.y - last.y);
      last = screen;
    },
    up: () => {
      last = undefined;
    },
    cancel: () => {
      last = undefined;
    },
  };
}
