import { ClickcutError } from '../../../../src-preload/contract/errors';
import { plainLayer, type DocumentRecord, type FillLayer, type ImageId } from '../../../../src-preload/model/document';
import type { LayerEffects } from '../../../../src-preload/model/effects';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Fill } from '../../../../src-preload/model/fill';
import type { Size } from '../../../../src-preload/model/geometry';
import { isPlaced } from '../../../../src-preload/model/layer';
import { leavesOf, paintTree, type PaintChoice, type PaintNodes } from '../../render/paint-tree';
import type { PictureOf } from './choose-pictures';

/** A layer is exported also where it is hidden. */
export const choiceOf = (of: PictureOf): PaintChoice => (of ? { layers: [of.id], ignoreRootVisibility: true } : {});

type Overrides = Pick<ExportOutput, 'shadow' | 'outline'>;

function withEffects(document: DocumentRecord, effects: (own: LayerEffects) => LayerEffects): DocumentRecord {
  return { ...document, layers: document.layers.map((layer) => (isPlaced(layer) ? { ...layer, effects: effects(layer.effects) } : layer)) };
}

/** The document without the effects that an output replaces: what its content is measured by. */
export function measuredScene(document: DocumentRecord, { shadow, outline }: Overrides): DocumentRecord {
  if (!shadow && !outline) return document;
  return withEffects(document, (own) => ({ shadow: shadow ? null : own.shadow, outline: outline ? null : own.outline }));
}

/** The document with the effects that an output gives in pixels of the file. @param scale file pixels a document pixel */
export function renderedScene(document: DocumentRecord, { shadow, outline }: Overrides, scale: number): DocumentRecord {
  if (!shadow && !outline) return document;
  return withEffects(document, (own) => ({
    shadow: shadow ? { ...shadow, dx: shadow.dx / scale, dy: shadow.dy / scale, blur: shadow.blur / scale } : own.shadow,
    outline: outline ? { ...outline, width: outline.width / scale } : own.outline,
  }));
}

const fillLayer = (fill: Fill): FillLayer => ({ kind: 'fill', ...plainLayer, id: 'background', name: 'background', fill });

/** Photos that nodes show, each once, from the bottom to the top. */
export function photosOf(nodes: PaintNodes): readonly ImageId[] {
  return [
    ...new Set(
      leavesOf(nodes).flatMap(({ layer }) => {
        if (layer.kind === 'fill') return 'image' in layer.fill ? [layer.fill.image] : [];
        return layer.kind === 'text' ? [] : [layer.image];
      }),
    ),
  ];
}

function photoToBlur(document: DocumentRecord, of: PictureOf): ImageId {
  const [own] = photosOf(paintTree(document.layers, choiceOf(of)));
  const [any] = photosOf(paintTree(document.layers));
  const photo = own ?? any;
  if (photo !== undefined) return photo;
  throw new ClickcutError({ code: 'bad-request', message: 'there is no photo to blur.', hint: 'Choose another background.' });
}

/** What lies under the layers of a file. */
export interface Ground {
  readonly background: string | null;
  readonly fills: readonly FillLayer[];
}

/** @param imageOf the opened photo that an output names as its background */
export function groundOf(document: DocumentRecord, of: PictureOf, { background }: ExportOutput, size: Size, imageOf: (name: string) => ImageId): Ground {
  const nothing: Ground = { background: null, fills: [] };
  switch (background.kind) {
    case 'own':
      return of ? nothing : { ...nothing, background: document.background };
    case 'transparent':
      return nothing;
    case 'colour':
      return { ...nothing, background: background.colour };
    case 'image':
      return { ...nothing, fills: [fillLayer({ kind: 'image', image: imageOf(background.image), fit: 'cover' })] };
    case 'blur':
      return { ...nothing, fills: [fillLayer({ kind: 'blur', image: photoToBlur(document, of), blur: background.amount * Math.max(size.width, size.height) })] };
  }
}
