import { intersect, type Point, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { Prompts } from '../../../src-preload/model/prompt';
import { frameOf, gridSide, gridStep, samplesInside } from '../../../src-preload/raster/logit-grid';

/** Side of the crop per side of the object: the model has to see what the object stands in front of. */
const context = 2;
/** Pixels. Fewer hold nothing to see. */
const leastSide = 64;
/** A crop that is there already will do up to this many times the side that a new one would have. */
const roomy = 1.8;
/** Of the object's longer side: what has to be left around it. */
const leastMargin = 0.1;
/** Crops lie on a lattice of this part of their side, so that the next click finds the same one. */
const snapsPerSide = 16;

const longSide = ({ width, height }: Size): number => Math.max(width, height);

/** The smallest rectangle of the photo, in its pixels, around a mask and some places; undefined for an empty mask. */
export function extentOf(logits: Float32Array, photo: Size, places: readonly Point[]): Rect | undefined {
  const frame = frameOf(photo);
  const step = gridStep(frame, photo);
  const columns = samplesInside(frame.width);
  const rows = samplesInside(frame.height);
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if ((logits[y * gridSide + x] as number) <= 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  const xs = [left * step.x, (right + 1) * step.x, ...places.map(({ x }) => x)];
  const ys = [top * step.y, (bottom + 1) * step.y, ...places.map(({ y }) => y)];
  const x = Math.max(0, Math.min(...xs));
  const y = Math.max(0, Math.min(...ys));
  return { x, y, width: Math.min(photo.width, Math.max(...xs)) - x, height: Math.min(photo.height, Math.max(...ys)) - y };
}

/** A part of the photo around an object, in whole pixels; undefined where it would show little more than the photo does. */
export function cropAround(object: Rect, photo: Size): Rect | undefined {
  const wanted = Math.max(leastSide, context * longSide(object));
  // Sides are halves of each other, in two steps, from the photo's long side down.
  const halvings = Math.floor(2 * Math.log2(longSide(photo) / wanted));
  if (halvings < 1) return undefined;
  const side = Math.round(longSide(photo) * 2 ** (-halvings / 2));
  const lattice = Math.max(1, Math.round(side / snapsPerSide));
  const along = (start: number, length: number, most: number): { readonly at: number; readonly length: number } => {
    const own = Math.min(most, side);
    const at = Math.round((start + length / 2 - own / 2) / lattice) * lattice;
    return { at: Math.max(0, Math.min(most - own, at)), length: own };
  };
  const x = along(object.x, object.width, photo.width);
  const y = along(object.y, object.height, photo.height);
  return { x: x.at, y: y.at, width: x.length, height: y.length };
}

/** Whether the object lies in a crop with something around it, unless the photo ends there, and is not small in it. */
export function suits(crop: Rect, object: Rect, photo: Size): boolean {
  const margin = leastMargin * longSide(object);
  const fits = (start: number, length: number, from: number, along: number, most: number): boolean =>
    (from <= 0 || start - margin >= from) && (from + along >= most || start + length + margin <= from + along);
  return (
    fits(object.x, object.width, crop.x, crop.width, photo.width) &&
    fits(object.y, object.height, crop.y, crop.height, photo.height) &&
    longSide(crop) <= roomy * Math.max(leastSide, context * longSide(object))
  );
}

/** The prompts as if the crop were the photo; points beside it are left out, a box is cut. */
export function promptsIn({ points, box }: Prompts, crop: Rect): Prompts {
  const inside = points.filter(({ x, y }) => x >= crop.x && y >= crop.y && x <= crop.x + crop.width && y <= crop.y + crop.height);
  const cut = box && intersect(box, crop);
  return {
    points: inside.map((point) => ({ ...point, x: point.x - crop.x, y: point.y - crop.y })),
    ...(cut && cut.width > 0 && cut.height > 0 && { box: { ...cut, x: cut.x - crop.x, y: cut.y - crop.y } }),
  };
}
