import type { Size } from '../../../../src-preload/model/geometry';
import { eachSpan } from './run-alpha';

/** Which connected piece of a mask a pixel belongs to. */
export interface PieceFinder {
  /** A number for the piece; -1 for a pixel outside of the mask. */
  at(column: number, row: number): number;
}

/**
 * Connected pieces (4 neighbours) of a mask, from the spans of its columns: spans of neighbouring columns that share a
 * row belong together (union-find). Takes memory for spans, not for pixels.
 */
export function findPieces(size: Size, runs: Uint32Array): PieceFinder {
  const starts: number[] = [];
  const ends: number[] = [];
  const firstOf = new Int32Array(size.width + 1);
  let filled = 0;
  eachSpan(size, runs, (column, from, to) => {
    while (filled <= column) firstOf[filled++] = starts.length;
    starts.push(from);
    ends.push(to);
  });
  while (filled <= size.width) firstOf[filled++] = starts.length;

  const parent = Int32Array.from(starts.keys());
  const rootOf = (span: number): number => {
    let at = span;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let column = 1; column < size.width; column++) {
    let before = firstOf[column - 1] as number;
    let here = firstOf[column] as number;
    const beforeEnd = here;
    const hereEnd = firstOf[column + 1] as number;
    while (before < beforeEnd && here < hereEnd) {
      const top = Math.max(starts[before] as number, starts[here] as number);
      if (top < Math.min(ends[before] as number, ends[here] as number)) parent[rootOf(here)] = rootOf(before);
      if ((ends[before] as number) < (ends[here] as number)) before++;
      else here++;
    }
  }

  return {
    at: (column, row) => {
      if (column < 0 || column >= size.width) return -1;
      let low = firstOf[column] as number;
      let high = (firstOf[column + 1] as number) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        if (row < (starts[middle] as number)) high = middle - 1;
        else if (row >= (ends[middle] as number)) low = middle + 1;
        else return rootOf(middle);
      }
      return -1;
    },
  };
}
