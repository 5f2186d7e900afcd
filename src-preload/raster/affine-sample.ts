import type { Matrix } from '../model/matrix';
import { determinant, invert, isExactMove } from '../model/matrix';
import { wordsOf } from './pixel-words';
import { createAveragedSpan, pixelSpan, smoothSpan, type SpanSource } from './sample-spans';

export interface AffineSource {
  readonly width: number;
  readonly height: number;
  /** Straight RGBA. */
  readonly pixels: Uint8Array;
}

export interface AffineSampling {
  readonly source: AffineSource;
  /** From the source's pixel space to the target's: continuous coordinates, pixel centres at +0.5. */
  readonly toTarget: Matrix;
  readonly width: number;
  readonly height: number;
  /** `pixels` shows each source pixel as a flat quadrangle; `auto` does so where the map magnifies at least twice. */
  readonly quality: 'smooth' | 'pixels' | 'auto';
}

/** Source pixels per target pixel from which on one bilinear sample would step over pixels. */
const sparse = 1 / 0.75;
const mostSamples = 4;

/** A span of columns; empty when `from >= to`. */
interface Span {
  from: number;
  to: number;
}

/** Narrows `span` to the columns x for which low <= start + x step <= high, `slack` columns more or less at both ends. */
function narrow(span: Span, start: number, step: number, low: number, high: number, slack: number): void {
  if (step === 0) {
    if (start < low || start > high) span.to = span.from;
    return;
  }
  const a = (low - start) / step;
  const b = (high - start) / step;
  span.from = Math.max(span.from, Math.ceil(Math.min(a, b)) - slack);
  span.to = Math.min(span.to, Math.floor(Math.max(a, b)) + 1 + slack);
}

const ramp = (distance: number): number => (distance <= -0.5 ? 0 : distance >= 0.5 ? 1 : distance + 0.5);

/** Share of a target pixel that the source covers along one axis; `step` in source pixels per target pixel. */
const coverage = (at: number, length: number, step: number): number => Math.max(0, ramp(at / step) + ramp((length - at) / step) - 1);

/** Adds the bilinear sample at u, v (border repeated) to alpha and to colour times alpha in `sums`. */
function addSample({ pixels, width, height }: AffineSource, u: number, v: number, sums: Float64Array): void {
  const x = Math.min(width - 1, Math.max(0, u - 0.5));
  const y = Math.min(height - 1, Math.max(0, v - 0.5));
  const x0 = x | 0;
  const y0 = y | 0;
  const fx = x - x0;
  const fy = y - y0;
  const at = 4 * (y0 * width + x0);
  const right = x0 + 1 < width ? 4 : 0;
  const down = y0 + 1 < height ? 4 * width : 0;
  const a00 = (pixels[at + 3] ?? 0) * (1 - fx) * (1 - fy);
  const a10 = (pixels[at + right + 3] ?? 0) * fx * (1 - fy);
  const a01 = (pixels[at + down + 3] ?? 0) * (1 - fx) * fy;
  const a11 = (pixels[at + down + right + 3] ?? 0) * fx * fy;
  for (let c = 0; c < 3; c++) {
    sums[c] =
      (sums[c] ?? 0) +
      a00 * (pixels[at + c] ?? 0) +
      a10 * (pixels[at + right + c] ?? 0) +
      a01 * (pixels[at + down + c] ?? 0) +
      a11 * (pixels[at + down + right + c] ?? 0);
  }
  sums[3] = (sums[3] ?? 0) + a00 + a10 + a01 + a11;
}

function copyMoved({ source, toTarget, width, height }: AffineSampling, out: Uint8Array): void {
  const dx = toTarget[4];
  const dy = toTarget[5];
  const left = Math.max(0, dx);
  const right = Math.min(width, dx + source.width);
  if (right <= left) return;
  for (let y = Math.max(0, dy); y < Math.min(height, dy + source.height); y++) {
    const from = 4 * ((y - dy) * source.width + left - dx);
    out.set(source.pixels.subarray(from, from + 4 * (right - left)), 4 * (y * width + left));
  }
}

