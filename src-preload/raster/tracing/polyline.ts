import type { Point } from '../../model/geometry';

/** Points of a closed ring, in order, the first not repeated; indices go round. */
export interface Ring {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Length of the ring up to each point; one more than points, the last is the whole. */
  readonly lengths: Float64Array;
}

/** @param ring `x0, y0, x1, y1, …`; points that repeat the one before are left out */
export function ringOf(ring: Float32Array): Ring {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
    if (x === xs.at(-1) && y === ys.at(-1)) continue;
    xs.push(x);
    ys.push(y);
  }
  if (xs.length > 1 && xs[0] === xs.at(-1) && ys[0] === ys.at(-1)) {
    xs.pop();
    ys.pop();
  }
  const lengths = new Float64Array(xs.length + 1);
  for (let i = 0; i < xs.length; i++) {
    const next = (i + 1) % xs.length;
    lengths[i + 1] = (lengths[i] ?? 0) + Math.hypot((xs[next] ?? 0) - (xs[i] ?? 0), (ys[next] ?? 0) - (ys[i] ?? 0));
  }
  return { xs: Float64Array.from(xs), ys: Float64Array.from(ys), lengths };
}

/** Enclosed area in square pixels, whichever way the ring runs. */
export function ringArea({ xs, ys }: Ring): number {
  let sum = 0;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) sum += (xs[j] ?? 0) * (ys[i] ?? 0) - (xs[i] ?? 0) * (ys[j] ?? 0);
  return Math.abs(sum) / 2;
}

/** The point at a length along the ring, which goes round. */
export function pointAlong({ xs, ys, lengths }: Ring, length: number): Point {
  const count = xs.length;
  const total = lengths[count] ?? 0;
  const wanted = ((length % total) + total) % total;
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  const next = (low + 1) % count;
  const span = (lengths[low + 1] ?? 0) - (lengths[low] ?? 0);
  const t = span > 0 ? (wanted - (lengths[low] ?? 0)) / span : 0;
  const [x, y] = [xs[low] ?? 0, ys[low] ?? 0];
  return { x: x + t * ((xs[next] ?? 0) - x), y: y + t * ((ys[next] ?? 0) - y) };
}
