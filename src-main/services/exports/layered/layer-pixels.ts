import type { DocumentRecord } from '../../../../src-preload/model/document';
import { intersect, type Rect, type Size } from '../../../../src-preload/model/geometry';
import type { CutoutLayer, ImageLayer, PlacedLayer } from '../../../../src-preload/model/layer';
import { boundsAfter, identity } from '../../../../src-preload/model/matrix';
import type { Raster } from '../../../../src-preload/raster/raster';
import { maxPixels } from '../../images/limits';
import { asBuffer, fromRaster, toRaster } from '../../images/sharp';
import { pasteTiles } from '../../refining/colour-tiles';
import { marginOf } from '../../render/compile-strip';
import { edgesOf } from '../../render/layer-edges';
import { plainPixels } from '../../render/leaf-pixels';
import { ownBounds } from '../../render/output-bounds';
import { checkMaskFits } from '../../render/photo-level';
import { grow, isEmpty, movedBy, nowhere, wholeOf, wholePixels } from '../../render/rects';
import type { RenderSources } from '../../render/render-context';
import type { Renderer } from '../../render/renderer';
import { reachedFrom } from '../../render/strip-effects';
import { cutoutPixels } from '../cutout-pixels';
import type { LayerContent } from './layer-tree';

/** Where the pixels of files with layers come from. */
export interface LayeredParts extends Pick<RenderSources, 'images' | 'masks' | 'edges'> {
  readonly renderer: Pick<Renderer, 'full' | 'rasterise' | 'effects' | 'alone'>;
}

/** Coverage of a layer: 0 outside of its rectangle. */
export interface LayerMask {
  /** Whole document pixels. */
  readonly bounds: Rect;
  /** bounds.width * bounds.height bytes; not to be written to. */
  readonly alpha: Uint8Array;
}

/** Pixels of a layer and where they lie, in whole document pixels. */
export interface LayerPixels {
  /** RGB, or straight RGBA. Not to be written to. */
  readonly raster: Raster;
  readonly left: number;
  readonly top: number;
  readonly mask: LayerMask | null;
}

export interface LayerPixelsOptions {
  /** Cut-outs keep the photo around their edge and are given a mask; otherwise they are cut. */
  readonly keepsMasks: boolean;
}

/** How much of the photo around a cut-out comes along with its mask, of its longer side: enough to paint an edge anew. */
const surroundings = 0.1;
const leastSurroundings = 16;

async function colourPart(photo: Raster, region: Rect): Promise<Raster> {
  const { x, y, width, height } = region;
  if (width === photo.width && height === photo.height) return photo;
  return toRaster(fromRaster(photo).extract({ left: x, top: y, width, height }));
}

/** The photo around a cut-out, with the colours that its soft edges are painted in. */
async function maskedPixels(layer: CutoutLayer, parts: LayeredParts, signal: AbortSignal): Promise<LayerPixels> {
  const image = parts.images.get(layer.image);
  const photo = await image.full(signal);
  const mask = await parts.masks.load(layer.mask);
  const { bounds } = mask.info;
  const [, , , , dx, dy] = layer.transform;
  const around = Math.max(leastSurroundings, Math.round(surroundings * Math.max(bounds.width, bounds.height)));
  const region = intersect(grow(bounds, around), wholeOf(photo));
  const tiles = await edgesOf(layer, photo, mask, parts.edges, signal);
  let raster = await colourPart(photo, region);
  if (tiles) {
    const rgb = await toRaster(fromRaster(raster).removeAlpha());
    pasteTiles(rgb, region, tiles);
    const alpha = raster.channels === 4 ? await toRaster(fromRaster(raster).extractChannel(3).toColourspace('b-w')) : undefined;
    const plane = { raw: { width: region.width, height: region.height, channels: 1 } } as const;
    raster = alpha ? await toRaster(fromRaster(rgb).joinChannel(asBuffer(alpha.data), plane)) : rgb;
  }
  return { raster, left: region.x + dx, top: region.y + dy, mask: { bounds: movedBy(bounds, { x: dx, y: dy }), alpha: mask.alpha } };
}

async function photoPixels(layer: ImageLayer | CutoutLayer, parts: LayeredParts, { keepsMasks }: LayerPixelsOptions, signal: AbortSignal): Promise<LayerPixels | undefined> {
  const image = parts.images.get(layer.image);
  const [, , , , dx, dy] = layer.transform;
  if (layer.kind === 'image') return { raster: await image.full(signal), left: dx, top: dy, mask: null };
  const info = parts.masks.info(layer.mask);
  checkMaskFits(layer, info, image.info);
  if (isEmpty(info.bounds)) return undefined;
  if (keepsMasks) return maskedPixels(layer, parts, signal);
  const photo = await image.full(signal);
  const mask = await parts.masks.load(layer.mask);
  const raster = await cutoutPixels(photo, mask, info.bounds, await edgesOf(layer, photo, mask, parts.edges, signal));
  return { raster, left: info.bounds.x + dx, top: info.bounds.y + dy, mask: null };
}

/**
 * Where a layer and its effects may show, in whole document pixels; not tight.
 * @throws ClickcutError `not-found`
 */
export function reachOf({ width, height }: Size, layer: PlacedLayer, { images, masks }: Pick<LayeredParts, 'images' | 'masks'>): Rect {
  const own = ownBounds(layer, { image: (id) => images.get(id), masks });
  if (isEmpty(own)) return nowhere;
  const canvas = { width, height };
  const margin = marginOf({ kind: 'leaf', layer, clipped: [] }, { toOutput: identity, frame: wholeOf(canvas), canvas });
  return reachedFrom(grow(wholePixels(boundsAfter(layer.transform, own)), 1), margin);
}

async function effectsPixels(document: DocumentRecord, layer: PlacedLayer, parts: LayeredParts, signal: AbortSignal): Promise<LayerPixels | undefined> {
  const canvas = { width: document.width, height: document.height };
  const reached = reachOf(canvas, layer, parts);
  const region = reached.width * reached.height > maxPixels ? intersect(reached, wholeOf(canvas)) : reached;
  if (isEmpty(region)) return undefined;
  const { renderer } = parts;
  const raster = await renderer.alone(() => renderer.effects(canvas, layer, { region, width: region.width, height: region.height }, signal), signal);
  return { raster, left: region.x, top: region.y, mask: null };
}

/**
 * The pixels of one layer of a file, without its opacity and blend mode. What sticks out of the canvas is kept.
 * @returns `undefined` where nothing shows
 * @throws ClickcutError `not-found`, `cancelled`
 */
export async function layerPixels(document: DocumentRecord, content: LayerContent, parts: LayeredParts, options: LayerPixelsOptions, signal: AbortSignal): Promise<LayerPixels | undefined> {
  switch (content.kind) {
    case 'photo':
      return parts.renderer.alone(() => photoPixels(content.layer, parts, options, signal), signal);
    case 'colour':
      return { raster: plainPixels(content.colour, document.width, document.height), left: 0, top: 0, mask: null };
    case 'effects':
      return effectsPixels(document, content.layer, parts, signal);
    case 'scene': {
      const { layers } = content;
      const roots = layers.filter(({ parent }) => parent === null).map(({ id }) => id);
      const made = await parts.renderer.rasterise({ ...document, background: null, layers }, roots, signal);
      return made && { raster: made.raster, left: made.bounds.x, top: made.bounds.y, mask: null };
    }
  }
}
