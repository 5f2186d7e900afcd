import type { RefineSettings } from '../../../src-preload/model/refinement';
import { halvePhoto, halvePlane } from '../../../src-preload/raster/matting/halve';
import type { PhotoRegion } from '../../../src-preload/raster/matting/photo-region';
import type { Raster } from '../../../src-preload/raster/raster';
import { bandAt, measureAlpha, type BandScene } from './edge-band';

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

/** The same at half the resolution. */
export const halved = (asked: EdgeAsked): EdgeAsked => ({
  ...asked,
  photo: halvePhoto(colours(asked.photo)),
  plane: halvePlane(asked.plane, asked.photo),
  hair: asked.hair && halvePlane(asked.hair, asked.photo),
  band: { ...asked.band, step: 2 * asked.band.step },
});

/** A contour of so many pixels in length crosses one step from pixel to pixel. */
const perCrossing = 0.8;
/** The band's reach outwards and inwards, in its width. */
const sides = 2.25;

/** About how many pixels the edge is looked for in. */
export function expectedBand({ plane, photo, hair, edge, factor, band }: EdgeAsked): number {
  let painted = 0;
  for (const share of hair ?? []) if (share > 0) painted++;
  if (edge === 'keep') return painted;
  const measured = measureAlpha(plane, photo.width);
  return painted + measured.soft + perCrossing * measured.crossings * sides * bandAt(measured, band, factor);
}
