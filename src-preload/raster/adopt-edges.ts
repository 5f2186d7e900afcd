import type { Rect, Size } from '../model/geometry';
import { labelRuns } from './matting/label-runs';

/** Of the object's area: where the two differ by more in one place, they mean different things. */
const mostDifference = 0.002;
/** Of the object's area: a closer look that loses more in one place, or finds more, sees something else. */
const mostOpinion = 0.08;
const half = 128;
/** Pixels around what one of them has, in which the other's edge of it would show as a line. */
const edgeReach = 6;
/** Pixels of a run from one that an opinion is asked about to the next. */
const stride = 4;

interface Planes {
  readonly before: Uint8Array;
  readonly closer: Uint8Array;
  readonly size: Size;
}

/** How much speaks for a pixel of the part: above 0 for the first look there, below 0 for the closer one. */
export type Opinion = (x: number, y: number, wasIn: boolean) => number;

interface Differing {
  readonly wasIn: boolean;
  /** Of the object, in pixels. */
  readonly area: number;
  readonly opinion: Opinion | undefined;
}

type Run = readonly [row: number, start: number, end: number];

/** Runs of pixels that were on one side of one half and are on the other now, where the first look holds: not along the contour, and not where the opinion says otherwise. */
function keptRuns({ before, closer, size }: Planes, { wasIn, area, opinion = () => 1 }: Differing): readonly Run[] {
  const was = (at: number): boolean => (before[at] as number) >= half === wasIn;
  const { rows, starts, ends, components, areas } = labelRuns(size, (at) => was(at) && (closer[at] as number) >= half !== wasIn, true);
  const isEdge = new Uint8Array(areas.length);
  const votes = new Float64Array(areas.length);
  const runs = Array.from(rows, (row, run): Run => [row, starts[run] as number, ends[run] as number]);
  for (const [run, [row, start, end]] of runs.entries()) {
    const component = components[run] as number;
    for (let x = start; x < end; x += stride) votes[component] = (votes[component] as number) + opinion(x, row, wasIn);
    if (isEdge[component] === 1 || (areas[component] as number) > mostDifference * area) continue;
    for (let x = start; x < end && isEdge[component] === 0; x++) {
      const at = row * size.width + x;
      const touches = (x > 0 && !was(at - 1)) || (x + 1 < size.width && !was(at + 1)) || (row > 0 && !was(at - size.width)) || (row + 1 < size.height && !was(at + size.width));
      if (touches) isEdge[component] = 1;
    }
  }
  const holds = areas.map((pixels, component) => isEdge[component] === 0 && ((votes[component] as number) > 0 || pixels > mostOpinion * area));
  return runs.filter((_, run) => holds[components[run] as number]);
}

/**
 * Takes over the edges of a closer look at a part of the photo wherever both mean the same thing: it has more pixels
 * for them. What one of them takes in and the other leaves out is as the opinion says; without one it stays as it was,
 * unless it is tiny and at the contour.
 * @param alpha image.width * image.height bytes; written to
 * @param closer part.width * part.height bytes
 */
export function adoptEdges(alpha: Uint8Array, { width }: Size, closer: Uint8Array, part: Rect, opinion?: Opinion): void {
  let area = 0;
  for (const value of alpha) if (value >= half) area++;
  const before = new Uint8Array(closer.length);
  const firstOf = (row: number): number => (part.y + row) * width + part.x;
  for (let y = 0; y < part.height; y++) before.set(alpha.subarray(firstOf(y), firstOf(y) + part.width), y * part.width);
  for (let y = 0; y < part.height; y++) alpha.set(closer.subarray(y * part.width, (y + 1) * part.width), firstOf(y));
  for (const wasIn of [true, false]) {
    const either = wasIn ? Math.max : Math.min;
    for (const [row, start, end] of keptRuns({ before, closer, size: part }, { wasIn, area, opinion })) {
      const [left, right] = [Math.max(0, start - edgeReach), Math.min(part.width, end + edgeReach)];
      for (let y = Math.max(0, row - edgeReach); y <= Math.min(part.height - 1, row + edgeReach); y++) {
        for (let x = left; x < right; x++) {
          const at = firstOf(y) + x;
          alpha[at] = either(alpha[at] as number, before[y * part.width + x] as number);
        }
      }
    }
  }
}