/**
 * Resamples a picture through an affine map, by inverse mapping. Colours are interpolated weighted by alpha, so that
 * none bleeds out of transparent pixels. The source's own border is antialiased by how much of a target pixel it
 * covers, with its colours repeated outwards, as Chromium's canvas does. Whole-pixel moves copy rows.
 *
 * `smooth` is bilinear. Below a scale of 0.75 it takes 2x2 (at most 4x4) bilinear samples a pixel, which is right down to
 * about a half: callers shrink the source first when it is larger than that.
 *
 * @returns straight RGBA, 4 * width * height bytes; transparent everywhere if the map flattens the source to a line
 */
export function sampleAffine(sampling: AffineSampling): Uint8Array<ArrayBuffer> {
  const { source, toTarget, width, height } = sampling;
  const out = new Uint8Array(4 * width * height);
  const inverse = invert(toTarget);
  if (!inverse || source.width === 0 || source.height === 0) return out;
  if (isExactMove(toTarget)) {
    copyMoved(sampling, out);
    return out;
  }
  const [du, dv, cu, cv, eu, ev] = inverse;
  const stepU = Math.hypot(du, cu);
  const stepV = Math.hypot(dv, cv);
  const isNearest = sampling.quality === 'pixels' || (sampling.quality === 'auto' && Math.abs(determinant(toTarget)) >= 4);
  const needed = Math.max(stepU, stepV);
  const samples = isNearest || needed <= sparse ? 1 : Math.min(mostSamples, Math.ceil(needed));
  const span: SpanSource = { words: wordsOf(source.pixels), stride: source.width, du, dv };
  const outWords = new Uint32Array(out.buffer);
  const sums = new Float64Array(4);
  const offsets = Array.from({ length: samples * samples }, (_, k) => {
    const ox = ((k % samples) + 0.5) / samples - 0.5;
    const oy = (Math.floor(k / samples) + 0.5) / samples - 0.5;
    return [du * ox + cu * oy, dv * ox + cv * oy] as const;
  });
  const drawSpan = isNearest ? pixelSpan : samples > 1 ? createAveragedSpan(offsets, width) : smoothSpan;
  const insideU = Math.max(stepU / 2, 0.5 + Math.max(...offsets.map(([ou]) => ou)));
  const insideV = Math.max(stepV / 2, 0.5 + Math.max(...offsets.map(([, ov]) => ov)));

  const drawEdge = (x: number, y: number): void => {
    const u = du * (x + 0.5) + cu * (y + 0.5) + eu;
    const v = dv * (x + 0.5) + cv * (y + 0.5) + ev;
    const cover = coverage(u, source.width, stepU) * coverage(v, source.height, stepV);
    if (cover <= 0) return;
    sums.fill(0);
    if (isNearest) {
      const at = Math.min(source.height - 1, Math.max(0, Math.floor(v))) * source.width + Math.min(source.width - 1, Math.max(0, Math.floor(u)));
      addSample(source, (at % source.width) + 0.5, Math.floor(at / source.width) + 0.5, sums);
    } else {
      for (const [ou, ov] of offsets) addSample(source, u + ou, v + ov, sums);
    }
    const sum = sums[3] ?? 0;
    const alpha = ((sum * cover) / (samples * samples) + 0.5) | 0;
    if (alpha === 0) return;
    const at = 4 * (y * width + x);
    for (let c = 0; c < 3; c++) out[at + c] = ((sums[c] ?? 0) / sum + 0.5) | 0;
    out[at + 3] = alpha;
  };

  for (let y = 0; y < height; y++) {
    const u = du * 0.5 + cu * (y + 0.5) + eu;
    const v = dv * 0.5 + cv * (y + 0.5) + ev;
    const reach: Span = { from: 0, to: width };
    narrow(reach, u, du, -stepU, source.width + stepU, 1);
    narrow(reach, v, dv, -stepV, source.height + stepV, 1);
    const inside: Span = { ...reach };
    narrow(inside, u, du, insideU, source.width - insideU, 0);
    narrow(inside, v, dv, insideV, source.height - insideV, 0);
    // Rounding may put the ends a hair outside; the edge's way of drawing is right for them too.
    inside.from += 1;
    inside.to -= 1;
    if (inside.to <= inside.from) {
      for (let x = reach.from; x < reach.to; x++) drawEdge(x, y);
      continue;
    }
    for (let x = reach.from; x < inside.from; x++) drawEdge(x, y);
    drawSpan(span, outWords, y * width + inside.from, inside.to - inside.from, u + du * inside.from, v + dv * inside.from);
    for (let x = inside.to; x < reach.to; x++) drawEdge(x, y);
  }
  return out;
}
