import type { Point, Rect } from '../../../src-preload/model/geometry';
import { applyTo, compose, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { View } from '../viewport/transform';
import { isInBox, type TransformBox } from './transform-box';

export const handleIds = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
/** By where they lie on the box's own rectangle: a turned box has its `n` wherever its upper edge went. */
export type HandleId = (typeof handleIds)[number];

/** What a press would take hold of. */
export type Grip =
  | { readonly kind: 'scale'; readonly handle: HandleId }
  | { readonly kind: 'rotate'; readonly handle: HandleId }
  | { readonly kind: 'move' };

/** As fractions of the rectangle. */
export const handlePlaces: Readonly<Record<HandleId, Point>> = {
  nw: { x: 0, y: 0 },
  n: { x: 0.5, y: 0 },
  ne: { x: 1, y: 0 },
  e: { x: 1, y: 0.5 },
  se: { x: 1, y: 1 },
  s: { x: 0.5, y: 1 },
  sw: { x: 0, y: 1 },
  w: { x: 0, y: 0.5 },
};

export const isCorner = (handle: HandleId): boolean => handle.length === 2;

/** In CSS pixels. */
const reach = 9;
const turnReach = 26;
/** Shorter sides have no handle in their middle, and tiny boxes none at all: there would be nothing left to drag. */
const leastSide = 28;
const leastBox = 12;

export const placeOn = ({ x, y, width, height }: Rect, handle: HandleId): Point => ({
  x: x + width * handlePlaces[handle].x,
  y: y + height * handlePlaces[handle].y,
});

const viewMatrix = ({ scale, x, y }: View): Matrix => compose(translation(x, y), scaling(scale, scale));

/** The handles that fit, with their places on the screen. */
export function shownHandles({ rect, matrix }: TransformBox, view: View): readonly { readonly handle: HandleId; readonly at: Point }[] {
  const toScreen = compose(viewMatrix(view), matrix);
  const [a, b, c, d] = toScreen;
  const width = rect.width * Math.hypot(a, b);
  const height = rect.height * Math.hypot(c, d);
  if (width < leastBox && height < leastBox) return [{ handle: 'se', at: applyTo(toScreen, placeOn(rect, 'se')) }];
  return handleIds
    .filter((handle) => {
      if (handle === 'n' || handle === 's') return width >= leastSide;
      return handle === 'e' || handle === 'w' ? height >= leastSide : true;
    })
    .map((handle) => ({ handle, at: applyTo(toScreen, placeOn(rect, handle)) }));
}

/** What lies under a point of the screen: a handle, the corner's outside, the inside, or nothing. */
export function gripAt(box: TransformBox, view: View, screen: Point): Grip | undefined {
  const near = shownHandles(box, view)
    .map(({ handle, at }) => ({ handle, distance: Math.hypot(at.x - screen.x, at.y - screen.y) }))
    .toSorted((p, q) => p.distance - q.distance);
  const [nearest] = near;
  if (nearest && nearest.distance <= reach) return { kind: 'scale', handle: nearest.handle };
  if (isInBox(box, { x: (screen.x - view.x) / view.scale, y: (screen.y - view.y) / view.scale })) return { kind: 'move' };
  const corner = near.find(({ handle }) => isCorner(handle));
  return corner && corner.distance <= turnReach ? { kind: 'rotate', handle: corner.handle } : undefined;
}

/** The way a handle points on the screen, in degrees clockwise from the right. */
export function directionOf({ matrix: [a, b, c, d] }: TransformBox, handle: HandleId): number {
  const x = handlePlaces[handle].x - 0.5;
  const y = handlePlaces[handle].y - 0.5;
  // Corners point along the box's diagonals as if it were square, as the arrows of all systems do.
  const across = Math.hypot(a, b) || 1;
  const down = Math.hypot(c, d) || 1;
  return (Math.atan2((b / across) * x + (d / down) * y, (a / across) * x + (c / down) * y) * 180) / Math.PI;
}
