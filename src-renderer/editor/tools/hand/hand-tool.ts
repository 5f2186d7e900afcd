import type { Point } from '../../../../src-preload/model/geometry';
import type { Viewport } from '../../viewport/viewport';
import type { Tool } from '../tool';

/** Drag to pan; Esc puts the view back. */
export function createHandTool(viewport: Viewport): Tool {
  let drag: { readonly last: Point; readonly back: () => void } | undefined;
  return {
    id: 'hand',
    down: ({ screen }) => {
      drag = { last: screen, back: viewport.hold() };
    },
    move: ({ screen }) => {
      if (!drag) return;
      viewport.pan(screen.x - drag.last.x, screen.y - drag.last.y);
      drag = { ...drag, last: screen };
    },
    up: () => {
      drag = undefined;
    },
    cancel: () => {
      drag?.back();
      drag = undefined;
    },
  };
}
