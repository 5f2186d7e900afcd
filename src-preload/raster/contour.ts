import type { Size } from '../model/geometry';
import { gridSide, gridStep } from './logit-grid';

/** Logit of everything outside the photo: so low that no contour leaves it. */
const outside = -1e30;
const none = -1;

/** The logits inside the photo, with a row or column on each border and one more, outside, at the same place. */
interface Lattice {
  readonly columns: number;
  readonly rows: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly values: Float32Array;
}

interface Axis {
  /** Image coordinate of each lattice line. */
  readonly at: Float64Array;
  /** Grid coordinate that each line reads its logits from; the outermost two are never read. */
  readonly from: Float64Array;
}

function axis(length: number, step: number): Axis {
  const inside: number[] = [];
  for (let i = 0; i < gridSide && (i + 0.5) * step < length; i++) inside.push((i + 0.5) * step);
  const at = Float64Array.from([0, 0, ...inside, length, length]);
  const from = at.map((x) => Math.min(gridSide - 1, Math.max(0, x / step - 0.5)));
  return { at, from };
}

function latticeOf(logits: Float32Array, frame: Size, image: Size): Lattice {
  const step = gridStep(frame, image);
  const x = axis(image.width, step.x);
  const y = axis(image.height, step.y);
  const columns = x.at.length;
  const rows = y.at.length;
  const values = new Float32Array(columns * rows).fill(outside);
  for (let row = 1; row < rows - 1; row++) {
    const gy = y.from[row] ?? 0;
    const top = Math.min(gridSide - 2, Math.floor(gy));
    const v = gy - top;
    for (let column = 1; column < columns - 1; column++) {
      const gx = x.from[column] ?? 0;
      const left = Math.min(gridSide - 2, Math.floor(gx));
      const u = gx - left;
      const at = top * gridSide + left;
      const upper = (logits[at] ?? 0) * (1 - u) + (logits[at + 1] ?? 0) * u;
      const lower = (logits[at + gridSide] ?? 0) * (1 - u) + (logits[at + gridSide + 1] ?? 0) * u;
      values[row * columns + column] = upper * (1 - v) + lower * v;
    }
  }
  return { columns, rows, xs: x.at, ys: y.at, values };
}

/**
 * For each lattice edge that the contour crosses, the edge that it crosses next, with the inside on its right hand
 * on the screen. Edge `2k` runs from lattice point `k` to the right, `2k + 1` down.
 */
function linkEdges({ columns, rows, values }: Lattice): { readonly next: Int32Array; readonly starts: readonly number[] } {
  const next = new Int32Array(2 * columns * rows).fill(none);
  const starts: number[] = [];
  const link = (from: number, to: number): void => {
    next[from] = to;
    starts.push(from);
  };
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const k = row * columns + column;
      const a = values[k] ?? 0;
      const b = values[k + 1] ?? 0;
      const d = values[k + columns] ?? 0;
      const c = values[k + columns + 1] ?? 0;
      const state = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (state === 0 || state === 15) continue;
      const top = 2 * k;
      const right = 2 * (k + 1) + 1;
      const bottom = 2 * (k + columns);
      const left = 2 * k + 1;
      // Nielson and Hamann's asymptotic decider (1991): a saddle is joined where the bilinear surface, which the
      // full-resolution mask is rendered from, is positive at its saddle point.
      const joined = a * c - b * d > 0 === a > 0;
      switch (state) {
        case 1: link(top, left); break;
        case 2: link(right, top); break;
        case 3: link(right, left); break;
        case 4: link(bottom, right); break;
        case 5:
          if (joined) { link(top, right); link(bottom, left); }
          else { link(top, left); link(bottom, right); }
          break;
        case 6: link(bottom, top); break;
        case 7: link(bottom, left); break;
        case 8: link(left, bottom); break;
        case 9: link(top, bottom); break;
        case 10:
          if (joined) { link(right, bottom); link(left, top); }
          else { link(right, top); link(left, bottom); }
          break;
        case 11: link(right, bottom); break;
        case 12: link(left, right); break;
        case 13: link(top, right); break;
        case 14: link(left, top); break;
      }
    }
  }
  return { next, starts };
}

function pushCrossing({ columns, xs, ys, values }: Lattice, edge: number, ring: number[]): void {
  const k = edge >> 1;
  const isDown = (edge & 1) === 1;
  const row = Math.floor(k / columns);
  const column = k - row * columns;
  const a = values[k] ?? 0;
  const b = values[isDown ? k + columns : k + 1] ?? 0;
  const t = a / (a - b);
  const x0 = xs[column] ?? 0;
  const y0 = ys[row] ?? 0;
  const x = isDown ? x0 : x0 + t * ((xs[column + 1] ?? 0) - x0);
  const y = isDown ? y0 + t * ((ys[row + 1] ?? 0) - y0) : y0;
  const n = ring.length;
  if (n >= 2 && ring[n - 2] === x && ring[n - 1] === y) return;
  // Runs along the photo's border are straight: only their ends matter.
  const isStraight = n >= 4 && ((ring[n - 4] === x && ring[n - 2] === x) || (ring[n - 3] === y && ring[n - 1] === y));
  if (isStraight) ring.length = n - 2;
  ring.push(x, y);
}

/**
 * The zero contour of a decoder's logits, by marching squares with linear interpolation (Lorensen and Cline 1987, in
 * the plane). It is the edge that `renderMask` draws, to within the curvature of one grid cell.
 *
 * @param logits f32 [256*256] over the 1024x1024 frame; above zero is inside
 * @param frame size of the photo inside the frame
 * @param image size of the photo in pixels
 * @returns closed rings `x0, y0, x1, y1, …` in image pixels, the first point not repeated. Where the mask touches the
 * photo's border its ring runs along the border. Holes run the other way round than what they are holes of, so that
 * both fill rules fill them right; outer rings run clockwise on the screen.
 */
export function ringsFromLogits(logits: Float32Array, frame: Size, image: Size): readonly Float32Array[] {
  const lattice = latticeOf(logits, frame, image);
  const { next, starts } = linkEdges(lattice);
  const rings: Float32Array[] = [];
  for (const start of starts) {
    const ring: number[] = [];
    for (let edge = start; ; ) {
      const following = next[edge] ?? none;
      if (following === none) break;
      next[edge] = none;
      pushCrossing(lattice, edge, ring);
      edge = following;
    }
    if (ring.length >= 6) rings.push(Float32Array.from(ring));
  }
  return rings;
}
