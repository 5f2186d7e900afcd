import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import { UsageError } from './usage-error';

const number = /^-?\d+(\.\d+)?$/;

function numbers(text: string, count: number): readonly number[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  return parts.length === count && parts.every((part) => number.test(part)) ? parts.map(Number) : undefined;
}

/** `x,y` belongs to the object, `x,y:out` does not. */
export function parsePoint(text: string): PromptPoint {
  const [place = '', side = 'in', ...rest] = text.split(':');
  const [x, y] = numbers(place, 2) ?? [];
  if (x === undefined || y === undefined || rest.length > 0 || (side !== 'in' && side !== 'out')) {
    throw new UsageError(`'${text}' is not a point: write x,y for a point of the object, x,y:out for one outside it.`);
  }
  return { x, y, positive: side === 'in' };
}

/** Two opposite corners in any order. */
export function parseBox(text: string): Rect {
  const [x0, y0, x1, y1] = numbers(text, 4) ?? [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) {
    throw new UsageError(`'${text}' is not a box: write x0,y0,x1,y1, two opposite corners.`);
  }
  const box = { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
  if (box.width === 0 || box.height === 0) throw new UsageError(`The box ${text} is empty.`);
  return box;
}

const isInside = (p: Point, size: Size): boolean => p.x >= 0 && p.y >= 0 && p.x < size.width && p.y < size.height;

/** A point beside the image is a slip of the finger, and a model would answer it with nonsense. */
export function checkInside(name: string, size: Size, points: readonly PromptPoint[], box: Rect | undefined): void {
  const image = `${name} is ${size.width} x ${size.height} pixels (after orientation)`;
  const outside = points.find((p) => !isInside(p, size));
  if (outside) throw new UsageError(`The point ${outside.x},${outside.y} is outside the image: ${image}.`);
  if (!box) return;
  if (box.x < 0 || box.y < 0 || box.x + box.width > size.width || box.y + box.height > size.height) {
    throw new UsageError(`The box ${box.x},${box.y},${box.x + box.width},${box.y + box.height} reaches outside the image: ${image}.`);
  }
}
