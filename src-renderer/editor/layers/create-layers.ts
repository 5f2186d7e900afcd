import { plainLayer, type DocumentRecord, type FillLayer, type TextLayer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import type { Fill } from '../../../src-preload/model/fill';
import type { Point } from '../../../src-preload/model/geometry';
import { translation } from '../../../src-preload/model/matrix';
import type { TextStyle } from '../../../src-preload/model/text-style';
import { numberedName } from '../document/cutout-layer';
import { targetOf } from '../document/target';
import { text, type EditorPorts } from '../ports';

type NewFill = 'colour' | 'gradient' | 'blur' | 'image';

/** What a new fill looks like before anybody has changed it; undefined where it needs a photo and there is none. */
export function startingFill(kind: NewFill, document: DocumentRecord): Fill | undefined {
  const image = targetOf(document, undefined)?.image;
  switch (kind) {
    case 'colour':
      return { kind, colour: '#ffffff' };
    case 'gradient':
      return {
        kind,
        shape: 'linear',
        from: { x: 0.5, y: 0 },
        to: { x: 0.5, y: 1 },
        stops: [
          { at: 0, colour: '#ffe3d6', opacity: 1 },
          { at: 1, colour: '#ff9a76', opacity: 1 },
        ],
      };
    case 'blur':
      return image === undefined ? undefined : { kind, image, blur: Math.max(8, Math.round(Math.max(document.width, document.height) / 40)) };
    case 'image':
      return image === undefined ? undefined : { kind, image, fit: 'cover' };
  }
}

export function newFillLayer(document: DocumentRecord, fill: Fill, ports: EditorPorts): FillLayer {
  const name = numberedName(document, (number) => ports.translate(text('layer.fillName', { number })));
  return { ...plainLayer, kind: 'fill', id: ports.newId(), name, fill };
}

/** Readable on a canvas of this size without being changed first. */
export const startingStyle = (document: DocumentRecord): TextStyle => ({
  text: '',
  family: 'Inter',
  size: Math.max(12, Math.round(Math.min(document.width, document.height) / 12)),
  weight: 600,
  italic: false,
  align: 'left',
  lineHeight: 1.2,
  spacing: 0,
  colour: '#1b1b1f',
});

/** A text layer whose box begins at a point of the document. */
export function newTextLayer(init: { readonly id: string; readonly name: string; readonly style: TextStyle; readonly box: TextLayer['box']; readonly at: Point }): TextLayer {
  const { id, name, style, box, at } = init;
  return { ...plainLayer, kind: 'text', id, name, style, box, transform: translation(Math.round(at.x), Math.round(at.y)), effects: noEffects };
}
