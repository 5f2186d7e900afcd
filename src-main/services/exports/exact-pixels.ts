import { intersect, type Size } from '../../../src-preload/model/geometry';
import type { Layer, PlacedLayer } from '../../../src-preload/model/layer';
import { isPlaced } from '../../../src-preload/model/layer';
import { isExactMove } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { fromRaster, toRaster } from '../images/sharp';
import { copyPart, isEmpty, wholeOf } from '../render/rects';
import { checkMaskFits } from '../render/photo-level';
import { edgesOf } from '../render/layer-edges';
import type { RenderSources } from '../render/render-context';
import { cutoutPixels, type PlacedPixels } from './cutout-pixels';

type ExactLayer = Exclude<PlacedLayer, { kind: 'text' }>;

/** Layers whose pixels can be copied into a file: not resampled, nothing under them. */
export const isExact = (layer: Layer): layer is ExactLayer =>
  isPlaced(layer) && layer.kind !== 'text' && isExactMove(layer.transform) && layer.effects.shadow === null && layer.effects.outline === null;

const transparentPixel = (): Raster => ({ width: 1, height: 1, channels: 4, data: new Uint8Array(4) });

const part = async (photo: Raster, { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): Promise<Raster> => {
  if (width === photo.width && height === photo.height) return photo;
  if (width === photo.width) return copyPart(photo, { x, y, width, height });
  return toRaster(fromRaster(photo).extract({ left: x, top: y, width, height }));
};

/**
 * A layer by itself on the document's canvas, its pixels exact and without its opacity; by itself where `trim` is
 * set. A layer that shows nothing is one transparent pixel.
 * @throws ClickcutError `not-found`, `cancelled`
 */
export async function exactPixels(
  layer: ExactLayer,
  canvas: Size,
  trim: boolean,
  { images, masks, edges }: Pick<RenderSources, 'images' | 'masks' | 'edges'>,
  signal: AbortSignal,
): Promise<PlacedPixels> {
  const image = images.get(layer.image);
  const [, , , , dx, dy] = layer.transform;
  const onCanvas = { x: -dx, y: -dy, width: canvas.width, height: canvas.height };
  const own = layer.kind === 'cutout' ? masks.info(layer.mask).bounds : wholeOf(image.info);
  const region = intersect(own, onCanvas);
  const placed = (raster: Raster): PlacedPixels =>
    trim ? { raster, left: 0, top: 0, canvas: raster } : { raster, left: region.x + dx, top: region.y + dy, canvas };
  if (isEmpty(region)) return { raster: transparentPixel(), left: 0, top: 0, canvas: trim ? { width: 1, height: 1 } : canvas };
  const photo = await image.full(signal);
  if (layer.kind === 'cutout') {
    checkMaskFits(layer, masks.info(layer.mask), image.info);
    const mask = await masks.load(layer.mask);
    return placed(await cutoutPixels(photo, mask, region, await edgesOf(layer, photo, mask, edges, signal)));
  }
  const pixels = await part(photo, region);
  const covers = trim || (region.width === canvas.width && region.height === canvas.height);
  return placed(covers || pixels.channels === 4 ? pixels : await toRaster(fromRaster(pixels).ensureAlpha()));
}
