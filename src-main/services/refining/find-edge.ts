import type { RefineSettings } from '../../../src-preload/model/refinement';
import { autoTrimap } from '../../../src-preload/raster/matting/auto-trimap';
import { guidedAlpha } from '../../../src-preload/raster/matting/guided-alpha';
import { trimapLevel, type PhotoRegion } from '../../../src-preload/raster/matting/photo-region';
import { partOf, type WorkSignals } from '../../../src-preload/raster/matting/signals';
import { solveAlpha } from '../../../src-preload/raster/matting/solve-alpha';
import { softShare } from '../../../src-preload/raster/matting/soft-share';
import type { Raster } from '../../../src-preload/raster/raster';
import { bandAt, coarseness, measureAlpha, partUncertainty, type BandScene } from './edge-band';

export interface EdgeAsked {
  readonly photo: Raster;
  /** The selection at the photo's size, one byte a pixel. */
  readonly plane: Uint8Array<ArrayBuffer>;
  /** Where the photo alone decides, likewise; null for nowhere. */
  readonly hair: Uint8Array | null;
  readonly edge: RefineSettings['edge'];
  /** On the automatic band's width. */
  readonly factor: number;
  readonly band: BandScene;
}

/** A photo without colours has none to find an edge by: decoding gives every photo three or more channels. */
export const colours = (photo: Raster): PhotoRegion => {
  const { channels } = photo;
  if (channels === 1) throw new RangeError('An edge cannot be found in a photo without colours.');
  return { ...photo, channels };
};

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

function autoEdge(asked: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const { photo, plane, hair, factor, band } = asked;
  const firm = firmEdge(asked, partOf(signals, 0, firmPart));
  const soft = softEdge(asked, partOf(signals, firmPart, 1));
  const measured = measureAlpha(plane, photo.width);
  const share = softShare(colours(photo), firm, soft, { band: bandAt(measured, band, factor), coarseness: coarseness(measured, band) });
  if (hair) for (let i = 0; i < share.length; i++) share[i] = Math.max(share[i] as number, hair[i] as number);
  return mixed(firm, soft, share);
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
