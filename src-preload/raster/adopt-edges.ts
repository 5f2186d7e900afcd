import type { Rect, Size } from '../model/geometry';
import { labelRuns } from './matting/label-runs';

/** Of the object's area: where the two differ by more in one place, they mean different things, and the first one holds. */
const mostDifference = 0.002;
const half = 128;

interface Planes {
  readonly before: Uint8Array;
  readonly closer: Uint8Array;
  readonly size: Size;
}

/** Runs of pixels that were on one side of one half and are on the other now, but for those along the contour: no edge has moved there. */
function unlikeRuns({ before, closer, size }: Planes, wasIn: boolean, mostArea: number): readonly (readonly [row: number, start: number, end: number])[] {
  const was = (at: number): boolean => (before[at] as number) >= half === wasIn;
  const { rows, starts, ends, components, areas } = labelRuns(size, (at) => was(at) && (closer[at] as number) >= half !== wasIn, true);
  const isEdge = new Uint8Array(areas.length);
  const runs = Array.from(rows, (row, run) => [row, starts[run] as number, ends[run] as number] as const);
  for (const [run, [row, start, end]] of runs.entries()) {
    const component = components[run] as number;
    if (isEdge[component] === 1 || (areas[component] as number) > mostArea) continue;
    for (let x = start; x < end && isEdge[component] === 0; x++) {
      const at = row * size.width + x;
      const touches = (x > 0 && !was(at - 1)) || (x + 1 < size.width && !was(at + 1)) || (row > 0 && !was(at - size.width)) || (row + 1 < size.height && !was(at + size.width));
      if (touches) isEdge[component] = 1;
    }
  }
  return runs.filter((_, run) => isEdge[components[run] as number] === 0);
}

/**
 * Takes over the edges of a closer look at a part of the photo wherever both mean the same thing: it has more pixels
 * for them. What one of them takes in and the other leaves out stays as it was, unless it is tiny and at the contour.
 * @param alpha image.width * image.height bytes; written to
 * @param closer part.width * part.height bytes
 */
export function adoptEdges(alpha: Uint8Array, { width }: Size, closer: Uint8Array, part: Rect): void {
  let area = 0;
  for (const value of alpha) if (value >= half) area++;
  const before = new Uint8Array(closer.length);
  const firstOf = (row: number): number => (part.y + row) * width + part.x;
  for (let y = 0; y < part.height; y++) before.set(alpha.subarray(firstOf(y), firstOf(y) + part.width), y * part.width);
  for (let y = 0; y < part.height; y++) alpha.set(closer.subarray(y * part.width, (y + 1) * part.width), firstOf(y));
  for (const wasIn of [true, false]) {
    for (const [row, start, end] of unlikeRuns({ before, closer, size: part }, wasIn, mostDifference * area)) {
      alpha.set(before.subarray(row * part.width + start, row * part.width + end), firstOf(row) + start);
    }
  }
}
