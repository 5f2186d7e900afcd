import type { Rect } from '../../../../src-preload/model/geometry';
import type { Raster } from '../../../../src-preload/raster/raster';
import type { OpenImage } from '../../images/images';
import type { StoredMask } from '../../masks/masks';
import type { ColourTiles } from '../../refining/colour-tiles';
import { colourTileSide } from '../../refining/colour-tiles';
import { alphaPlane } from '../alpha-plane';
import { cutoutPixels } from '../cutout-pixels';
import { convertFromSrgb } from './colour/convert-colours';
import { pasteDeepTiles } from './paste-deep-tiles';
import { photoPixels, type PhotoPixels, type PhotoPixelsOptions } from './photo-pixels';
import type { DeepRaster } from './picture';
import { underAlpha } from './pixel-depth';

export interface ExactCutoutOptions extends PhotoPixelsOptions {
  /** Colours in place of the photo's, sRGB; see `cutoutPixels`. */
  readonly edges?: ColourTiles | undefined;
}

async function edgesIn(edges: ColourTiles | undefined, profile: Uint8Array | undefined): Promise<ColourTiles | undefined> {
  if (!edges || !profile || edges.colours.length === 0) return edges;
  const height = edges.colours.length / 3 / colourTileSide;
  const { data } = await convertFromSrgb({ width: colourTileSide, height, channels: 3, data: edges.colours }, profile);
  return { ...edges, colours: new Uint8Array(data) };
}

const hasDeepRaster = (pixels: PhotoPixels): pixels is PhotoPixels<DeepRaster> => pixels.raster.data instanceof Uint16Array;

/**
 * Part of a photo under a mask, its colours in what the file can hold; see `photoPixels`. Colour is exact where
 * something is left and zero where nothing is.
 *
 * At 16 bits alpha is the photo's own times the mask's, 255 being 65535.
 * @param region whole pixels inside the photo, not empty
 * @returns straight RGBA, region.width x region.height, with the profile that `encodePicture` asks for
 * @throws ClickcutError `not-found`, `image-corrupt`, `cancelled`
 */
export async function exactCutout(photo: OpenImage, mask: StoredMask, region: Rect, options: ExactCutoutOptions): Promise<PhotoPixels> {
  const { depth, signal } = options;
  const pixels = await photoPixels(photo, depth === 16 ? region : undefined, options);
  const { profile } = pixels;
  const edges = await edgesIn(options.edges, profile);
  if (!hasDeepRaster(pixels)) return { raster: await cutoutPixels(pixels.raster as Raster, mask, region, edges), profile };
  const { raster } = pixels;
  const alpha = await alphaPlane(mask, region);
  if (edges) pasteDeepTiles(raster, region, edges);
  return { raster: await underAlpha(raster, alpha, 1, signal), profile };
}
