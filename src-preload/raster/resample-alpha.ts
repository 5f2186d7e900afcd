import type { Size } from '../model/geometry';

/** Keys' cubic convolution kernel with a = -0.5 (1981): Catmull-Rom, exact at the samples. Zero from 2 on. */
function cubic(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  if (t < 2) return ((-0.5 * t + 2.5) * t - 4) * t + 2;
  return 0;
}

/** How one axis is resampled: output `i` is the sum over `taps` of `weights[i * taps + t] * input[start[i] + t]`. */
interface Taps {
  readonly taps: number;
  readonly start: Int32Array;
  readonly weights: Float32Array;
}

function tapsOf(from: number, to: number): Taps {
  const scale = from / to;
  // When the photo is smaller than the alpha the kernel widens, so that no sample is stepped over.
  const stretch = Math.max(1, scale);
  const taps = Math.min(from, Math.ceil(4 * stretch));
  const start = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const wanted = Math.ceil(centre - 2 * stretch);
    const first = Math.min(from - taps, Math.max(0, wanted));
    start[i] = first;
    let sum = 0;
    for (let s = wanted; s < wanted + Math.ceil(4 * stretch); s++) {
      const weight = cubic((s - centre) / stretch);
      // Beyond the border the border is repeated.
      const at = i * taps + Math.min(taps - 1, Math.max(0, s - first));
      weights[at] = (weights[at] ?? 0) + weight;
      sum += weight;
    }
    for (let t = 0; t < taps; t++) weights[i * taps + t] = (weights[i * taps + t] ?? 0) / sum;
  }
  return { taps, start, weights };
}

const toByte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value));

/** The first of the outputs that read from the same samples as output `i`, and one past the last, for each such run. */
function runsOf({ start }: Taps): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let i = 0, end = 0; i < start.length; i = end) {
    while (end < start.length && start[end] === start[i]) end++;
    runs.push([i, end]);
  }
  return runs;
}

const uneven = -1;

/** The level of `count` entries from `first` on, `step` apart, or `uneven`. */
function levelOf(values: Uint8Array | Int16Array, first: number, count: number, step: number): number {
  const level = values[first] ?? uneven;
  for (let i = 1; i < count; i++) if (values[first + i * step] !== level) return uneven;
  return level;
}

/**
 * Scales an 8-bit alpha by cubic convolution, each axis by itself; overshoot ends at 0 and 255. Where all samples
 * that a block of pixels reads are the same, as in nearly all of an alpha, the block is filled.
 *
 * @param alpha from.width * from.height bytes
 * @returns to.width * to.height bytes
 */
export function resampleAlpha(alpha: Uint8Array, from: Size, to: Size): Uint8Array<ArrayBuffer> {
  const horizontal = tapsOf(from.width, to.width);
  const vertical = tapsOf(from.height, to.height);
  const columnRuns = runsOf(horizontal);
  const out = new Uint8Array(to.width * to.height);
  const levels = new Int16Array(from.width);
  const mixed = new Float32Array(horizontal.taps);

  const drawBlock = (x0: number, x1: number, y0: number, y1: number): void => {
    const left = horizontal.start[x0] ?? 0;
    const top = vertical.start[y0] ?? 0;
    for (let y = y0; y < y1; y++) {
      for (let h = 0; h < horizontal.taps; h++) {
        let sum = 0;
        for (let v = 0; v < vertical.taps; v++) {
          sum += (vertical.weights[y * vertical.taps + v] ?? 0) * (alpha[(top + v) * from.width + left + h] ?? 0);
        }
        mixed[h] = sum;
      }
      for (let x = x0; x < x1; x++) {
        let sum = 0;
        for (let h = 0; h < horizontal.taps; h++) sum += (horizontal.weights[x * horizontal.taps + h] ?? 0) * (mixed[h] ?? 0);
        out[y * to.width + x] = toByte(sum);
      }
    }
  };

  for (const [y0, y1] of runsOf(vertical)) {
    const top = (vertical.start[y0] ?? 0) * from.width;
    for (let x = 0; x < from.width; x++) levels[x] = levelOf(alpha, top + x, vertical.taps, from.width);
    let filledFrom = 0;
    let filling = 0;
    const fillUntil = (x: number): void => {
      if (filling > 0) for (let y = y0; y < y1; y++) out.fill(filling, y * to.width + filledFrom, y * to.width + x);
    };
    for (const [x0, x1] of columnRuns) {
      const level = levelOf(levels, horizontal.start[x0] ?? 0, horizontal.taps, 1);
      if (level !== filling) {
        fillUntil(x0);
        filling = level;
        filledFrom = x0;
      }
      if (level === uneven) drawBlock(x0, x1, y0, y1);
    }
    fillUntil(to.width);
  }
  return out;
}
