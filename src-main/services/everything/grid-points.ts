import type { Point, Size } from '../../../src-preload/model/geometry';
import { frameSide, gridSide } from '../../../src-preload/raster/logit-grid';

/** One place that can be clicked. */
export interface GridPoint {
  /** Share of the photo's width and height. */
  readonly at: Point;
  /** The nearest sample of the logits. */
  readonly sample: Point;
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
