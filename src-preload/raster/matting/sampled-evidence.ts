import { borderSamples } from './border-samples';
import { searchPairs, type PairSearch } from './pair-search';
import { trimapLevel, type PhotoRegion } from './photo-region';
import type { WorkSignals } from './signals';
import type { Evidence } from './solve-system';
import type { UnknownBand } from './unknown-band';

const mostSamples = 3000;
/** What a fit without any doubt counts: little, so that it decides only where colour lines leave the alpha open. */
const strength = 0.001;
/** Cost of a pair, in levels of colour, at which trust has fallen to 1 / e. */
const costScale = 5;
/** Distance between F and B, in levels of colour, at which trust is half. */
const apart = 40;

/**
 * Alpha of each unknown pixel from the pair of known colours that explains it best, counting more the better the pair
 * fits and the further its colours are apart. Nothing is said where one side has no known pixels.
 *
 * @param foregroundDistance to the nearest known foreground pixel, for each pixel of the band, in pixels
 * @param backgroundDistance likewise
 */
export function sampledEvidence(
  photo: PhotoRegion,
  trimap: Uint8Array,
  band: UnknownBand,
  foregroundDistance: Float32Array,
  backgroundDistance: Float32Array,
  signals: WorkSignals,
): Evidence {
  const foreground = borderSamples(photo, trimap, trimapLevel.foreground, mostSamples);
  const background = borderSamples(photo, trimap, trimapLevel.background, mostSamples);
  const weight = new Float32Array(band.at.length);
  if (foreground.count === 0 || background.count === 0) return { alpha: weight.slice().fill(foreground.count > 0 ? 1 : 0), weight };
  const search: PairSearch = { photo, band, foreground, background, foregroundDistance, backgroundDistance };
  const { alpha, cost, foregroundIndex, backgroundIndex } = searchPairs(search, signals);
  for (let i = 0; i < weight.length; i++) {
    let squared = 0;
    for (let c = 0; c < 3; c++) {
      const f = foreground.colour[3 * (foregroundIndex[i] as number) + c] as number;
      const b = background.colour[3 * (backgroundIndex[i] as number) + c] as number;
      squared += (f - b) * (f - b);
    }
    weight[i] = (strength * Math.exp(-(cost[i] as number) / costScale) * squared) / (squared + apart * apart);
  }
  return { alpha, weight };
}
