import type { Size } from '../../../../src-preload/model/geometry';
import { emptyAlpha, type CroppedAlpha } from '../../../../src-preload/raster/bounds';

/** Calls back for every piece of a column that is inside, column by column: rows `from` to `to` (not included). */
export function eachSpan({ height }: Size, runs: Uint32Array, visit: (column: number, from: number, to: number) => void): void {
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const end = at + (runs[i] as number);
    if (i % 2 === 1) {
      for (let start = at; start < end; ) {
        const column = Math.floor(start / height);
        const stop = Math.min(end, (column + 1) * height);
        visit(column, start - column * height, stop - column * height);
        start = stop;
      }
    }
    at = end;
  }
}

/** The mask that run lengths of the whole photo mean: 0 or 255 inside its tight bounds. */
export function alphaOfRuns(size: Size, runs: Uint32Array): CroppedAlpha {
  let left = size.width;
  let right = 0;
  let top = size.height;
  let bottom = 0;
  let area = 0;
  eachSpan(size, runs, (column, from, to) => {
    if (column < left) left = column;
    if (column >= right) right = column + 1;
    if (from < top) top = from;
    if (to > bottom) bottom = to;
    area += to - from;
  });
  if (area === 0) return emptyAlpha();
  const width = right - left;
  const alpha = new Uint8Array(width * (bottom - top));
  eachSpan(size, runs, (column, from, to) => {
    const last = (to - top) * width + column - left;
    for (let i = (from - top) * width + column - left; i < last; i += width) alpha[i] = 255;
  });
  return { bounds: { x: left, y: top, width, height: bottom - top }, alpha, area };
}
