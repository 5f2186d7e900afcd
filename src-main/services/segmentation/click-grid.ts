import type { Size } from '../../../src-preload/model/geometry';
import { gridSide, samplesInside } from '../../../src-preload/raster/logit-grid';
import type { DecoderPoint } from '../../inference/inference';
import { depthsAt } from './grid-depths';

/** The part of the 256x256 grid of logits that lies in the photo. */
export interface ClickGrid {
  readonly columns: number;
  readonly rows: number;
}

/** One click on it. */
export interface GridClick {
  readonly x: number;
  readonly y: number;
  readonly positive: boolean;
}

const framePerGrid = 4;

export const gridOf = (frame: Size): ClickGrid => ({ columns: samplesInside(frame.width), rows: samplesInside(frame.height) });

/** The clicks among a decoder's points; corners of boxes are none. SAM's points count from pixel centres, hence the half pixel. */
export function clicksOn({ columns, rows }: ClickGrid, points: readonly DecoderPoint[]): readonly GridClick[] {
  const near = (at: number, count: number): number => Math.min(count - 1, Math.max(0, Math.round((at + 0.5) / framePerGrid - 0.5)));
  return points.filter(({ label }) => label <= 1).map(({ x, y, label }) => ({ x: near(x, columns), y: near(y, rows), positive: label === 1 }));
}

/** @returns one byte a sample of the grid, columns * rows: 1 where the logits are above zero */
export function insideOf(logits: Float32Array, { columns, rows }: ClickGrid): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) mask[y * columns + x] = (logits[y * gridSide + x] as number) > 0 ? 1 : 0;
  return mask;
}

/** What is waiting to be looked around; one for all, because memory that is new each time costs more than the search. */
const waiting = new Int32Array(gridSide * gridSide);

/**
 * The regions (4 neighbours) of a mask that hold one of some places.
 * @param places indices into the mask; those outside of it count for nothing
 * @returns 1 for each sample of such a region, and how many there are
 */
export function regionsAt(mask: Uint8Array, { columns }: ClickGrid, places: readonly number[]): { readonly reached: Uint8Array; readonly size: number } {
  const reached = new Uint8Array(mask.length);
  const last = columns - 1;
  // Reading beyond an array's ends makes a loop many times slower.
  const lastRow = mask.length - columns;
  let size = 0;
  for (const at of places) {
    if (mask[at] !== 1 || reached[at] === 1) continue;
    reached[at] = 1;
    waiting[size++] = at;
  }
  for (let k = 0; k < size; k++) {
    const at = waiting[k] as number;
    const x = at % columns;
    if (at >= columns && mask[at - columns] === 1 && reached[at - columns] === 0) {
      reached[at - columns] = 1;
      waiting[size++] = at - columns;
    }
    if (at < lastRow && mask[at + columns] === 1 && reached[at + columns] === 0) {
      reached[at + columns] = 1;
      waiting[size++] = at + columns;
    }
    if (x > 0 && mask[at - 1] === 1 && reached[at - 1] === 0) {
      reached[at - 1] = 1;
      waiting[size++] = at - 1;
    }
    if (x < last && mask[at + 1] === 1 && reached[at + 1] === 0) {
      reached[at + 1] = 1;
      waiting[size++] = at + 1;
    }
  }
  return { reached, size };
}

/** How far inside a mask a place lies, as a share of its deepest place: 0 outside, 1 in the middle. */
export function depthAt(mask: Uint8Array, grid: ClickGrid, at: { readonly x: number; readonly y: number }): number {
  if (mask[at.y * grid.columns + at.x] === 0) return 0;
  const { own, deepest } = depthsAt(mask, grid, at);
  return deepest === 0 ? 0 : own / deepest;
}

/** IoU of two masks by their logits, over the whole grid; 1 for two empty ones. */
export function logitsIou(a: Float32Array, b: Float32Array): number {
  let shared = 0;
  let either = 0;
  for (let k = 0; k < a.length; k++) {
    const inA = (a[k] as number) > 0;
    const inB = (b[k] as number) > 0;
    if (inA && inB) shared++;
    if (inA || inB) either++;
  }
  return either === 0 ? 1 : shared / either;
}
