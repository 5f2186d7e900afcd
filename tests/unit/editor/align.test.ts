import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../src-preload/model/document';
import { translation } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { applyAll } from '../../../src-renderer/editor/document/apply-all';
import { align, alignments, distribute } from '../../../src-renderer/editor/layers/align';
import { placeOf } from '../../../src-renderer/editor/pictures/plan';
import { block, cutout, documentOf, group } from './placed-documents';

const done = (document: DocumentRecord, operations: readonly Operation[]): DocumentRecord => {
  const applied = applyAll(document, operations);
  if (!applied) throw new Error('refused');
  return applied.document;
};
const places = (document: DocumentRecord) => document.layers.filter(({ kind }) => kind !== 'group').map((layer) => placeOf(layer, document));

const even = fc.tuple(fc.integer({ min: -200, max: 400 }), fc.integer({ min: -200, max: 400 })).map(([x, y]) => [x * 2, y * 2] as const);

describe('lining up', () => {
  it('takes one layer to the canvas', () => {
    const document = documentOf(block('a', 50, 40));
    const placed = alignments.map((how) => {
      const [place] = places(done(document, align(document, document.layers, how)));
      return [how, place?.x, place?.y];
    });
    expect(placed).toEqual([
      ['left', 0, 40],
      ['centre', 350, 40],
      ['right', 700, 40],
      ['top', 50, 0],
      ['middle', 50, 237],
      ['bottom', 50, 474],
    ]);
  });

  it('takes several to each other, and does nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(even, { minLength: 2, maxLength: 6 }), fc.constantFrom(...alignments), (at, how) => {
        const document = documentOf(...at.map(([x, y], i) => block(`l${i}`, x, y)));
        const once = done(document, align(document, document.layers, how));
        const axis = ['left', 'centre', 'right'].includes(how) ? 'x' : 'y';
        expect(new Set(places(once).map((place) => place[axis])).size).toBe(1);
        expect(align(once, once.layers, how)).toEqual([]);
      }),
    );
  });

  it('moves a group as one thing and leaves locked layers in it', () => {
    const document = documentOf(block('a', 50, 40, 'g'), { ...block('b', 250, 40, 'g'), locked: true }, group('g'));
    const moved = done(document, align(document, document.layers.slice(2), 'left'));
    expect(moved.layers.map((layer) => ('transform' in layer ? layer.transform[4] : undefined))).toEqual([0, 250, undefined]);
  });
});

describe('spreading', () => {
  it('makes the gaps equal, whatever the widths, and leaves the outer two', () => {
    const wide = cutout('b', { x: 0, y: 0, width: 40, height: 60 }, translation(110, 0));
    const document = documentOf(block('a', 0, 0), wide, block('c', 400, 0));
    const moved = places(done(document, distribute(document, document.layers, 'x')));
    expect(moved.map(({ x }) => x)).toEqual([0, 230, 400]);
  });

  it('is nothing for two', () => {
    const document = documentOf(block('a', 0, 0), block('b', 300, 0));
    expect(distribute(document, document.layers, 'x')).toEqual([]);
  });
});
