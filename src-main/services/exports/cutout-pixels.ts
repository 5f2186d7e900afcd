import type { Rect } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { asBuffer, fromRaster, toRaster } from '../images/sharp';
import type { StoredMask } from '../masks/masks';
import { pasteTiles, type ColourTiles } from '../refining/colour-tiles';
import { alphaPlane, multiplyAlpha } from './alpha-plane';

const extractOf = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height });

async function ownAlpha(photo: Raster, region: Rect): Promise<Uint8Array> {
  return (await toRaster(fromRaster(photo).extract(extractOf(region)).extractChannel(3).toColourspace('b-w'))).data;
}

/**
 * Part of a photo with everything outside the mask transparent; the photo's own transparency stays. Colour is exact
 * where something is left and zero where nothing is: what was cut away must not travel along in a file, and it packs
 * into next to nothing.
 *
 * All work on many pixels happens in libvips' threads.
 * @param region whole pixels inside the photo, not empty
 * @param edges colours that are painted in place of the photo's, where soft edges are without their background
 * @returns straight RGBA, region.width x region.height
 */
export async function cutoutPixels(photo: Raster, mask: StoredMask, region: Rect, edges?: ColourTiles): Promise<Raster> {
  const { width, height } = region;
  const masked = await alphaPlane(mask, region);
  const alpha = photo.channels === 4 ? await multiplyAlpha(await ownAlpha(photo, region), masked) : masked;
  const visible = await toRaster(fromRaster({ width, height, channels: 1, data: alpha }).threshold(1));
  const plane = { raw: { width, height, channels: 1 } } as const;
  const colour = fromRaster(photo).extract(extractOf(region));
  if (photo.channels === 4 || edges) {
    const rgb = await toRaster(colour.removeAlpha());
    if (edges) pasteTiles(rgb, region, edges);
    return toRaster(fromRaster(rgb).joinChannel(asBuffer(alpha), plane).boolean(asBuffer(visible.data), 'and', plane));
  }
  return toRaster(colour.joinChannel(asBuffer(alpha), plane).boolean(asBuffer(visible.data), 'and', plane));
}

/** Pixels and where they lie on a canvas that is transparent everywhere else. */
export interface PlacedPixels {
  /** Straight RGBA, or RGB where nothing is transparent. */
  readonly raster: Raster;
  readonly left: number;
  readonly top: number;
  readonly canvas: { readonly width: number; readonly height: number };
}

/** A whole cut-out on the photo's canvas, or by itself when `trim` is set; a mask of nothing is one transparent pixel. */
export async function placedCutout(photo: Raster, mask: StoredMask, trim: boolean, edges?: ColourTiles): Promise<PlacedPixels> {
  const { bounds, width, height } = mask.info;
  const isEmpty = bounds.width === 0 || bounds.height === 0;
  const region = isEmpty ? { x: 0, y: 0, width: 1, height: 1 } : bounds;
  const raster = await cutoutPixels(photo, mask, region, edges);
  if (trim) return { raster, left: 0, top: 0, canvas: { width: region.width, height: region.height } };
  return { raster, left: region.x, top: region.y, canvas: { width, height } };
}
