import type { BorderSamples } from './border-samples';
import type { PhotoRegion } from './photo-region';
import { stopIfCancelled, type WorkSignals } from './signals';
import type { UnknownBand } from './unknown-band';

export interface PairSearch {
  readonly photo: PhotoRegion;
  readonly band: UnknownBand;
  readonly foreground: BorderSamples;
  readonly background: BorderSamples;
  /** To the nearest known pixel of that side, for each pixel of the band. */
  readonly foregroundDistance: Float32Array;
  readonly backgroundDistance: Float32Array;
}

/** The best pair found for each pixel of the band. */
export interface FoundPairs {
  /** 0..1 */
  readonly alpha: Float32Array;
  /** Distance of the mixture from the pixel's colour, in levels, plus both samples' distances over the nearest's. */
  readonly cost: Float32Array;
  readonly foregroundIndex: Int32Array;
  readonly backgroundIndex: Int32Array;
}

const rounds = 3;

/** Marsaglia's xorshift with a fixed seed: 0 <= value < 1, and the same mask gives the same alpha every time. */
function randomNumbers(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

/**
 * Finds for each unknown pixel a pair of known border colours F and B that mixes to its own (He, Rhemann, Rother, Tang
 * and Sun, "A Global Sampling Method for Alpha Matting", 2011): the samples, sorted by brightness, span a plane of
 * pairs that is searched as PatchMatch does, by trying the neighbours' pairs and then random ones ever nearer.
 */
export function searchPairs(search: PairSearch, signals: WorkSignals): FoundPairs {
  const { photo, band, foreground, background, foregroundDistance, backgroundDistance } = search;
  const { width, height, channels, data } = photo;
  const { at, numbers } = band;
  const count = at.length;
  const alpha = new Float32Array(count);
  const cost = new Float32Array(count).fill(Infinity);
  const foregroundIndex = new Int32Array(count);
  const backgroundIndex = new Int32Array(count);
  const random = randomNumbers();
  const fColour = foreground.colour;
  const bColour = background.colour;

  let n = 0;
  let x = 0;
  let y = 0;
  let red = 0;
  let green = 0;
  let blue = 0;
  let nearF = 1;
  let nearB = 1;
  const goTo = (next: number): void => {
    n = next;
    const here = at[n] as number;
    x = here % width;
    y = (here - x) / width;
    red = data[here * channels] as number;
    green = data[here * channels + 1] as number;
    blue = data[here * channels + 2] as number;
    nearF = 1 / Math.max(1, foregroundDistance[n] as number);
    nearB = 1 / Math.max(1, backgroundDistance[n] as number);
  };
  const attempt = (f: number, b: number): void => {
    const br = bColour[3 * b] as number;
    const bg = bColour[3 * b + 1] as number;
    const bb = bColour[3 * b + 2] as number;
    const dr = (fColour[3 * f] as number) - br;
    const dg = (fColour[3 * f + 1] as number) - bg;
    const db = (fColour[3 * f + 2] as number) - bb;
    const ir = red - br;
    const ig = green - bg;
    const ib = blue - bb;
    const squared = dr * dr + dg * dg + db * db;
    const share = squared > 0 ? Math.min(1, Math.max(0, (ir * dr + ig * dg + ib * db) / squared)) : 0.5;
    const er = ir - share * dr;
    const eg = ig - share * dg;
    const eb = ib - share * db;
    const colourCost = Math.sqrt(er * er + eg * eg + eb * eb);
    const best = cost[n] as number;
    if (colourCost >= best) return;
    const fx = (foreground.x[f] as number) - x;
    const fy = (foreground.y[f] as number) - y;
    const bx = (background.x[b] as number) - x;
    const by = (background.y[b] as number) - y;
    const total = colourCost + Math.sqrt(fx * fx + fy * fy) * nearF + Math.sqrt(bx * bx + by * by) * nearB;
    if (total >= best) return;
    cost[n] = total;
    alpha[n] = share;
    foregroundIndex[n] = f;
    backgroundIndex[n] = b;
  };
  const around = (index: number, reach: number, most: number): number =>
    Math.min(most - 1, Math.max(0, Math.round(index + (random() * 2 - 1) * reach)));

  for (let i = 0; i < count; i++) {
    goTo(i);
    attempt(Math.floor(random() * foreground.count), Math.floor(random() * background.count));
  }
  for (let round = 0; round < rounds; round++) {
    // Good pairs travel with the scan: rightwards and down, then leftwards and up.
    const back = round % 2 === 0 ? -1 : 1;
    for (let k = 0; k < count; k++) {
      if (k % 8192 === 0) {
        stopIfCancelled(signals);
        signals.onProgress?.((round + k / count) / rounds);
      }
      goTo(back < 0 ? k : count - 1 - k);
      for (let side = 0; side < 4; side++) {
        const nx = x + (side === 0 ? back : side - 2);
        const ny = y + (side === 0 ? 0 : back);
        if (nx < 0 || nx >= width || ny < 0 || ny >= height) continue;
        const other = numbers[ny * width + nx] as number;
        if (other >= 0) attempt(foregroundIndex[other] as number, backgroundIndex[other] as number);
      }
      for (let reachF = foreground.count, reachB = background.count; reachF > 1 || reachB > 1; reachF /= 2, reachB /= 2) {
        attempt(
          around(foregroundIndex[n] as number, reachF, foreground.count),
          around(backgroundIndex[n] as number, reachB, background.count),
        );
      }
    }
  }
  return { alpha, cost, foregroundIndex, backgroundIndex };
}
