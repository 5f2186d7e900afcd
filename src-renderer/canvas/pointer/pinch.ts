import type { Point } from '../../../src-preload/model/geometry';
import type { Viewport } from '../../editor/viewport/viewport';

export interface Pinch {
  /** True when this finger makes it two: whatever the first one was doing is over. */
  down(id: number, at: Point): boolean;
  /** True while two fingers move the view. */
  move(id: number, at: Point): boolean;
  up(id: number): void;
}

/** Two fingers zoom and pan at once: what was between them stays between them. */
export function createPinch(viewport: Viewport): Pinch {
  const fingers = new Map<number, Point>();
  let active = false;

  const spread = (): { readonly middle: Point; readonly distance: number } | undefined => {
    const [a, b] = [...fingers.values()];
    if (!a || !b) return undefined;
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
  };

  return {
    down: (id, at) => {
      fingers.set(id, at);
      active ||= fingers.size === 2;
      return fingers.size >= 2;
    },
    move: (id, at) => {
      if (!fingers.has(id)) return false;
      const before = spread();
      fingers.set(id, at);
      const after = spread();
      if (before && after) {
        viewport.pan(after.middle.x - before.middle.x, after.middle.y - before.middle.y);
        viewport.zoomBy(after.distance / before.distance, after.middle);
      }
      return active;
    },
    up: (id) => {
      fingers.delete(id);
      if (fingers.size === 0) active = false;
    },
  };
}
