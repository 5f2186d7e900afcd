import type { Point, Size } from '../../../src-preload/model/geometry';
import { frameSide, gridSide } from '../../../src-preload/raster/logit-grid';

/** One place that can be clicked. */
export interface GridPoint {
  /** Share of the photo's width and height. */
  readonly at: Point;
  /** The nearest sample of the logits. */
  readonly sample: Point;
}

/** One in so many runs goes to the places of an even grid, wherever small things are promised. */
const runsPerStart = 7;

/**
 * The points of a `side` x `side` grid that lie next to the centres of an even, coarser one, row by row: large things are
 * hit by them.
 * @param runs that the search has altogether
 */
export function startPoints(side: number, runs: number): readonly number[] {
  const perSide = Math.min(side, Math.max(1, Math.floor(Math.sqrt(runs / runsPerStart))));
  const along = (k: number): number => Math.floor(((k + 0.5) * side) / perSide);
  return Array.from({ length: perSide * perSide }, (_, k) => along(Math.floor(k / perSide)) * side + along(k % perSide));
}

/** Centres of `side` x `side` equal cells of the photo, row by row, as SAM's automatic mask generator lays them. */
export function gridPoints(side: number, frame: Size): readonly GridPoint[] {
  const sampleAt = (share: number, length: number): number =>
    Math.min(gridSide - 1, Math.max(0, Math.round((share * length * gridSide) / frameSide - 0.5)));
  return Array.from({ length: side * side }, (_, k) => {
    const x = ((k % side) + 0.5) / side;
    const y = (Math.floor(k / side) + 0.5) / side;
    return { at: { x, y }, sample: { x: sampleAt(x, frame.width), y: sampleAt(y, frame.height) } };
  });
}
