import type { Rect } from '../../../src-preload/model/geometry';

/** An alpha from its own corner on, one sample for each square of photo pixels. */
export interface AlphaLattice {
  readonly alpha: Uint8Array<ArrayBuffer>;
  readonly columns: number;
  readonly rows: number;
  /** Side of a square. */
  readonly step: number;
}

/** Samples at or above are inside. */
const inside = 128;

/** The mean of each square keeps where an edge runs to a fraction of a pixel; beyond the bounds there is 0. */
function coarsen(alpha: Uint8Array<ArrayBuffer>, { width, height }: Rect, step: number): AlphaLattice {
  if (step === 1) return { alpha, columns: width, rows: height, step };
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const means = new Uint8Array(columns * rows);
  const sums = new Uint32Array(columns);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    const end = Math.min(height, (row + 1) * step);
    for (let y = row * step; y < end; y++) {
      for (let x = 0, column = 0, left = step, at = y * width; x < width; x++, at++) {
        sums[column] = (sums[column] ?? 0) + (alpha[at] ?? 0);
        if (--left > 0) continue;
        left = step;
        column++;
      }
    }
    for (let column = 0; column < columns; column++) means[row * columns + column] = Math.round((sums[column] ?? 0) / (step * step));
  }
  return { alpha: means, columns, rows, step };
}

/** Samples on whose left or upper side a contour runs, counted up to `most`. */
function crossings({ alpha, columns }: AlphaLattice, most: number): number {
  let count = 0;
  for (let k = columns; k < alpha.length && count <= most; k++) {
    const isInside = (alpha[k] ?? 0) >= inside;
    if ((alpha[k - 1] ?? 0) >= inside !== isInside || (alpha[k - columns] ?? 0) >= inside !== isInside) count++;
  }
  return count;
}

/** As fine as it can be with no more than about `most` samples that the contour at half alpha passes. */
export function finestLattice(alpha: Uint8Array<ArrayBuffer>, bounds: Rect, most: number): AlphaLattice {
  for (let step = 1; ; step *= 2) {
    const lattice = coarsen(alpha, bounds, step);
    if (crossings(lattice, most) <= most) return lattice;
  }
}
