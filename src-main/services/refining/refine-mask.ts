import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import type { StoredMask } from '../masks/masks';
import { sealMask } from '../masks/seal-mask';
import { mostReach } from './edge-band';
import { findEdgeInBlocks, type BlockLimits } from './edge-blocks';
import { learningReach } from './refine-plan';
import { findEdgeAtLevel, type BandLimits } from './level-edge';
import { cleaned, edged, planeAt, shaped, type FindEdge, type RefineWork } from './refine-stages';

/** Larger areas are looked at in blocks: what is kept for each pixel of one adds up to some thirty bytes. */
const mostAtOnce = 16e6;
const blockSide = 3072;

/** So many pixels of a band are solved in about two seconds, or filtered: all of a photo of three megapixels, most of one of six. */
const mostInBand: BandLimits = { keep: 130_000, auto: 130_000, firm: 260_000, soft: 130_000 };

const limitsOf = ({ image, sourceArea, settings }: RefineWork): BlockLimits => ({
  mostAtOnce,
  side: blockSide,
  reach: mostReach(image, sourceArea, settings.band) + learningReach,
});

/**
 * A refined mask at the photo's resolution.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function refineMask(work: RefineWork, signals: WorkSignals = {}): StoredMask {
  const plane = planeAt(cleaned(work), work);
  const inBlocks: FindEdge = (asked, during) => findEdgeInBlocks(asked, during, limitsOf(work));
  const find: FindEdge = (asked, during) => findEdgeAtLevel(asked, mostInBand, during, inBlocks);
  return sealMask(work.image, shaped(edged(plane, work, signals, find), work));
}
