import type { Size } from '../model/geometry';
import { gridSide, gridStep, samplesInside } from './logit-grid';

/** Positions inside a cell that the contour crosses, along each axis. */
const samples = 4;

/** Share of a cell, whose corner logits are a b / d c, in which the bilinear surface is above zero. */
function coveredShare(a: number, b: number, c: number, d: number): number {
  let inside = 0;
  for (let i = 0; i < samples; i++) {
    const v = (i + 0.5) / samples;
    const left = a + (d - a) * v;
    const right = b + (c - b) * v;
    for (let j = 0; j < samples; j++) if (left + ((right - left) * (j + 0.5)) / samples > 0) inside++;
  }
  return inside / (samples * samples);
}

/**
 * Area inside the zero contour of a decoder's logits, in image pixels: whole cells are counted, cells that the contour
 * crosses are sampled on a 4x4 grid, and the half cells along the photo's border take the share of their neighbour.
 * A few tenths of a millisecond, where tracing the contour takes several; within 1 % of it for objects of 100 cells.
 *
 * @param logits f32 [256*256] over the 1024x1024 frame
 * @param frame size of the photo inside the frame
 * @param image size of the photo in pixels
 */
export function contourArea(logits: Float32Array, frame: Size, image: Size): number {
  const columns = samplesInside(frame.width);
  const rows = samplesInside(frame.height);
  let cells = 0;
  for (let row = 0; row < rows - 1; row++) {
    const rowWeight = (row === 0 ? 1.5 : 1) + (row === rows - 2 ? 0.5 : 0);
    let covered = 0;
    let isAbove = (logits[row * gridSide] ?? 0) > 0;
    let isBelow = (logits[(row + 1) * gridSide] ?? 0) > 0;
    for (let column = 0; column < columns - 1; column++) {
      const k = row * gridSide + column;
      const isAboveNext = (logits[k + 1] ?? 0) > 0;
      const isBelowNext = (logits[k + gridSide + 1] ?? 0) > 0;
      let share = 0;
      if (isAbove === isBelow && isAbove === isAboveNext && isAbove === isBelowNext) share = isAbove ? 1 : 0;
      else share = coveredShare(logits[k] ?? 0, logits[k + 1] ?? 0, logits[k + gridSide + 1] ?? 0, logits[k + gridSide] ?? 0);
      covered += share * ((column === 0 ? 1.5 : 1) + (column === columns - 2 ? 0.5 : 0));
      isAbove = isAboveNext;
      isBelow = isBelowNext;
    }
    cells += covered * rowWeight;
  }
  const step = gridStep(frame, image);
  return Math.min(image.width * image.height, cells * step.x * step.y);
}
