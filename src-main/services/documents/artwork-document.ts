import type { Rect } from '../../../src-preload/model/geometry';
import { plainLayer, type DocumentRecord, type ImageInfo, type Layer, type MaskId } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { translation } from '../../../src-preload/model/matrix';
import type { ImportedArtwork, ImportedMask, ImportedNode } from '../imports/imported';
import { blankDocument } from './new-document';

/** What turns the parts of an imported file into parts of a document. */
export interface ArtworkParts {
  readonly newId: () => string;
  /** Keeps a file's bytes as a photo of the document. */
  photo(name: string, bytes: Uint8Array): Promise<ImageInfo>;
  /** Keeps an alpha of width * height bytes. */
  mask(width: number, height: number, alpha: Uint8Array): Promise<{ readonly id: MaskId; readonly bounds: Rect }>;
}

type PixelNode = Extract<ImportedNode, { kind: 'pixels' }>;

/** The mask over the layer's own pixels. */
function alphaOver({ left, top, width, height }: PixelNode, mask: ImportedMask): Uint8Array {
  const alpha = new Uint8Array(width * height).fill(mask.outside);
  const dx = mask.left - left;
  const dy = mask.top - top;
  for (let y = Math.max(0, dy); y < Math.min(height, dy + mask.height); y += 1) {
    const from = Math.max(0, dx);
    const to = Math.min(width, dx + mask.width);
    if (to > from) alpha.set(mask.alpha.subarray((y - dy) * mask.width + from - dx, (y - dy) * mask.width + to - dx), y * width + from);
  }
  return alpha;
}

/** An imported file as a document: its layers' pixels become photos, masked ones cut-outs of them. */
export async function artworkDocument(artwork: ImportedArtwork, parts: ArtworkParts): Promise<DocumentRecord> {
  const images: Record<string, ImageInfo> = {};

  const pixels = async (node: PixelNode, base: Pick<Layer, 'id' | 'parent'>): Promise<Layer> => {
    const { name, visible, locked, opacity, blend, clip } = node;
    const info = await parts.photo(`${name}.png`, node.png);
    images[info.id] = info;
    const placed = { ...plainLayer, ...base, name, visible, locked, opacity, blend, clip, transform: translation(node.left, node.top), effects: node.effects ?? noEffects };
    if (!node.mask || node.mask.disabled) return { ...placed, kind: 'image', image: info.id };
    const { id, bounds } = await parts.mask(node.width, node.height, alphaOver(node, node.mask));
    return { ...placed, kind: 'cutout', image: info.id, base: id, mask: id, bounds, origin: { kind: 'drawn' }, refine: null };
  };

  const flatten = async (nodes: readonly ImportedNode[], parent: string | null): Promise<readonly Layer[]> => {
    const layers: Layer[] = [];
    for (const node of nodes) {
      const id = parts.newId();
      const { name, visible, locked, opacity, blend, clip } = node;
      const base = { ...plainLayer, id, parent, name, visible, locked, opacity, blend, clip };
      switch (node.kind) {
        case 'group':
          layers.push(...(await flatten(node.children, id)), { ...base, kind: 'group' });
          break;
        case 'fill':
          layers.push({ ...base, kind: 'fill', fill: { kind: 'colour', colour: node.colour } });
          break;
        case 'pixels':
          layers.push(await pixels(node, { id, parent }));
          break;
      }
    }
    return layers;
  };

  const layers = await flatten(artwork.nodes, null);
  const { name, width, height } = artwork;
  return blankDocument({ id: parts.newId(), name, width, height, images, layers });
}
