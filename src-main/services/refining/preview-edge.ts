import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import type { EdgeAsked } from './edge-asked';
import { findEdge } from './find-edge';
import { findEdgeAtLevel, type BandLimits } from './level-edge';

/** So many pixels of a band are solved in about a quarter of a second, or filtered. */
const mostInBand: BandLimits = { keep: 12_000, auto: 10_000, firm: 80_000, soft: 12_000 };

/**
 * As `findEdge`, in a bounded time.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export const findEdgeSoon = (asked: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> => findEdgeAtLevel(asked, mostInBand, signals, findEdge);
