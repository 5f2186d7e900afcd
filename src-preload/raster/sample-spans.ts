/** A source as RGBA words, `stride` pixels wide, and how far its position moves from one target column to the next. */
export interface SpanSource {
  readonly words: Uint32Array;
  readonly stride: number;
  readonly du: number;
  readonly dv: number;
}

/** Four taps of one pixel whose alphas differ; weights out of 65536. Colours are weighted by alpha. */
function mixTranslucent(p: number, q: number, r: number, s: number, wp: number, wq: number, wr: number, ws: number): number {
  const ap = (p >>> 24) * wp;
  const aq = (q >>> 24) * wq;
  const ar = (r >>> 24) * wr;
  const as = (s >>> 24) * ws;
  const sum = ap + aq + ar + as;
  const alpha = (sum + 32768) >> 16;
  if (alpha === 0) return 0;
  const red = (p & 255) * ap + (q & 255) * aq + (r & 255) * ar + (s & 255) * as;
  const green = ((p >> 8) & 255) * ap + ((q >> 8) & 255) * aq + ((r >> 8) & 255) * ar + ((s >> 8) & 255) * as;
  const blue = ((p >> 16) & 255) * ap + ((q >> 16) & 255) * aq + ((r >> 16) & 255) * ar + ((s >> 16) & 255) * as;
  const share = 1 / sum;
  return (((red * share + 0.5) | 0) | (((green * share + 0.5) | 0) << 8) | (((blue * share + 0.5) | 0) << 16) | (alpha << 24)) >>> 0;
}

/** Bilinear columns, whose four taps must all lie inside the source. `u`, `v`: source position of the first column's centre. */
export function smoothSpan({ words, stride, du, dv }: SpanSource, out: Uint32Array, first: number, count: number, u: number, v: number): void {
  for (let i = 0; i < count; i++) {
    const x = u - 0.5 + i * du;
    const y = v - 0.5 + i * dv;
    const x0 = x | 0;
    const y0 = y | 0;
    const fx = ((x - x0) * 256 + 0.5) | 0;
    const fy = ((y - y0) * 256 + 0.5) | 0;
    const at = y0 * stride + x0;
    const p = words[at] ?? 0;
    const q = words[at + 1] ?? 0;
    const r = words[at + stride] ?? 0;
    const s = words[at + stride + 1] ?? 0;
    if (p === q && p === r && p === s) {
      out[first + i] = p;
      continue;
    }
    const alphas = (p & q & r & s) >>> 24;
    if (alphas !== 255) {
      const isClear = (p | q | r | s) >>> 24 === 0;
      out[first + i] = isClear ? 0 : mixTranslucent(p, q, r, s, (256 - fx) * (256 - fy), fx * (256 - fy), (256 - fx) * fy, fx * fy);
      continue;
    }
    // Two channels at a time: weights of the four taps sum to 256, so that 16 bits hold each channel's sum.
    const ws = (fx * fy + 128) >> 8;
    const wq = fx - ws;
    const wr = fy - ws;
    const wp = 256 - wq - wr - ws;
    const even =
      Math.imul(p & 0xff00ff, wp) + Math.imul(q & 0xff00ff, wq) + Math.imul(r & 0xff00ff, wr) + Math.imul(s & 0xff00ff, ws) + 0x800080;
    const odd =
      Math.imul((p >>> 8) & 255, wp) + Math.imul((q >>> 8) & 255, wq) + Math.imul((r >>> 8) & 255, wr) + Math.imul((s >>> 8) & 255, ws) + 128;
    out[first + i] = ((even >>> 8) & 0xff00ff) | (odd & 0xff00) | 0xff000000;
  }
}

/** Nearest source pixels. */
export function pixelSpan({ words, stride, du, dv }: SpanSource, out: Uint32Array, first: number, count: number, u: number, v: number): void {
  for (let i = 0; i < count; i++) out[first + i] = words[((v + i * dv) | 0) * stride + ((u + i * du) | 0)] ?? 0;
}

/** Means of several bilinear samples a pixel; `offsets` are the samples' places in the source relative to the pixel's centre. */
export function createAveragedSpan(offsets: readonly (readonly [number, number])[], longest: number): typeof smoothSpan {
  const one = new Uint32Array(longest);
  const sums = new Int32Array(4 * longest);
  return (source, out, first, count, u, v) => {
    sums.fill(0, 0, 4 * count);
    for (const [ou, ov] of offsets) {
      smoothSpan(source, one, 0, count, u + ou, v + ov);
      for (let i = 0, at = 0; i < count; i++, at += 4) {
        const p = one[i] ?? 0;
        const alpha = p >>> 24;
        sums[at] = (sums[at] ?? 0) + (p & 255) * alpha;
        sums[at + 1] = (sums[at + 1] ?? 0) + ((p >>> 8) & 255) * alpha;
        sums[at + 2] = (sums[at + 2] ?? 0) + ((p >>> 16) & 255) * alpha;
        sums[at + 3] = (sums[at + 3] ?? 0) + alpha;
      }
    }
    for (let i = 0, at = 0; i < count; i++, at += 4) {
      const sum = sums[at + 3] ?? 0;
      const alpha = (sum / offsets.length + 0.5) | 0;
      if (alpha === 0) {
        out[first + i] = 0;
        continue;
      }
      const share = 1 / sum;
      const r = ((sums[at] ?? 0) * share + 0.5) | 0;
      const g = ((sums[at + 1] ?? 0) * share + 0.5) | 0;
      const b = ((sums[at + 2] ?? 0) * share + 0.5) | 0;
      out[first + i] = r | (g << 8) | (b << 16) | (alpha << 24);
    }
  };
}
