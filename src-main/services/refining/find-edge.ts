import { intersect } from '../../../src-preload/model/geometry';
import { autoTrimap, bandReach } from '../../../src-preload/raster/matting/auto-trimap';
import { guidedAlpha } from '../../../src-preload/raster/matting/guided-alpha';
import { halvePlane } from '../../../src-preload/raster/matting/halve';
import { trimapLevel } from '../../../src-preload/raster/matting/photo-region';
import { partOf, type WorkSignals } from '../../../src-preload/raster/matting/signals';
import { softShare } from '../../../src-preload/raster/matting/soft-share';
import { solveAlpha } from '../../../src-preload/raster/matting/solve-alpha';
import { grow, wholeOf } from '../render/rects';
import { colours, expectedBand, halved, type EdgeAsked } from './edge-asked';
import { bandAt, coarseness, measureAlpha, partUncertainty } from './edge-band';
import { finerAlpha } from './finer-alpha';
import { learningReach } from './refine-plan';
import { partAsked, pasteMiddle } from './part-asked';
import { wantedParts } from './soft-parts';

/** Share of the time that a firm edge takes where both are looked for. */
const firmPart = 0.2;

/** What was painted as hair is unknown, everything else is what the selection says. */
function hairTrimap(plane: Uint8Array, hair: Uint8Array): Uint8Array<ArrayBuffer> {
  const trimap = new Uint8Array(plane.length);
  for (let i = 0; i < trimap.length; i++) {
    trimap[i] = (hair[i] as number) > 0 ? trimapLevel.unknown : (plane[i] as number) >= 128 ? trimapLevel.foreground : trimapLevel.background;
  }
  return trimap;
}

/** From one plane to another by as much as `share` says, 0..255. */
function mixed(from: Uint8Array, to: Uint8Array, share: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(from.length);
  for (let i = 0; i < out.length; i++) {
    const a = from[i] as number;
    out[i] = a + (((to[i] as number) - a) * (share[i] as number)) / 255 + 0.5;
  }
  return out;
}

/** Where hair was painted, transitions are found whatever the edge is otherwise. */
function withHair(alpha: Uint8Array<ArrayBuffer>, { photo, plane, hair }: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  return hair ? mixed(alpha, solveAlpha(colours(photo), hairTrimap(plane, hair), signals), hair) : alpha;
}

const firmEdge = ({ photo, plane, factor, band }: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> =>
  guidedAlpha(colours(photo), plane, { band: bandAt(measureAlpha(plane, photo.width), band, factor) }, signals);

/** What was painted as hair is unknown as well. */
function softEdge({ photo, plane, hair, factor, band }: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const region = colours(photo);
  const uncertainty = partUncertainty(measureAlpha(plane, photo.width), band);
  return solveAlpha(region, autoTrimap(region, plane, { uncertainty, factor, ...(hair && { unknown: hair }) }), signals);
}

/** How much of the soft edge to take at each pixel, 0..255; all of it where hair was painted. */
function shareOfSoft({ photo, plane, hair, factor, band }: EdgeAsked, firm: Uint8Array, soft: Uint8Array): Uint8Array<ArrayBuffer> {
  const measured = measureAlpha(plane, photo.width);
  const share = softShare(colours(photo), firm, soft, { band: bandAt(measured, band, factor), coarseness: coarseness(measured, band) });
  if (hair) for (let i = 0; i < share.length; i++) share[i] = Math.max(share[i] as number, hair[i] as number);
  return share;
}

/** How far one looks around a place where transitions are wanted, in widths of the band: farther than the window in which that was decided. */
const around = 4;
/** Bands of fewer pixels are solved before one could tell whether that is needed. */
const leastInBand = 25_000;
/** Share of the time that half the resolution takes. */
const coarsePart = 0.3;

/**
 * The soft edge as far as it will be taken: first at half the resolution, and then at the asked one where that shows
 * transitions which are worth it. Elsewhere the firm edge counts, and the coarser alpha does for what little is mixed in.
 */
function softWhereWanted(asked: EdgeAsked, firm: Uint8Array<ArrayBuffer>, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const { photo, band, factor } = asked;
  if (expectedBand(asked) < leastInBand) return softEdge(asked, signals);
  const coarse = halved(asked);
  const soft = softEdge(coarse, partOf(signals, 0, coarsePart));
  const coarseFirm = halvePlane(firm, photo);
  const share = shareOfSoft(coarse, coarseFirm, soft);
  const reach = Math.ceil(around * bandAt(measureAlpha(coarse.plane, coarse.photo.width), coarse.band, factor));
  const wanted = wantedParts(coarse.photo, { share, firm: coarseFirm, soft, reach });
  const out = finerAlpha(colours(coarse.photo), soft, colours(photo));
  const room = bandReach(bandAt(measureAlpha(asked.plane, photo.width), band, factor)) + learningReach;
  for (const [n, { x, y, width, height }] of wanted.entries()) {
    const own = intersect({ x: 2 * x, y: 2 * y, width: 2 * width, height: 2 * height }, wholeOf(photo));
    const part = intersect(grow(own, room), wholeOf(photo));
    const found = softEdge(partAsked(asked, part), partOf(signals, coarsePart + ((1 - coarsePart) * n) / wanted.length, coarsePart + ((1 - coarsePart) * (n + 1)) / wanted.length));
    pasteMiddle(part, found, own, out, photo.width);
  }
  return out;
}

function autoEdge(asked: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const firm = firmEdge(asked, partOf(signals, 0, firmPart));
  const soft = softWhereWanted(asked, firm, partOf(signals, firmPart, 1));
  return mixed(firm, soft, shareOfSoft(asked, firm, soft));
}

/**
 * The selection's edge as it is in the photo: kept, firm along the photo's edges, with its transitions, or either as
 * the photo tells.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function findEdge(asked: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  switch (asked.edge) {
    case 'keep':
      return withHair(asked.plane, asked, signals);
    case 'auto':
      return autoEdge(asked, signals);
    case 'firm':
      return withHair(firmEdge(asked, signals), asked, signals);
    case 'soft':
      return softEdge(asked, signals);
  }
}
