import { knownDistance } from './known-distance';
import { mattingLaplacian } from './matting-laplacian';
import { addNearKnown } from './near-known-evidence';
import { trimapLevel, type PhotoRegion } from './photo-region';
import { sampledEvidence } from './sampled-evidence';
import { partOf, stopIfCancelled, type WorkSignals } from './signals';
import { solveSystem } from './solve-system';
import { unknownBand } from './unknown-band';

/** The paper's: 8-bit photos have about this much noise around their colour lines. */
export const lineNoise = 1e-7;
const furthest = 4096;
const precision = { tolerance: 1e-3, mostSteps: 300 } as const;

/** Alphas this close to 0 and 1 are haze that the least squares leave behind. */
const haze = 0.02;

/** Stretches alpha so that haze is gone, in 0..1. */
export const withoutHaze = (alpha: number): number => Math.min(1, Math.max(0, (alpha - haze) / (1 - 2 * haze)));

/**
 * Alpha of one region, from its unknown pixels' colour lines (closed-form matting), the known colours around, and the
 * known pixels next to them.
 *
 * @param trimap one byte a pixel: 0, 128 (unknown) or 255
 * @returns width * height values, 0..1
 */
export function solveRegion(photo: PhotoRegion, trimap: Uint8Array, signals: WorkSignals): Float32Array<ArrayBuffer> {
  const out = Float32Array.from(trimap, (level) => (level === trimapLevel.foreground ? 1 : 0));
  const band = unknownBand(trimap);
  if (band.at.length === 0) return out;
  const foregroundDistance = knownDistance(trimap, photo, band, trimapLevel.foreground, furthest);
  const backgroundDistance = knownDistance(trimap, photo, band, trimapLevel.background, furthest);
  stopIfCancelled(signals);
  const evidence = sampledEvidence(photo, trimap, band, foregroundDistance, backgroundDistance, partOf(signals, 0.05, 0.6));
  addNearKnown(photo, trimap, band, foregroundDistance, backgroundDistance, evidence, signals);
  const system = mattingLaplacian(photo, band, out, lineNoise);
  const alpha = Float32Array.from(evidence.alpha);
  solveSystem(system, band, out.length, evidence, alpha, precision, partOf(signals, 0.7, 1));
  for (let n = 0; n < alpha.length; n++) out[band.at[n] as number] = withoutHaze(alpha[n] as number);
  signals.onProgress?.(1);
  return out;
}
