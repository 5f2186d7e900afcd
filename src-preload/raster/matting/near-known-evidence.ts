import { trimapLevel, type PhotoRegion } from './photo-region';
import { stopIfCancelled, type WorkSignals } from './signals';
import type { Evidence } from './solve-system';
import type { UnknownBand } from './unknown-band';

/** How far away, in pixels, a known pixel still speaks for an unknown one. */
export const nearKnownReach = 9;
const reach = nearKnownReach;
/** How much it then counts. */
const strength = 0.3;
/** Difference of colour, in levels, that is still the same colour right next to it; falls to nothing at the reach. */
const sameColour = 9;

const side = 2 * reach + 1;
/** The offsets of a disc with the square of the difference of colour allowed at each. */
const disc = Array.from({ length: side * side }, (_, n) => ({ dx: (n % side) - reach, dy: Math.floor(n / side) - reach }))
  .filter(({ dx, dy }) => dx * dx + dy * dy <= reach * reach)
  .map(({ dx, dy }) => ({ dx, dy, allowed: (sameColour * (1 - Math.hypot(dx, dy) / (reach + 1))) ** 2 }));

/**
 * Takes an unknown pixel for foreground or background where a known pixel near it has the same colour and none of the
 * other side has: the expansion of known regions of Gastal and Oliveira ("Shared Sampling for Real-Time Alpha Matting",
 * 2010), but as evidence that the photo can overrule. Writes over what `evidence` says there.
 *
 * @param foregroundDistance of each pixel of the band to known foreground, in pixels
 * @param backgroundDistance likewise
 */
export function addNearKnown(
  { width, height, channels, data }: PhotoRegion,
  trimap: Uint8Array,
  { at }: UnknownBand,
  foregroundDistance: Float32Array,
  backgroundDistance: Float32Array,
  evidence: Evidence,
  signals: WorkSignals,
): void {
  for (let n = 0; n < at.length; n++) {
    if (n % 16384 === 0) stopIfCancelled(signals);
    if ((foregroundDistance[n] as number) > reach && (backgroundDistance[n] as number) > reach) continue;
    const here = at[n] as number;
    const x = here % width;
    const y = (here - x) / width;
    const r = data[here * channels] as number;
    const g = data[here * channels + 1] as number;
    const b = data[here * channels + 2] as number;
    let isForeground = false;
    let isBackground = false;
    for (const { dx, dy, allowed } of disc) {
      const nx = x + dx;
      const ny = y + dy;
      if (nx < 0 || nx >= width || ny < 0 || ny >= height) continue;
      const there = ny * width + nx;
      const level = trimap[there];
      if (level !== trimapLevel.foreground && level !== trimapLevel.background) continue;
      const dr = (data[there * channels] as number) - r;
      const dg = (data[there * channels + 1] as number) - g;
      const db = (data[there * channels + 2] as number) - b;
      if (dr * dr + dg * dg + db * db > allowed) continue;
      if (level === trimapLevel.foreground) isForeground = true;
      else isBackground = true;
      if (isForeground && isBackground) break;
    }
    if (isForeground === isBackground) continue;
    evidence.alpha[n] = isForeground ? 1 : 0;
    evidence.weight[n] = strength;
  }
}
