/**
 * Loops over runs of straight RGBA. With t = (1 - ab) cs + ab B(cb, cs), source-over in straight colours is
 *   alpha = as + ab - as ab,   c = cb + (t - cb) as / alpha
 * which is the specification's co = cs as (1 - ab) + as ab B + (1 - as) ab cb, divided by alpha. Where the backdrop is
 * opaque nothing needs to be divided. Weights are fixed point, 65536 for 1.
 */
export interface Run {
  readonly backdrop: Uint8Array;
  readonly source: Uint8Array;
  /** The source's alpha byte to its weight, with the layer's opacity in it. */
  readonly weights: Int32Array;
  /** Keeps the backdrop's alpha: the source appears only where the backdrop is. */
  readonly isAtop: boolean;
}

const one = 65536;
const half = 32768;

/** Runs of fewer opaque pixels are copied in the loop: setting up a block copy costs more. */
const worthBlockCopy = 24;

/** Composites `count` pixels from byte `from` of the source onto byte `at` of the backdrop, in place. */
export function runNormal({ backdrop, source, weights, isAtop }: Run, at: number, from: number, count: number): void {
  const end = from + 4 * count;
  const canCopy = !isAtop && weights[255] === one;
  for (let s = from, b = at; s < end; s += 4, b += 4) {
    const sa = source[s + 3] ?? 0;
    if (sa === 0) continue;
    if (sa === 255 && canCopy) {
      let stop = s + 4;
      while (stop < end && source[stop + 3] === 255) stop += 4;
      if (stop - s >= 4 * worthBlockCopy) backdrop.set(source.subarray(s, stop), b);
      else for (let i = s, to = b; i < stop; i++, to++) backdrop[to] = source[i] ?? 0;
      b += stop - 4 - s;
      s = stop - 4;
      continue;
    }
    let w = weights[sa] ?? 0;
    const ba = backdrop[b + 3] ?? 0;
    if (ba !== 255) {
      if (isAtop) {
        if (ba === 0) continue;
      } else {
        const alpha = ba * one + (255 - ba) * w;
        if (alpha === 0) continue;
        backdrop[b + 3] = (alpha + half) >> 16;
        w = ((w * (255 * one)) / alpha + 0.5) | 0;
      }
    }
    const r = backdrop[b] ?? 0;
    const g = backdrop[b + 1] ?? 0;
    const u = backdrop[b + 2] ?? 0;
    backdrop[b] = r + ((((source[s] ?? 0) - r) * w + half) >> 16);
    backdrop[b + 1] = g + ((((source[s + 1] ?? 0) - g) * w + half) >> 16);
    backdrop[b + 2] = u + ((((source[s + 2] ?? 0) - u) * w + half) >> 16);
  }
}

/** As `runNormal`, with B(cb, cs) at `cb * 256 + cs` of `table`. */
export function runTable({ backdrop, source, weights, isAtop }: Run, table: Uint8Array, at: number, from: number, count: number): void {
  const end = from + 4 * count;
  for (let s = from, b = at; s < end; s += 4, b += 4) {
    const sa = source[s + 3] ?? 0;
    if (sa === 0) continue;
    let w = weights[sa] ?? 0;
    const ba = backdrop[b + 3] ?? 0;
    const r = backdrop[b] ?? 0;
    const g = backdrop[b + 1] ?? 0;
    const u = backdrop[b + 2] ?? 0;
    const sr = source[s] ?? 0;
    const sg = source[s + 1] ?? 0;
    const su = source[s + 2] ?? 0;
    let tr = table[(r << 8) | sr] ?? 0;
    let tg = table[(g << 8) | sg] ?? 0;
    let tu = table[(u << 8) | su] ?? 0;
    if (ba !== 255) {
      if (isAtop) {
        if (ba === 0) continue;
      } else {
        const alpha = ba * one + (255 - ba) * w;
        if (alpha === 0) continue;
        backdrop[b + 3] = (alpha + half) >> 16;
        w = ((w * (255 * one)) / alpha + 0.5) | 0;
        // x / 255 rounded, for 0 <= x <= 65025, is (x + 128) * 257 >> 16.
        tr = ((sr * (255 - ba) + tr * ba + 128) * 257) >> 16;
        tg = ((sg * (255 - ba) + tg * ba + 128) * 257) >> 16;
        tu = ((su * (255 - ba) + tu * ba + 128) * 257) >> 16;
      }
    }
    backdrop[b] = r + (((tr - r) * w + half) >> 16);
    backdrop[b + 1] = g + (((tg - g) * w + half) >> 16);
    backdrop[b + 2] = u + (((tu - u) * w + half) >> 16);
  }
}
