import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import { fitInside } from '../../../../src-preload/model/geometry';
import type { Raster } from '../../../../src-preload/raster/raster';
import { fromRaster } from '../../images/sharp';
import { encodePixels } from '../encode-pixels';
import { layerPixels, type LayeredParts } from './layer-pixels';
import type { LayeredControl } from './layered-control';
import { layerTree } from './layer-tree';
import { oraNodes, type OraNode } from './ora-stack';
import { oraXml, type OraPlace } from './ora-xml';
import { createStoredArchive } from './stored-archive';

/** OpenRaster, File Layout: thumbnails have at most so many pixels along a side. */
const thumbnailSide = 256;

const clearPixel: Raster = { width: 1, height: 1, channels: 4, data: new Uint8Array(4) };

const asPng = (raster: Raster, signal: AbortSignal): Promise<Uint8Array> =>
  encodePixels({ raster, left: 0, top: 0, canvas: raster }, { format: 'png', quality: 100, signal });

type OraLayer = Extract<OraNode, { kind: 'layer' }>;

const layersOf = (nodes: readonly OraNode[]): readonly OraLayer[] => nodes.flatMap((node) => (node.kind === 'stack' ? layersOf(node.children) : [node]));

/**
 * The whole document as an OpenRaster file (specification 0.0.5), which GIMP, Krita and MyPaint open: 8 bits a channel,
 * sRGB. Groups are stacks, layers are pixels with their place, cut-outs are cut. Shadow and outline are a layer below
 * theirs. Clipping is as close as the format allows, see `oraNodes`.
 *
 * Layers are fetched and encoded one after another.
 * @throws ClickcutError `not-found`, `image-too-large`, `cancelled`
 */
export async function writeOra(document: DocumentRecord, parts: LayeredParts, { signal, progress }: LayeredControl): Promise<Uint8Array<ArrayBuffer>> {
  throwIfAborted(signal);
  const nodes = oraNodes(layerTree(document, { hasStyle: () => false }), document.layers);
  const leaves = layersOf(nodes);
  const total = leaves.length + 1;
  const archive = createStoredArchive(signal);
  await archive.add('mimetype', new TextEncoder().encode('image/openraster'));
  const places = new Map<OraNode, OraPlace>();
  for (const [done, leaf] of leaves.entries()) {
    progress?.({ done, total });
    const pixels = await layerPixels(document, leaf.content, parts, { keepsMasks: false }, signal);
    const src = `data/layer${done}.png`;
    places.set(leaf, { src, x: pixels?.left ?? 0, y: pixels?.top ?? 0 });
    await archive.add(src, await asPng(pixels?.raster ?? clearPixel, signal));
  }
  progress?.({ done: leaves.length, total });
  const stack = oraXml(document, nodes, (node) => places.get(node) ?? { src: '', x: 0, y: 0 });
  await archive.add('stack.xml', new TextEncoder().encode(stack));
  const { raster: merged } = await parts.renderer.full(document, { background: document.background }, signal);
  await archive.add('mergedimage.png', await asPng(merged, signal));
  const small = fitInside(merged, thumbnailSide);
  await archive.add('Thumbnails/thumbnail.png', new Uint8Array(await fromRaster(merged).resize(small.width, small.height, { fit: 'fill' }).png().toBuffer()));
  const file = await archive.end();
  progress?.({ done: total, total });
  return file;
}
