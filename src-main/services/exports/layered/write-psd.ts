import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import { fitInside } from '../../../../src-preload/model/geometry';
import { isPlaced } from '../../../../src-preload/model/layer';
import type { Raster } from '../../../../src-preload/raster/raster';
import { fromRaster } from '../../images/sharp';
import { layerPixels, reachOf, type LayeredParts } from './layer-pixels';
import type { LayeredControl } from './layered-control';
import { layerTree, pixelNodes, type LayeredNode, type PixelsNode } from './layer-tree';
import { hasPsdStyle } from './psd-effects';
import type { PsdNode, PsdPlan } from './psd-protocol';
import { withPsdThread } from './psd-thread';

export interface PsdOptions extends LayeredControl {
  /** Path of the built worker `psd-worker`. */
  readonly entry: string;
  /** `styles`: shadows and outlines are layer styles where Photoshop has the same ones. `layers`: always pixels below. */
  readonly effects?: 'styles' | 'layers' | undefined;
}

export interface PsdFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Without the dot; `psb` for sides that PSD cannot hold. */
  readonly extension: 'psd' | 'psb';
}

/** The most pixels along a side of a PSD file or a layer in it. */
const mostPsdSide = 30_000;
/** Photoshop's own thumbnails. */
const thumbnailSide = 160;

function needsLarge(document: DocumentRecord, parts: LayeredParts): boolean {
  const isLong = ({ width, height }: { readonly width: number; readonly height: number }): boolean => Math.max(width, height) > mostPsdSide;
  const { layers } = document;
  const photos = layers.flatMap((layer) => (layer.kind === 'image' || layer.kind === 'cutout' ? [parts.images.get(layer.image).info] : []));
  return isLong(document) || photos.some(isLong) || layers.filter(isPlaced).some((layer) => isLong(reachOf(document, layer, parts)));
}

async function thumbnailOf(merged: Raster): Promise<PsdPlan['thumbnail']> {
  const size = fitInside(merged, thumbnailSide);
  const jpeg = await fromRaster(merged).flatten({ background: '#ffffff' }).resize(size.width, size.height, { fit: 'fill' }).jpeg({ quality: 85 }).toBuffer();
  return { ...size, jpeg: new Uint8Array(jpeg) };
}

function plannedNodes(nodes: readonly LayeredNode[], numbers: ReadonlyMap<PixelsNode, number>): readonly PsdNode[] {
  return nodes.map((node): PsdNode => {
    const { name, visible, locked, opacity, blend, clip } = node;
    const look = { name, visible, locked, opacity, blend, clip };
    if (node.kind === 'group') return { kind: 'group', ...look, children: plannedNodes(node.children, numbers) };
    const { content, styles } = node;
    return { kind: 'pixels', ...look, pixels: numbers.get(node) ?? -1, colour: content.kind === 'colour' ? content.colour : null, styles };
  });
}

/**
 * The whole document as a Photoshop file (Adobe Photoshop File Formats Specification, 2019): 8 bits a channel, sRGB
 * without a profile, 72 pixels an inch.
 *
 * - Groups, names, visibility, locks, opacity, blend modes and clipping stay what they are.
 * - A cut-out that is only moved by whole pixels is its photo, a little more than what shows, with a layer mask;
 *   otherwise it is pixels, like texts and all layers that are scaled or turned.
 * - Colour fills are fill layers that hold their pixels too; other fills are pixels.
 * - Shadow and outline are a layer style, or a layer below, see `effects`.
 *
 * Layers are fetched one after another, while the one before is packed in a thread of its own.
 * @throws ClickcutError `not-found`, `image-too-large`, `cancelled`
 */
export async function writePsd(document: DocumentRecord, parts: LayeredParts, { signal, progress, entry, effects = 'styles' }: PsdOptions): Promise<PsdFile> {
  const nodes = layerTree(document, { hasStyle: (given) => effects === 'styles' && hasPsdStyle(given) });
  const leaves = pixelNodes(nodes);
  const total = leaves.length + 1;
  const large = needsLarge(document, parts);
  const bytes = await withPsdThread({ entry, large, signal }, async (thread) => {
    for (const [done, { content }] of leaves.entries()) {
      progress?.({ done, total });
      await thread.add(await layerPixels(document, content, parts, { keepsMasks: true }, signal));
    }
    progress?.({ done: leaves.length, total });
    const { background, width, height, guides } = document;
    const { raster: merged } = await parts.renderer.full(document, { background }, signal);
    throwIfAborted(signal);
    const numbers = new Map(leaves.map((leaf, i) => [leaf, i]));
    return thread.finish({ width, height, guides, nodes: plannedNodes(nodes, numbers), merged, thumbnail: await thumbnailOf(merged) });
  });
  progress?.({ done: total, total });
  return { bytes, extension: large ? 'psb' : 'psd' };
}
