import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import { translation } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { around, extentOf, movableLeaves, transformBy } from './leaves';

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];
export type Axis = 'x' | 'y';

function shift(place: Rect, frame: Rect, how: Alignment): readonly [number, number] {
  switch (how) {
    case 'left':
      return [frame.x - place.x, 0];
    case 'centre':
      return [frame.x + frame.width / 2 - place.x - place.width / 2, 0];
    case 'right':
      return [frame.x + frame.width - place.x - place.width, 0];
    case 'top':
      return [0, frame.y - place.y];
    case 'middle':
      return [0, frame.y + frame.height / 2 - place.y - place.height / 2];
    case 'bottom':
      return [0, frame.y + frame.height - place.y - place.height];
  }
}

const moves = (document: DocumentRecord, root: Layer, dx: number, dy: number): readonly Operation[] =>
  // Whole pixels: aligning must not make a picture soft.
  transformBy(movableLeaves(document, [root]), translation(Math.round(dx), Math.round(dy)));

const placed = (document: DocumentRecord, roots: readonly Layer[]): readonly { readonly root: Layer; readonly place: Rect }[] =>
  roots.flatMap((root) => {
    const place = extentOf(document, [root]);
    return place ? [{ root, place }] : [];
  });

/** One layer lines up with the canvas, several with each other; groups stay together. */
export function align(document: DocumentRecord, roots: readonly Layer[], how: Alignment): readonly Operation[] {
  const items = placed(document, roots);
  const frame = items.length > 1 ? around(items.map(({ place }) => place)) : { x: 0, y: 0, width: document.width, height: document.height };
  if (!frame) return [];
  return items.flatMap(({ root, place }) => {
    const [dx, dy] = shift(place, frame, how);
    return Math.round(dx) === 0 && Math.round(dy) === 0 ? [] : moves(document, root, dx, dy);
  });
}

/** The same gap between neighbours; the first and the last stay where they are. Needs three. */
export function distribute(document: DocumentRecord, roots: readonly Layer[], axis: Axis): readonly Operation[] {
  const start = ({ place }: { readonly place: Rect }): number => (axis === 'x' ? place.x : place.y);
  const length = ({ place }: { readonly place: Rect }): number => (axis === 'x' ? place.width : place.height);
  const items = placed(document, roots).toSorted((a, b) => start(a) + length(a) / 2 - start(b) - length(b) / 2);
  const first = items.at(0);
  const last = items.at(-1);
  if (!first || !last || items.length < 3) return [];
  const room = start(last) + length(last) - start(first);
  const gap = (room - items.reduce((sum, item) => sum + length(item), 0)) / (items.length - 1);
  let at = start(first);
  return items.flatMap((item) => {
    const by = at - start(item);
    at += length(item) + gap;
    return Math.round(by) === 0 ? [] : moves(document, item.root, axis === 'x' ? by : 0, axis === 'y' ? by : 0);
  });
}
