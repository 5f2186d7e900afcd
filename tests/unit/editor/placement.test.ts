import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaced, type DocumentRecord, type PlacedLayer } from '../../../src-preload/model/document';
import { compose, rotation, scaling, translation } from '../../../src-preload/model/matrix';
import { placementOf, withPlacement, type Placement } from '../../../src-renderer/editor/layers/placement';
import { anyTransform, cutout, documentOf } from './placed-documents';

const layerIn = (document: DocumentRecord): PlacedLayer => {
  const layer = document.layers[0];
  if (!layer || !isPlaced(layer)) throw new Error('no layer');
  return layer;
};
const box = { x: 30, y: 20, width: 200, height: 100 };

describe('a place in numbers', () => {
  it('is the same map again when its own numbers are set', () => {
    fc.assert(
      fc.property(anyTransform, (transform) => {
        const document = documentOf(cutout('a', box, transform));
        const layer = layerIn(document);
        const again = withPlacement(layer, document, placementOf(layer, document));
        again.forEach((value, i) => expect(value).toBeCloseTo(transform[i] ?? NaN, 6));
      }),
    );
  });

  it('reads what was set, one number at a time', () => {
    const change: fc.Arbitrary<Partial<Placement>> = fc.oneof(
      fc.integer({ min: -900, max: 900 }).map((x) => ({ x })),
      fc.integer({ min: -900, max: 900 }).map((y) => ({ y })),
      fc.integer({ min: 1, max: 2000 }).map((width) => ({ width })),
      fc.integer({ min: 1, max: 2000 }).map((height) => ({ height })),
      fc.integer({ min: -179, max: 180 }).map((angle) => ({ angle })),
    );
    fc.assert(
      fc.property(anyTransform, change, (transform, wanted) => {
        const document = documentOf(cutout('a', box, transform));
        const layer = layerIn(document);
        const moved = documentOf({ ...layer, transform: withPlacement(layer, document, wanted) });
        const now = placementOf(layerIn(moved), moved);
        for (const [key, value] of Object.entries(wanted)) {
          const far = now[key as keyof Placement] - value;
          expect(Math.abs(key === 'angle' ? ((far + 540) % 360) - 180 : far)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('says how far a turned layer is turned and how long its sides are', () => {
    const document = documentOf(cutout('a', box, compose(translation(10, 20), compose(rotation(30), scaling(2, 0.5)))));
    expect(placementOf(layerIn(document), document)).toMatchObject({ width: 400, height: 50 });
    expect(placementOf(layerIn(document), document).angle).toBeCloseTo(30);
  });

  it('keeps the corner when a side changes, and the middle when the angle does', () => {
    const document = documentOf(cutout('a', box, translation(5, 7)));
    const layer = layerIn(document);
    const wide = documentOf({ ...layer, transform: withPlacement(layer, document, { width: 300 }) });
    expect(placementOf(layerIn(wide), wide)).toMatchObject({ x: 35, y: 27, width: 300, height: 100 });
    const turned = documentOf({ ...layer, transform: withPlacement(layer, document, { angle: 90 }) });
    // Around the middle 135, 77: the upper left corner goes to the upper right.
    expect(placementOf(layerIn(turned), turned)).toMatchObject({ x: 185, y: -23, angle: 90 });
  });
});
