import type { Size } from '../model/geometry';
import { emptyAlpha, fitAlpha, type CroppedAlpha } from './bounds';
import { gridSide, gridStep } from './logit-grid';

/** Half the width, in pixels, of the band in which alpha runs from 0 to 255. */
const halfBand = 0.5;

/** Where the pixel centres of one axis fall in the grid of logits. */
interface PixelAxis {
  /** First pixel of each cell, and one past the last pixel as the last entry: cell `i` lies between samples i, i+1. */
  readonly cellStart: Int32Array;
  /** Position inside the cell, 0..1. */
  readonly within: Float32Array;
  /** Change of `within` from pixel to pixel; 0 where the logits are only repeated outwards. */
  readonly slope: Float32Array;
}

const cells = gridSide - 1;

function pixelAxis(length: number, step: number): PixelAxis {
  const cellStart = new Int32Array(cells + 1).fill(length);
  const within = new Float32Array(length);
  const slope = new Float32Array(length);
  let previous = -1;
  for (let pixel = 0; pixel < length; pixel++) {
    const at = (pixel + 0.5) / step - 0.5;
    const clamped = Math.min(gridSide - 1, Math.max(0, at));
    const cell = Math.min(cells - 1, Math.floor(clamped));
    within[pixel] = clamped - cell;
    slope[pixel] = clamped === at ? 1 / step : 0;
    for (; previous < cell; previous++) cellStart[previous + 1] = pixel;
  }
  return { cellStart, within, slope };
}

/** How much of a cell the mask covers. */
const cover = { none: 0, edge: 1, full: 2 } as const;
type Cover = (typeof cover)[keyof typeof cover];

/** Whether the edge band can reach a pixel of this cell: the logits' bilinear slope bounds how near zero is. */
function coverOf(a: number, b: number, c: number, d: number, stepX: number, stepY: number): Cover {
  const nearest = Math.min(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const isPositive = a > 0;
  if (isPositive !== b > 0 || isPositive !== c > 0 || isPositive !== d > 0) return cover.edge;
  const gx = Math.max(Math.abs(b - a), Math.abs(c - d)) / stepX;
  const gy = Math.max(Math.abs(d - a), Math.abs(c - b)) / stepY;
  if (nearest * nearest < halfBand * halfBand * (gx * gx + gy * gy)) return cover.edge;
  return isPositive ? cover.full : cover.none;
}

interface Span {
  first: number;
  last: number;
}

function widen(span: Span, at: number): void {
  if (at < span.first) span.first = at;
  if (at > span.last) span.last = at;
}

/** Draws one cell that the edge band passes through. `at` is the index in `alpha` of its first pixel. */
function drawCell(
  alpha: Uint8Array,
  at: number,
  stride: number,
  corners: readonly [number, number, number, number],
  [x0, x1, y0, y1]: readonly [number, number, number, number],
  horizontal: PixelAxis,
  vertical: PixelAxis,
): void {
  const [a, b, c, d] = corners;
  const du = b - a;
  const dv = d - a;
  const duv = a - b + c - d;
  for (let y = y0; y < y1; y++) {
    const v = vertical.within[y] ?? 0;
    const rowValue = a + dv * v;
    const rowSlope = du + duv * v;
    const sy = vertical.slope[y] ?? 0;
    const row = at + (y - y0) * stride - x0;
    for (let x = x0; x < x1; x++) {
      const u = horizontal.within[x] ?? 0;
      const value = rowValue + rowSlope * u;
      const gx = rowSlope * (horizontal.slope[x] ?? 0);
      const gy = (dv + duv * u) * sy;
      const gradient = Math.sqrt(gx * gx + gy * gy);
      if (value > 0) {
        alpha[row + x] = value >= halfBand * gradient ? 255 : Math.max(128, Math.round(255 * (0.5 + value / gradient)));
      } else if (-value < halfBand * gradient) {
        alpha[row + x] = Math.min(127, Math.round(255 * (0.5 + value / gradient)));
      }
    }
  }
}

/**
 * Draws a decoder's logits as an alpha at the photo's full resolution. The logits, not a mask, are upsampled, in one
 * bilinear step from the grid to the photo (the padding of the frame falls away); dividing them by their own gradient
 * turns them into a distance to the edge in pixels, and a one pixel wide ramp over it antialiases the edge alike at
 * every size (the level-set edge of Gustavson, "2D shape rendering by distance fields", 2012).
 *
 * @param logits f32 [256*256] over the 1024x1024 frame; above zero is inside
 * @param frame size of the photo inside the frame
 * @param image size of the photo in pixels
 * @returns alpha inside its tight bounds; a byte is at least 128 exactly where the upsampled logit is above zero
 */
export function renderMask(logits: Float32Array, frame: Size, image: Size): CroppedAlpha {
  const step = gridStep(frame, image);
  const horizontal = pixelAxis(image.width, step.x);
  const vertical = pixelAxis(image.height, step.y);

  const covers = new Uint8Array(cells * cells);
  const columns: Span = { first: cells, last: -1 };
  const rows: Span = { first: cells, last: -1 };
  for (let row = 0; row < cells; row++) {
    if (vertical.cellStart[row] === vertical.cellStart[row + 1]) continue;
    for (let column = 0; column < cells; column++) {
      if (horizontal.cellStart[column] === horizontal.cellStart[column + 1]) continue;
      const k = row * gridSide + column;
      const found = coverOf(logits[k] ?? 0, logits[k + 1] ?? 0, logits[k + gridSide + 1] ?? 0, logits[k + gridSide] ?? 0, step.x, step.y);
      covers[row * cells + column] = found;
      if (found === cover.none) continue;
      widen(columns, column);
      widen(rows, row);
    }
  }
  if (rows.last < 0) return emptyAlpha();

  const left = horizontal.cellStart[columns.first] ?? 0;
  const top = vertical.cellStart[rows.first] ?? 0;
  const width = (horizontal.cellStart[columns.last + 1] ?? 0) - left;
  const height = (vertical.cellStart[rows.last + 1] ?? 0) - top;
  const alpha = new Uint8Array(width * height);

  for (let row = rows.first; row <= rows.last; row++) {
    const y0 = vertical.cellStart[row] ?? 0;
    const y1 = vertical.cellStart[row + 1] ?? 0;
    for (let column = columns.first; column <= columns.last; column++) {
      const found = covers[row * cells + column];
      if (found === cover.none) continue;
      const x0 = horizontal.cellStart[column] ?? 0;
      if (found === cover.full) {
        while (column < columns.last && covers[row * cells + column + 1] === cover.full) column++;
        const x1 = horizontal.cellStart[column + 1] ?? 0;
        for (let y = y0; y < y1; y++) alpha.fill(255, (y - top) * width + x0 - left, (y - top) * width + x1 - left);
        continue;
      }
      const x1 = horizontal.cellStart[column + 1] ?? 0;
      const k = row * gridSide + column;
      const corners = [logits[k] ?? 0, logits[k + 1] ?? 0, logits[k + gridSide + 1] ?? 0, logits[k + gridSide] ?? 0] as const;
      drawCell(alpha, (y0 - top) * width + x0 - left, width, corners, [x0, x1, y0, y1], horizontal, vertical);
    }
  }
  return fitAlpha(alpha, { width, height }, { x: left, y: top });
}
