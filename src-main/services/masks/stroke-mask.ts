import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { cropPlane, emptyAlpha, type CroppedAlpha } from '../../../src-preload/raster/bounds';
import { paintStroke, type BrushSettings, type StrokePoint } from '../../../src-preload/raster/brush';
import { isSameRect, joinRects } from './join-rects';
import type { StoredMask } from './masks';

export interface MaskStroke {
  readonly settings: BrushSettings;
  readonly points: readonly StrokePoint[];
}

/** Whole pixels that a stroke can reach, inside `within`. */
function reachOf({ settings, points }: MaskStroke, within: Rect): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const reach = settings.size / 2 + 1;
  const x = Math.floor(left - reach);
  const y = Math.floor(top - reach);
  return intersect({ x, y, width: Math.ceil(right + reach) - x, height: Math.ceil(bottom + reach) - y }, within);
}

function sumOf(plane: Uint8Array, stride: number, { x, y, width, height }: Rect): number {
  let sum = 0;
  for (let row = y; row < y + height; row++) {
    const from = row * stride + x;
    for (let at = from; at < from + width; at++) sum += plane[at] ?? 0;
  }
  return sum;
}

/** Shrinks a rectangle of a plane until each of its sides has alpha; only empty rows and columns are looked through. */
function shrink(plane: Uint8Array, stride: number, rect: Rect): Rect {
  let { x, y, width, height } = rect;
  const isEmpty = (part: Rect): boolean => {
    for (let row = part.y; row < part.y + part.height; row++) {
      const from = row * stride + part.x;
      for (let at = from; at < from + part.width; at++) if (plane[at] !== 0) return false;
    }
    return true;
  };
  while (height > 0 && isEmpty({ x, y, width, height: 1 })) {
    y++;
    height--;
  }
  while (height > 0 && isEmpty({ x, y: y + height - 1, width, height: 1 })) height--;
  if (height === 0) return { x: 0, y: 0, width: 0, height: 0 };
  while (isEmpty({ x, y, width: 1, height })) {
    x++;
    width--;
  }
  while (isEmpty({ x: x + width - 1, y, width: 1, height })) width--;
  return { x, y, width, height };
}

/** The mask's pixels in a plane of their own that also covers `onto`; its own memory where that is the same rectangle. */
function planeOver({ info: { bounds }, alpha }: StoredMask, onto: Rect): Uint8Array<ArrayBuffer> {
  if (isSameRect(bounds, onto)) return new Uint8Array(alpha.buffer as ArrayBuffer, alpha.byteOffset, alpha.byteLength);
  const plane = new Uint8Array(onto.width * onto.height);
  for (let row = 0; row < bounds.height; row++) {
    plane.set(alpha.subarray(row * bounds.width, (row + 1) * bounds.width), (bounds.y - onto.y + row) * onto.width + bounds.x - onto.x);
  }
  return plane;
}

/**
 * Paints a stroke. Only what the stroke reaches is looked at: beyond it, bounds and area are known already.
 * @param mask its alpha is written to
 */
export function strokeMask(mask: StoredMask, stroke: MaskStroke): CroppedAlpha {
  const { info } = mask;
  const reveals = stroke.settings.mode === 'reveal';
  const photo = { x: 0, y: 0, width: info.width, height: info.height };
  const reach = reachOf(stroke, reveals ? photo : info.bounds);
  const onto = reveals ? joinRects(info.bounds, reach) : info.bounds;
  const plane = planeOver(mask, onto);
  if (reach.width === 0 || reach.height === 0) return { bounds: info.bounds, alpha: plane, area: info.area };

  const local = { ...reach, x: reach.x - onto.x, y: reach.y - onto.y };
  const before = sumOf(plane, onto.width, local);
  paintStroke({ alpha: plane, width: onto.width, height: onto.height, origin: { x: onto.x, y: onto.y } }, { ...stroke.settings, points: stroke.points });
  const sum = Math.round(info.area * 255) - before + sumOf(plane, onto.width, local);
  if (sum === 0) return emptyAlpha();
  const tight = shrink(plane, onto.width, { x: 0, y: 0, width: onto.width, height: onto.height });
  const isWhole = tight.width === onto.width && tight.height === onto.height;
  return {
    bounds: { ...tight, x: tight.x + onto.x, y: tight.y + onto.y },
    alpha: isWhole ? plane : cropPlane(plane, onto.width, tight),
    area: sum / 255,
  };
}
