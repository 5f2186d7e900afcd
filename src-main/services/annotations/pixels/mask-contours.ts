import type { CroppedAlpha } from '../../../../src-preload/raster/bounds';

/** Sides of a cell between four pixel centres. */
const top = 0;
const right = 1;
const bottom = 2;
const left = 3;

/**
 * By the pixels inside (1 top left, 2 top right, 4 bottom right, 8 bottom left): from which side of the cell to which
 * the contour runs, twice where two pixels touch at a corner alone. Those stay apart: pieces are of 4 neighbours.
 */
const ways: readonly (readonly number[])[] = [
  [], [top, left], [right, top], [right, left], [bottom, right], [top, left, bottom, right], [bottom, top], [bottom, left],
  [left, bottom], [top, bottom], [right, top, left, bottom], [right, bottom], [left, right], [top, right], [left, top], [],
];

/**
 * The contours of a mask of 0 and 255, half-way between pixel centres: marching squares (Lorensen and Cline 1987, in the
 * plane) as `ringsFromAlpha` does them, without a grey level to look at, some ten times as fast.
 * @returns closed rings `x0, y0, x1, y1, …` in image pixels; outer ones run clockwise on the screen, holes the other way
 */
export function maskContours({ bounds, alpha }: Pick<CroppedAlpha, 'bounds' | 'alpha'>): readonly number[][] {
  const columns = bounds.width + 2;
  // With an empty border, so that no cell has to ask whether it lies on it.
  const plane = new Uint8Array(columns * (bounds.height + 2));
  for (let y = 0; y < bounds.height; y++) plane.set(alpha.subarray(y * bounds.width, (y + 1) * bounds.width), (y + 1) * columns + 1);

  // Edge 2k runs from point k to the right, 2k + 1 down.
  const next = new Map<number, number>();
  const last = plane.length - columns - 1;
  for (let k = 0, before = 0; k < last; k++) {
    const after = ((plane[k + 1] as number) & 2) | ((plane[k + columns + 1] as number) & 4);
    const state = before | after;
    before = (after >> 1) & 1 | ((after & 4) << 1);
    if (state === 0 || state === 15) continue;
    const way = ways[state] as readonly number[];
    const edges = [2 * k, 2 * k + 3, 2 * (k + columns), 2 * k + 1];
    for (let i = 0; i < way.length; i += 2) next.set(edges[way[i] as number] as number, edges[way[i + 1] as number] as number);
  }

  const rings: number[][] = [];
  for (const [start] of next) {
    const ring: number[] = [];
    for (let edge: number | undefined = start; edge !== undefined; ) {
      const k = edge >> 1;
      const row = Math.floor(k / columns);
      const isDown = edge & 1;
      ring.push(bounds.x + k - row * columns - 0.5 * isDown, bounds.y + row - 0.5 + 0.5 * isDown);
      const following: number | undefined = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    // The last edge is the first one again.
    rings.push(ring.slice(0, -2));
  }
  return rings;
}
