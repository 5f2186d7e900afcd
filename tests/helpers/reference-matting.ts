import type { Raster } from '../../src-preload/raster/raster';

export interface ReferenceResult {
  /** width * height values, 0..1. */
  readonly alpha: Float64Array;
  readonly iterations: number;
}

/** Inverse of a symmetric 3x3 matrix [xx, xy, xz, yy, yz, zz]. */
function inverse(xx: number, xy: number, xz: number, yy: number, yz: number, zz: number): readonly [number, number, number, number, number, number] {
  const a = yy * zz - yz * yz;
  const b = xz * yz - xy * zz;
  const c = xy * yz - xz * yy;
  const det = xx * a + xy * b + xz * c;
  return [a / det, b / det, c / det, (xx * zz - xz * xz) / det, (xy * xz - xx * yz) / det, (xx * yy - xy * xy) / det];
}

const reach = 2;
const span = 2 * reach + 1;
const perRow = span * span;

/**
 * Closed-form matting, as plainly as the paper writes it (Levin, Lischinski and Weiss 2008, equations 12 and 13): the
 * Laplacian of all 3x3 windows that hold an unknown pixel as a table of 25 entries a row, `lambda` on the known
 * pixels, and conjugate gradients with a diagonal preconditioner until the residual is `tolerance` times the right
 * side. Shares no code with the product.
 *
 * @param photo RGB or RGBA
 * @param trimap one byte a pixel: 0, 128 (unknown) or 255
 */
export function referenceClosedForm(
  photo: Raster,
  trimap: Uint8Array,
  { epsilon = 1e-7, lambda = 100, tolerance = 1e-8, mostIterations = 20_000 } = {},
): ReferenceResult {
  const { width, height, channels, data } = photo;
  const count = width * height;
  const rows = new Float64Array(count * perRow);
  const colour = new Float64Array(27);
  for (let cy = 1; cy < height - 1; cy++) {
    for (let cx = 1; cx < width - 1; cx++) {
      let hasUnknown = false;
      const mean = [0, 0, 0];
      const members: number[] = [];
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const at = (cy + dy) * width + cx + dx;
          if (trimap[at] === 128) hasUnknown = true;
          for (let c = 0; c < 3; c++) {
            const value = (data[at * channels + c] as number) / 255;
            colour[members.length * 3 + c] = value;
            mean[c] = (mean[c] as number) + value / 9;
          }
          members.push(at);
        }
      }
      if (!hasUnknown) continue;
      const v = [0, 0, 0, 0, 0, 0];
      for (let k = 0; k < 9; k++) {
        for (let c = 0; c < 3; c++) colour[k * 3 + c] = (colour[k * 3 + c] as number) - (mean[c] as number);
        const [r, g, b] = [(colour[k * 3] as number), (colour[k * 3 + 1] as number), (colour[k * 3 + 2] as number)];
        [r * r, r * g, r * b, g * g, g * b, b * b].forEach((product, n) => (v[n] = (v[n] as number) + product / 9));
      }
      const e = epsilon / 9;
      const [xx, xy, xz, yy, yz, zz] = inverse((v[0] as number) + e, (v[1] as number), (v[2] as number), (v[3] as number) + e, (v[4] as number), (v[5] as number) + e);
      for (let i = 0; i < 9; i++) {
        const [r, g, b] = [(colour[i * 3] as number), (colour[i * 3 + 1] as number), (colour[i * 3 + 2] as number)];
        const tr = xx * r + xy * g + xz * b;
        const tg = xy * r + yy * g + yz * b;
        const tb = xz * r + yz * g + zz * b;
        const ix = i % 3;
        const iy = Math.floor(i / 3);
        for (let j = 0; j < 9; j++) {
          const affinity = (1 + tr * (colour[j * 3] as number) + tg * (colour[j * 3 + 1] as number) + tb * (colour[j * 3 + 2] as number)) / 9;
          const slot = (Math.floor(j / 3) - iy + reach) * span + (j % 3) - ix + reach;
          const entry = (members[i] as number) * perRow + slot;
          rows[entry] = (rows[entry] as number) + (i === j ? 1 : 0) - affinity;
        }
      }
    }
  }
  const middle = reach * span + reach;
  const right = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if (trimap[i] === 128) continue;
    rows[i * perRow + middle] = (rows[i * perRow + middle] as number) + lambda;
    right[i] = trimap[i] === 255 ? lambda : 0;
  }
  // Compressed sparse rows.
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    let entries = 0;
    for (let s = 0; s < perRow; s++) if (rows[i * perRow + s] !== 0) entries++;
    starts[i + 1] = (starts[i] as number) + entries;
  }
  const values = new Float64Array((starts[count] as number));
  const columns = new Int32Array((starts[count] as number));
  for (let i = 0, n = 0; i < count; i++) {
    for (let s = 0; s < perRow; s++) {
      if (rows[i * perRow + s] === 0) continue;
      values[n] = (rows[i * perRow + s] as number);
      columns[n++] = i + (Math.floor(s / span) - reach) * width + (s % span) - reach;
    }
  }
  const multiply = (x: Float64Array, out: Float64Array): void => {
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let n = (starts[i] as number); n < (starts[i + 1] as number); n++) sum += (values[n] as number) * (x[columns[n] as number] as number);
      out[i] = sum;
    }
  };
  const diagonal = Float64Array.from({ length: count }, (_, i) => (rows[i * perRow + middle] as number) || 1);
  const alpha = new Float64Array(count);
  const r = Float64Array.from(right);
  const z = r.map((value, i) => value / (diagonal[i] as number));
  const p = Float64Array.from(z);
  const product = new Float64Array(count);
  const dot = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (a[i] as number) * (b[i] as number);
    return sum;
  };
  const enough = tolerance * tolerance * dot(right, right);
  let rz = dot(r, z);
  let iterations = 0;
  for (; iterations < mostIterations && dot(r, r) > enough; iterations++) {
    multiply(p, product);
    const step = rz / dot(p, product);
    for (let i = 0; i < count; i++) {
      alpha[i] = (alpha[i] as number) + step * (p[i] as number);
      r[i] = (r[i] as number) - step * (product[i] as number);
      z[i] = (r[i] as number) / (diagonal[i] as number);
    }
    const next = dot(r, z);
    const beta = next / rz;
    rz = next;
    for (let i = 0; i < count; i++) p[i] = (z[i] as number) + beta * (p[i] as number);
  }
  for (let i = 0; i < count; i++) alpha[i] = Math.min(1, Math.max(0, alpha[i] as number));
  return { alpha, iterations };
}
