import { logitsSide } from '../../../src-preload/contract/common';
import type { Rect, Size } from '../../../src-preload/model/geometry';

/** Side of the frame that the model sees; the logits cover all of it. */
const frameSide = 1024;
const step = frameSide / logitsSide;

/** Smallest box around the selected part, as fractions of the photo; undefined when nothing is selected. */
export function selectedArea(logits: Float32Array, frame: Size): Rect | undefined {
  const columns = Math.ceil(frame.width / step);
  const rows = Math.ceil(frame.height / step);
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if ((logits[y * logitsSide + x] ?? 0) <= 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return undefined;
  return { x: left / columns, y: top / rows, width: (right - left + 1) / columns, height: (bottom - top + 1) / rows };
}

/** The part of the photo to show: the object with some air, in the shape of the thumbnail, inside the photo where it fits. */
export function frameAround(area: Rect, photo: Size, shape: Size): Rect {
  const air = 1.25;
  let width = area.width * photo.width * air;
  let height = area.height * photo.height * air;
  const aspect = shape.width / shape.height;
  if (width / height > aspect) height = width / aspect;
  else width = height * aspect;
  const place = (centre: number, length: number, most: number): number =>
    length >= most ? (most - length) / 2 : Math.max(0, Math.min(most - length, centre - length / 2));
  const x = place((area.x + area.width / 2) * photo.width, width, photo.width);
  const y = place((area.y + area.height / 2) * photo.height, height, photo.height);
  return { x, y, width, height };
}

/** Opacity of one pixel of a small picture: bilinear over the logits, then squashed, so that its edge is smooth. */
export function opacityAt(logits: Float32Array, frame: Size, u: number, v: number): number {
  if (u < 0 || v < 0 || u > 1 || v > 1) return 0;
  const x = Math.max(0, Math.min(logitsSide - 1.001, (u * frame.width) / step - 0.5));
  const y = Math.max(0, Math.min(logitsSide - 1.001, (v * frame.height) / step - 0.5));
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const at = (row: number, column: number): number => logits[row * logitsSide + column] ?? 0;
  const upper = at(y0, x0) * (1 - fx) + at(y0, x0 + 1) * fx;
  const lower = at(y0 + 1, x0) * (1 - fx) + at(y0 + 1, x0 + 1) * fx;
  return 1 / (1 + Math.exp(-(upper * (1 - fy) + lower * fy)));
}
