import { isPlaced, mostCanvasSide, type DocumentRecord } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { compose, rotation, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { isShown } from '../../../src-preload/model/tree';
import { around } from '../layers/leaves';
import { effectsExtent, hasEffects, outwards, placeOf } from '../pictures/plan';

const side = (length: number): number => Math.max(1, Math.min(mostCanvasSide, Math.round(length)));

/** Every layer, locked ones too, and the guides: the artwork moves as one. */
function moveAll(document: DocumentRecord, map: Matrix, size: Size, guides: DocumentRecord['guides']): readonly Operation[] {
  const layers = document.layers.filter(isPlaced).map(
    ({ id, transform }): Operation => ({ kind: 'update-layer', id, patch: { transform: compose(map, transform) } }),
  );
  return [...layers, { kind: 'update-document', patch: { width: side(size.width), height: side(size.height), guides } }];
}

/** The canvas becomes this rectangle of it, which may reach beyond; nothing outside is lost, it only does not show. */
export function cropTo(document: DocumentRecord, rect: Rect): readonly Operation[] {
  const { x, y, width, height } = outwards(rect);
  const guides = document.guides.map((guide) => ({ ...guide, at: guide.at - (guide.axis === 'x' ? x : y) }));
  return moveAll(document, translation(-x, -y), { width, height }, guides);
}

/** Another size of the canvas; `anchor` (0..1 each) says which part of the artwork stays where it is. */
export function resizeCanvas(document: DocumentRecord, size: Size, anchor: { readonly x: number; readonly y: number }): readonly Operation[] {
  const x = Math.round((document.width - size.width) * anchor.x);
  const y = Math.round((document.height - size.height) * anchor.y);
  return cropTo(document, { x, y, width: size.width, height: size.height });
}

/** The artwork is scaled along with its canvas. */
export function scaleArtwork(document: DocumentRecord, size: Size): readonly Operation[] {
  const across = size.width / document.width;
  const down = size.height / document.height;
  const guides = document.guides.map((guide) => ({ ...guide, at: guide.at * (guide.axis === 'x' ? across : down) }));
  return moveAll(document, scaling(across, down), size, guides);
}

/** By quarter turns, clockwise. */
export function rotateCanvas(document: DocumentRecord, quarters: 1 | 2 | 3): readonly Operation[] {
  const { width, height } = document;
  const turned = { 1: translation(height, 0), 2: translation(width, height), 3: translation(0, width) }[quarters];
  const size = quarters === 2 ? { width, height } : { width: height, height: width };
  const guides = document.guides.map(({ axis, at }) => {
    switch (quarters) {
      case 1:
        return axis === 'x' ? ({ axis: 'y', at } as const) : ({ axis: 'x', at: height - at } as const);
      case 2:
        return { axis, at: (axis === 'x' ? width : height) - at };
      case 3:
        return axis === 'x' ? ({ axis: 'y', at: width - at } as const) : ({ axis: 'x', at } as const);
    }
  });
  return moveAll(document, compose(turned, rotation(quarters * 90)), size, guides);
}

export function flipCanvas(document: DocumentRecord, axis: 'x' | 'y'): readonly Operation[] {
  const { width, height } = document;
  const map: Matrix = axis === 'x' ? [-1, 0, 0, 1, width, 0] : [1, 0, 0, -1, 0, height];
  const guides = document.guides.map((guide) => (guide.axis === axis ? { ...guide, at: (axis === 'x' ? width : height) - guide.at } : guide));
  return moveAll(document, map, document, guides);
}

/** The smallest rectangle around all that shows, effects included; undefined when nothing does. */
export function contentOf(document: DocumentRecord): Rect | undefined {
  const shown = document.layers.filter((layer) => isShown(document.layers, layer));
  if (shown.some((layer) => layer.kind === 'fill')) return { x: 0, y: 0, width: document.width, height: document.height };
  const rects = shown.flatMap((layer) => [placeOf(layer, document), ...(hasEffects(layer) ? [effectsExtent(layer, document)] : [])]);
  const all = around(rects);
  return all && outwards(all);
}
