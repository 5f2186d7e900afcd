import type { RefineSettings } from '../../../src-preload/model/refinement';
import { autoTrimap } from '../../../src-preload/raster/matting/auto-trimap';
import { guidedAlpha } from '../../../src-preload/raster/matting/guided-alpha';
import { trimapLevel, type PhotoRegion } from '../../../src-preload/raster/matting/photo-region';
import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { solveAlpha } from '../../../src-preload/raster/matting/solve-alpha';
import type { Raster } from '../../../src-preload/raster/raster';
import { bandAt, measureAlpha, partUncertainty, type BandScene } from './edge-band';

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

/**
 * The selection's edge as it is in the photo: kept, firm along the photo's edges, or with its transitions. Where hair
 * was painted, transitions are found whatever the edge is otherwise.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function findEdge({ photo, plane, hair, edge, factor, band }: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const region = colours(photo);
  const withHair = (alpha: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => (hair ? mixed(alpha, solveAlpha(region, hairTrimap(plane, hair), signals), hair) : alpha);
  switch (edge) {
    case 'keep':
      return withHair(plane);
    case 'firm':
      return withHair(guidedAlpha(region, plane, { band: bandAt(measureAlpha(plane, photo.width), band, factor) }, signals));
    case 'soft': {
      const uncertainty = partUncertainty(measureAlpha(plane, photo.width), band);
      return solveAlpha(region, autoTrimap(region, plane, { uncertainty, factor, ...(hair && { unknown: hair }) }), signals);
    }
  }
}
