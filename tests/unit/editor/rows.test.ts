import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendantsOf } from '../../../src-preload/model/tree';
import { dropPlace, rowsOf, type DropSide } from '../../../src-renderer/editor/layers/rows';
import { anyDocument, block, documentOf, group } from './placed-documents';

const none: ReadonlySet<string> = new Set();
const { layers } = documentOf(block('a', 0, 0), block('b', 0, 0, 'g'), block('c', 0, 0, 'g'), group('g'), block('d', 0, 0));

describe('the list of layers', () => {
  it('is the tree from the top to the bottom', () => {
    expect(rowsOf(layers, none).map(({ layer, level }) => `${level}${layer.id}`)).toEqual(['1d', '1g', '2c', '2b', '1a']);
    expect(rowsOf(layers, new Set(['g'])).map(({ layer }) => layer.id)).toEqual(['d', 'g', 'a']);
  });

  it('lists every layer once, those of a group below it', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const ids = rowsOf(document.layers, none).map(({ layer }) => layer.id);
        expect(ids).toEqual(document.layers.map(({ id }) => id).toReversed());
      }),
    );
  });
});

describe('dropping', () => {
  it.each<[string, DropSide, string | null, number]>([
    ['a', 'above', null, 1],
    ['a', 'below', null, 0],
    ['g', 'into', 'g', 2],
    ['g', 'above', null, 2],
    ['g', 'below', 'g', 2],
    ['b', 'below', 'g', 0],
    ['a', 'into', null, 0],
  ])('on %s, %s', (over, side, parent, index) => {
    expect(dropPlace(layers, none, ['d'], over, side)).toEqual({ parent, index });
  });

  it('below a folded group is beside it', () => {
    expect(dropPlace(layers, new Set(['g']), ['d'], 'g', 'below')).toEqual({ parent: null, index: 1 });
  });

  it('never puts a group into itself', () => {
    const cases = anyDocument.chain((document) =>
      fc.record({
        document: fc.constant(document),
        dragged: fc.constantFrom(...document.layers.map(({ id }) => id)),
        over: fc.constantFrom(...document.layers.map(({ id }) => id)),
        side: fc.constantFrom<DropSide>('above', 'into', 'below'),
      }),
    );
    fc.assert(
      fc.property(cases, ({ document, dragged, over, side }) => {
        const place = dropPlace(document.layers, none, [dragged], over, side);
        const inside = [dragged, ...descendantsOf(document.layers, dragged).map(({ id }) => id)];
        expect(place === undefined || place.parent === null || !inside.includes(place.parent)).toBe(true);
      }),
    );
  });
});
