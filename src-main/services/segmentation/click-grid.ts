import type { Size } from '../../../src-preload/model/geometry';
import { gridSide, samplesInside } from '../../../src-preload/raster/logit-grid';
import { eachRowNearest } from '../../../src-preload/raster/nearest-covered';
import type { DecoderPoint } from '../../inference/inference';

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

/** Numbers the regions (4 neighbours) of a mask from 1; 0 is outside of all. */
export function labelRegions(mask: Uint8Array, { columns, rows }: ClickGrid): Int32Array<ArrayBuffer> {
  const labels = new Int32Array(columns * rows);
  const region = new Int32Array(columns * rows);
  let label = 0;
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    label += 1;
    let size = 1;
    region[0] = start;
    labels[start] = label;
    const visit = (at: number): void => {
      if (mask[at] === 0 || labels[at] !== 0) return;
      labels[at] = label;
      region[size++] = at;
    };
    for (let k = 0; k < size; k++) {
      const at = region[k] as number;
      const x = at % columns;
      if (x > 0) visit(at - 1);
      if (x < columns - 1) visit(at + 1);
      if (at >= columns) visit(at - columns);
      if (at < columns * (rows - 1)) visit(at + columns);
    }
  }
  return labels;
}

/** Distance of each sample of a mask to the nearest one outside, in samples; beyond the photo is outside. */
export function depthsOf(mask: Uint8Array, { columns, rows }: ClickGrid): Float32Array<ArrayBuffer> {
  const width = columns + 2;
  const outside = new Uint8Array(width * (rows + 2)).fill(1);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) outside[(y + 1) * width + x + 1] = mask[y * columns + x] === 0 ? 1 : 0;
  const depths = new Float32Array(columns * rows);
  eachRowNearest(outside, width, rows + 2, gridSide, (y, nearest, offsets) => {
    if (y === 0 || y > rows) return;
    for (let x = 1; x <= columns; x++) {
      const column = nearest[x] as number;
      if (column >= 0) depths[(y - 1) * columns + x - 1] = Math.hypot(column - x, offsets[y * width + column] as number);
    }
  });
  return depths;
}

/** How far inside a mask a place lies, as a share of its deepest place: 0 outside, 1 in the middle. */
export function depthAt(mask: Uint8Array, grid: ClickGrid, at: { readonly x: number; readonly y: number }): number {
  if (mask[at.y * grid.columns + at.x] === 0) return 0;
  const depths = depthsOf(mask, grid);
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
  return deepest === 0 ? 0 : (depths[at.y * grid.columns + at.x] as number) / deepest;
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
