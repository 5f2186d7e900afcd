import type { Point } from '../../../src-preload/model/geometry';
import { applyTo, around, compose, identity, invert, rotation, scaling, type Matrix } from '../../../src-preload/model/matrix';
import { handlePlaces, placeOn, type HandleId } from './handles';
import { boxCentre, boxSize, type TransformBox } from './transform-box';

export interface ScaleOptions {
  /** Keeps the ratio of the sides. */
  readonly keepRatio: boolean;
  /** Both sides move, the middle stays. */
  readonly fromCentre: boolean;
}

/** No side gets shorter, in document pixels: from nothing there is no way back. */
const leastSide = 1;

const opposite: Readonly<Record<HandleId, HandleId>> = { nw: 'se', n: 's', ne: 'sw', e: 'w', se: 'nw', s: 'n', sw: 'ne', w: 'e' };

const held = (factor: number, length: number): number => {
  const least = Math.min(1, leastSide / Math.max(length, leastSide));
  return Math.abs(factor) >= least ? factor : factor < 0 ? -least : least;
};

/** The point of the document that stays where it is. */
export function anchorOf(box: TransformBox, handle: HandleId, fromCentre: boolean): Point {
  return fromCentre ? boxCentre(box) : applyTo(box.matrix, placeOn(box.rect, opposite[handle]));
}

/**
 * The map of the document that brings a handle to a point. Without a kept ratio the box is stretched along its own
 * axes; with it, the point is projected onto the line from the anchor through the handle.
 */
export function scaleMap(box: TransformBox, handle: HandleId, to: Point, { keepRatio, fromCentre }: ScaleOptions): Matrix {
  const { rect, matrix } = box;
  const back = invert(matrix);
  if (!back) return identity;
  const anchor = fromCentre ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : placeOn(rect, opposite[handle]);
  const from = placeOn(rect, handle);
  const size = boxSize(box);
  const place = handlePlaces[handle];
  let across = 1;
  let down = 1;
  if (keepRatio) {
    const origin = applyTo(matrix, anchor);
    const tip = applyTo(matrix, from);
    const x = tip.x - origin.x;
    const y = tip.y - origin.y;
    const factor = ((to.x - origin.x) * x + (to.y - origin.y) * y) / (x * x + y * y);
    across = down = held(factor, Math.min(size.width, size.height));
  } else {
    const local = applyTo(back, to);
    if (place.x !== 0.5) across = held((local.x - anchor.x) / (from.x - anchor.x), size.width);
    if (place.y !== 0.5) down = held((local.y - anchor.y) / (from.y - anchor.y), size.height);
  }
  return compose(matrix, compose(around(anchor, scaling(across, down)), back));
}

/** On the line from the anchor through a handle: where it meets x or y = `at`. Undefined where it runs beside it. */
export function alongRatio(box: TransformBox, handle: HandleId, fromCentre: boolean, axis: 'x' | 'y', at: number): Point | undefined {
  const origin = anchorOf(box, handle, fromCentre);
  const tip = applyTo(box.matrix, placeOn(box.rect, handle));
  const length = tip[axis] - origin[axis];
  if (Math.abs(length) < 1e-9) return undefined;
  const factor = (at - origin[axis]) / length;
  return { x: origin.x + (tip.x - origin.x) * factor, y: origin.y + (tip.y - origin.y) * factor };
}

/** Of the box's upper edge, -180..180, clockwise. */
export const angleOf = ({ matrix: [a, b] }: TransformBox): number => (Math.atan2(b, a) * 180) / Math.PI;

export const stepDegrees = 15;

/** Degrees to turn by when the pointer goes from one place to another; `steps` makes the box end on a multiple of 15°. */
export function turnBetween(box: TransformBox, from: Point, to: Point, steps: boolean): number {
  const centre = boxCentre(box);
  const degrees = ((Math.atan2(to.y - centre.y, to.x - centre.x) - Math.atan2(from.y - centre.y, from.x - centre.x)) * 180) / Math.PI;
  if (!steps) return degrees;
  const start = angleOf(box);
  return Math.round((start + degrees) / stepDegrees) * stepDegrees - start;
}

export const turnMap = (box: TransformBox, degrees: number): Matrix => around(boxCentre(box), rotation(degrees));

/** Into -180..180, and no minus before a zero. */
export function shownAngle(degrees: number): number {
  const turned = (((degrees % 360) + 540) % 360) - 180;
  return (turned === -180 ? 180 : turned) + 0;
}
