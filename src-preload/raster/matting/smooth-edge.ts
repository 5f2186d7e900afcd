import type { Size } from '../../model/geometry';
import { blurPlane } from '../gaussian-blur';
import { boxMean } from './box-mean';
import { eachEdgeTile } from './edge-tiles';

/** Mean slope, out of 255, below which there is no edge to speak of. */
const faint = 1;
/** Deviations of the blur in whose radius the slope is averaged. */
const slopeReach = 1.5;
/** Deviations that three boxes reach. */
const blurReach = 3;
/** Deviations from which on the blur is made of cells: a side of them takes a third of a deviation. */
const coarseFrom = 6;
const perDeviation = 3;
const leastTile = 64;

/** What goes with the slopes of a plane: their mean, weighted by themselves, in cells. */
interface Steepness {
  readonly cell: number;
  readonly columns: number;
  /** 0..1 */
  readonly steep: Float32Array;
}

/** How steep the edges around each cell are: the mean of the squared slope over the mean of the slope. */
function steepness(alpha: Uint8Array, { width, height }: Size, deviation: number): Steepness {
  const cell = Math.max(2, Math.round(deviation / 2));
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const slopes = new Float32Array(columns * rows);
  const squares = new Float32Array(columns * rows);
  for (let y = 0, i = 0; y < height; y++) {
    const below = y + 1 < height ? width : 0;
    const row = Math.floor(y / cell) * columns;
    for (let x = 0; x < width; x++, i++) {
      const own = alpha[i] as number;
      const dx = (alpha[x + 1 < width ? i + 1 : i] as number) - own;
      const dy = (alpha[i + below] as number) - own;
      if (dx === 0 && dy === 0) continue;
      const slope = Math.min(255, Math.sqrt(dx * dx + dy * dy));
      const at = row + Math.floor(x / cell);
      slopes[at] = (slopes[at] as number) + slope;
      squares[at] = (squares[at] as number) + (slope * slope) / 255;
    }
  }
  const spare = new Float32Array(slopes.length);
  const reach = Math.max(1, Math.round((slopeReach * deviation) / cell));
  boxMean(slopes, { width: columns, height: rows }, reach, spare);
  boxMean(squares, { width: columns, height: rows }, reach, spare);
  const least = faint * cell * cell;
  return { cell, columns, steep: slopes.map((slope, at) => (slope > least ? Math.min(1, (squares[at] as number) / slope) : 1)) };
}

/** A blurred value, 0..255 with fractions, with the slope given back that the blur took. */
function steepened(value: number, deviation: number, steep: number): number {
  const gain = Math.sqrt(1 + 2 * Math.PI * deviation * deviation * steep * steep);
  return Math.min(255, Math.max(0, 127.5 + (value - 127.5) * gain)) + 0.5;
}

/** By a small deviation, only where there are edges. */
function smoothFinely(alpha: Uint8Array, size: Size, deviation: number, { cell, columns, steep }: Steepness): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(alpha);
  const halo = Math.ceil(blurReach * deviation) + 1;
  eachEdgeTile(alpha, size, Math.max(leastTile, halo), halo, ({ x, y, width, height, around, stride }) => {
    const blurred = blurPlane(around, { width: stride, height: height + 2 * halo }, deviation, 'clamped');
    for (let row = 0; row < height; row++) {
      const steepRow = Math.floor((y + row) / cell) * columns;
      for (let column = 0, from = (row + halo) * stride + halo, to = (y + row) * size.width + x; column < width; column++, from++, to++) {
        const value = blurred[from] as number;
        out[to] = value === 0 || value === 255 ? value : steepened(value, deviation, steep[steepRow + Math.floor((x + column) / cell)] as number);
      }
    }
  });
  return out;
}

/** Means of squares of `step` pixels, cut off at the border. */
function reduced(alpha: Uint8Array, { width, height }: Size, step: number): { readonly size: Size; readonly plane: Uint8Array } {
  const size = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const sums = new Float32Array(size.width * size.height);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / step) * size.width;
    for (let x = 0; x < width; x++, i++) {
      const at = row + Math.floor(x / step);
      sums[at] = (sums[at] as number) + (alpha[i] as number);
    }
  }
  const inside = (at: number, length: number): number => Math.min(step, length - at * step);
  return { size, plane: Uint8Array.from(sums, (sum, at) => sum / (inside(at % size.width, width) * inside(Math.floor(at / size.width), height)) + 0.5) };
}

/** By a large deviation: blurred in cells that are small beside it. */
function smoothCoarsely(alpha: Uint8Array, { width, height }: Size, deviation: number, { cell, columns, steep }: Steepness): Uint8Array<ArrayBuffer> {
  const step = Math.floor(deviation / perDeviation);
  const { size, plane } = reduced(alpha, { width, height }, step);
  // Averaging over cells and reading between them blur by about a quarter of a cell's square.
  const blurred = blurPlane(plane, size, Math.sqrt((deviation / step) ** 2 - 0.25), 'clamped');
  const out = new Uint8Array(width * height);
  const last = { x: size.width - 1, y: size.height - 1 };
  for (let y = 0, i = 0; y < height; y++) {
    const v = Math.min(last.y, Math.max(0, (y + 0.5) / step - 0.5));
    const top = Math.floor(v);
    const above = top * size.width;
    const below = Math.min(last.y, top + 1) * size.width;
    const steepRow = Math.floor(y / cell) * columns;
    for (let x = 0; x < width; x++, i++) {
      const u = Math.min(last.x, Math.max(0, (x + 0.5) / step - 0.5));
      const left = Math.floor(u);
      const right = Math.min(last.x, left + 1);
      const upper = (blurred[above + left] as number) + ((blurred[above + right] as number) - (blurred[above + left] as number)) * (u - left);
      const lower = (blurred[below + left] as number) + ((blurred[below + right] as number) - (blurred[below + left] as number)) * (u - left);
      const value = upper + (lower - upper) * (v - top);
      out[i] = value === 0 || value === 255 ? value : steepened(value, deviation, steep[steepRow + Math.floor(x / cell)] as number);
    }
  }
  return out;
}

/**
 * Smooths the contour of an alpha and leaves its edge as soft as it is: a Gaussian blur takes out what is smaller than
 * the radius, and a steeper curve around one half gives back the slope that the blur took. An edge of slope s that is
 * blurred by a deviation d has about the slope s / sqrt(1 + 2 pi d d s s).
 *
 * @param alpha size.width * size.height bytes; the caller leaves room
 * @param radius two deviations of the blur, in pixels
 * @returns a copy
 */
export function smoothEdge(alpha: Uint8Array, size: Size, radius: number): Uint8Array<ArrayBuffer> {
  const deviation = radius / 2;
  if (deviation <= 0) return Uint8Array.from(alpha);
  const steep = steepness(alpha, size, deviation);
  return deviation < coarseFrom ? smoothFinely(alpha, size, deviation, steep) : smoothCoarsely(alpha, size, deviation, steep);
}
