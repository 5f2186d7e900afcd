import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaced, type DocumentRecord } from '../../../src-preload/model/document';
import { translation } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { contentOf, cropTo, flipCanvas, resizeCanvas, rotateCanvas, scaleArtwork } from '../../../src-renderer/editor/canvas/canvas-operations';
import { applyAll } from '../../../src-renderer/editor/document/apply-all';
import { anyDocument, block, documentOf, someGuides } from './placed-documents';

const done = (document: DocumentRecord, operations: readonly Operation[]): DocumentRecord => {
  const applied = applyAll(document, operations);
  if (!applied) throw new Error('the operations were refused');
  return applied.document;
};

/** Places rounded to a millionth of a pixel: turns of scaled layers are not exact in binary. */
const rounded = (document: DocumentRecord): unknown => ({
  ...document,
  guides: document.guides.map((guide) => ({ ...guide, at: Math.round(guide.at * 1e6) / 1e6 + 0 })),
  layers: document.layers.map((layer) => (isPlaced(layer) ? { ...layer, transform: layer.transform.map((n) => Math.round(n * 1e6) / 1e6 + 0) } : layer)),
});

const withGuides = fc.tuple(anyDocument, someGuides).map(([document, guides]) => ({ ...document, guides }));

describe('the whole canvas', () => {
  it('is as before after four quarter turns', () => {
    fc.assert(
      fc.property(withGuides, (document) => {
        let turned = document;
        for (let i = 0; i < 4; i += 1) turned = done(turned, rotateCanvas(turned, 1));
        expect(rounded(turned)).toEqual(rounded(document));
      }),
    );
  });

  it('turned left is turned right three times, and around is twice', () => {
    fc.assert(
      fc.property(withGuides, (document) => {
        const once = done(document, rotateCanvas(document, 1));
        const twice = done(once, rotateCanvas(once, 1));
        const thrice = done(twice, rotateCanvas(twice, 1));
        expect(rounded(done(document, rotateCanvas(document, 2)))).toEqual(rounded(twice));
        expect(rounded(done(document, rotateCanvas(document, 3)))).toEqual(rounded(thrice));
      }),
    );
  });

  it('is as before after being flipped twice', () => {
    fc.assert(
      fc.property(withGuides, fc.constantFrom('x' as const, 'y' as const), (document, axis) => {
        const once = done(document, flipCanvas(document, axis));
        expect(rounded(done(once, flipCanvas(once, axis)))).toEqual(rounded(document));
      }),
    );
  });

  it('keeps everything that a crop leaves outside: cropping back gives the first document', () => {
    const rect = fc.record({
      x: fc.integer({ min: -300, max: 700 }),
      y: fc.integer({ min: -300, max: 500 }),
      width: fc.integer({ min: 1, max: 2000 }),
      height: fc.integer({ min: 1, max: 2000 }),
    });
    fc.assert(
      fc.property(withGuides, rect, (document, crop) => {
        const cropped = done(document, cropTo(document, crop));
        expect(cropped).toMatchObject({ width: crop.width, height: crop.height });
        const back = cropTo(cropped, { x: -crop.x, y: -crop.y, width: document.width, height: document.height });
        expect(rounded(done(cropped, back))).toEqual(rounded(document));
      }),
    );
  });

  it('takes locked layers and guides along', () => {
    const document = { ...documentOf({ ...block('a', 50, 40), locked: true }), guides: [{ axis: 'x' as const, at: 60 }] };
    const cropped = done(document, cropTo(document, { x: 10, y: 20, width: 300, height: 200 }));
    expect(cropped.layers[0]).toMatchObject({ transform: translation(40, 20) });
    expect(cropped.guides).toEqual([{ axis: 'x', at: 50 }]);
  });

  it.each([
    { anchor: { x: 0, y: 0 }, place: [50, 40] },
    { anchor: { x: 0.5, y: 0.5 }, place: [150, 90] },
    { anchor: { x: 1, y: 1 }, place: [250, 140] },
  ])('grows away from the anchor $anchor', ({ anchor, place: [x = 0, y = 0] }) => {
    const document = documentOf(block('a', 50, 40));
    const larger = done(document, resizeCanvas(document, { width: document.width + 200, height: document.height + 100 }, anchor));
    expect(larger.layers[0]).toMatchObject({ transform: translation(x, y) });
    expect(larger).toMatchObject({ width: document.width + 200, height: document.height + 100 });
  });

  it('scales layers and guides with itself', () => {
    const document = { ...documentOf(block('a', 50, 40)), guides: [{ axis: 'y' as const, at: 100 }] };
    const half = done(document, scaleArtwork(document, { width: 400, height: 267 }));
    expect(half.layers[0]).toMatchObject({ transform: [0.5, 0, 0, 0.5, 25, 20] });
    expect(half.guides).toEqual([{ axis: 'y', at: 50 }]);
  });
});

describe('the content of a document', () => {
  it('reaches as far as what shows, beyond the canvas too, and leaves out what is hidden', () => {
    const document = documentOf(block('a', -30, 10), block('b', 200, 300), { ...block('c', 5000, 0), visible: false });
    expect(contentOf(document)).toEqual({ x: -30, y: 10, width: 330, height: 350 });
  });

  it('is nothing where nothing shows', () => {
    expect(contentOf(documentOf({ ...block('a', 0, 0), visible: false }))).toBeUndefined();
  });
});
