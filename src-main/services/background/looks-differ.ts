import type { Size } from '../../../src-preload/model/geometry';
import type { PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';
import { labelRuns } from '../../../src-preload/raster/matting/label-runs';
import { closerAt, type CloserLook } from './closer-look';

/** Of the body: what the looks differ about in one place is worth a third view. */
const leastDifference = 0.002;
const half = 128;

/** Whether two looks at a photo differ about more than an edge: a cell in which they do, and all around it too. */
export function looksDiffer(found: PiecesOfMatte, look: CloserLook, image: Size): boolean {
  const { grid, inside, body } = found;
  const at = closerAt(look, found, image);
  const differs = Uint8Array.from(inside, (was, cell) => {
    const closer = at(cell);
    return closer === undefined || closer >= half === (was === 1) ? 0 : 1;
  });
  const isInner = (at: number): boolean => differs[at] === 1 && differs[at - 1] === 1 && differs[at + 1] === 1 && differs[at - grid.width] === 1 && differs[at + grid.width] === 1;
  return labelRuns(grid, isInner, true).areas.some((area) => area >= leastDifference * body.length);
}
