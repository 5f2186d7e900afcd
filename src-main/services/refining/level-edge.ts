import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { colours, expectedBand, halved, type EdgeAsked } from './edge-asked';
import type { FindEdge } from './refine-stages';
import { finerAlpha } from './finer-alpha';

/** Pixels of a band in which an edge is looked for at most, by its kind. */
export type BandLimits = Readonly<Record<EdgeAsked['edge'], number>>;


/** Smaller parts are not worth halving. */
const leastSide = 64;

/**
 * An edge in a bounded time: where the band is large, it is looked for at half the resolution or less and sharpened by
 * the photo's colours level by level. A photo of twelve megapixels has no finer edges than its lens and its noise leave.
 *
 * @param find looks for it at the level where the band is small enough
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function findEdgeAtLevel(asked: EdgeAsked, most: BandLimits, signals: WorkSignals, find: FindEdge): Uint8Array<ArrayBuffer> {
  const smallest = Math.min(asked.photo.width, asked.photo.height);
  if (smallest < leastSide || expectedBand(asked) <= most[asked.edge]) return find(asked, signals);
  const coarse = halved(asked);
  const found = finerAlpha(colours(coarse.photo), findEdgeAtLevel(coarse, most, signals, find), colours(asked.photo));
  if (asked.edge !== 'keep' || !asked.hair) return found;
  // Only what was painted is looked for; the rest is the selection, at its own resolution.
  const { plane, hair } = asked;
  for (let i = 0; i < found.length; i++) if (hair[i] === 0) found[i] = plane[i] as number;
  return found;
}
