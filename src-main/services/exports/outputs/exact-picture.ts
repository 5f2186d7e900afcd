import { intersect } from '../../../../src-preload/model/geometry';
import type { Layer } from '../../../../src-preload/model/layer';
import { compose, isExactMove, type Matrix } from '../../../../src-preload/model/matrix';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { LeafNode, PaintNodes } from '../../render/paint-tree';
import { edgesOf } from '../../render/layer-edges';
import { checkMaskFits } from '../../render/photo-level';
import { isEmpty, movedBy, wholeOf } from '../../render/rects';
import type { RenderSources } from '../../render/render-context';
import { isExact } from '../exact-pixels';
import { exactCutout } from '../pictures/exact-cutout';
import { photoPixels } from '../pictures/photo-pixels';
import type { Picture } from '../pictures/picture';
import type { Frame } from './frame';

export type ExactLayer = Extract<Layer, { kind: 'image' | 'cutout' }>;

const rounded = (map: Matrix): Matrix => map.map((value) => (Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value)) as unknown as Matrix;

/** The layer with its place in the file, if its pixels can be copied: it is alone, nothing lies under it, nothing is resampled. */
export function exactPlace(nodes: PaintNodes, frame: Frame): { readonly layer: ExactLayer; readonly x: number; readonly y: number } | undefined {
  const [only] = nodes;
  const leaf: LeafNode | undefined = only?.kind === 'leaf' && nodes.length === 1 && only.clipped.length === 0 ? only : undefined;
  if (!leaf || leaf.layer.kind === 'fill' || leaf.layer.kind === 'text') return undefined;
  const layer = { ...leaf.layer, transform: rounded(compose(frame.toPicture, leaf.layer.transform)) };
  if (!isExactMove(layer.transform) || !isExact(layer)) return undefined;
  return { layer: leaf.layer, x: layer.transform[4], y: layer.transform[5] };
}

const nothing = { width: 1, height: 1, channels: 4, data: new Uint8Array(4) } as const;

/**
 * One layer on the canvas of a file: its pixels are those of the photo, in colours and depth that the file can hold,
 * without its opacity.
 * @throws ClickcutError `not-found`, `image-corrupt`, `cancelled`
 */
export async function exactPicture(
  { layer, x, y }: { readonly layer: ExactLayer; readonly x: number; readonly y: number },
  { size, clip }: Frame,
  options: { readonly colour: ExportOutput['colour']; readonly depth: 8 | 16; readonly signal: AbortSignal },
  { images, masks, edges }: Pick<RenderSources, 'images' | 'masks' | 'edges'>,
): Promise<Picture> {
  const image = images.get(layer.image);
  const own = layer.kind === 'cutout' ? masks.info(layer.mask).bounds : wholeOf(image.info);
  const region = intersect(own, movedBy(clip, { x: -x, y: -y }));
  if (isEmpty(region)) return { raster: nothing, left: 0, top: 0, canvas: size };
  const place = { left: region.x + x, top: region.y + y, canvas: size };
  if (layer.kind === 'image') return { ...(await photoPixels(image, region, options)), ...place } as Picture;
  checkMaskFits(layer, masks.info(layer.mask), image.info);
  const mask = await masks.load(layer.mask);
  const tiles = await edgesOf(layer, await image.full(options.signal), mask, edges, options.signal);
  return { ...(await exactCutout(image, mask, region, { ...options, edges: tiles })), ...place } as Picture;
}
