import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTo, compose, identity, rotation, scaling, translation } from '../../../src-preload/model/matrix';
import { directionOf, gripAt, handleIds, placeOn } from '../../../src-renderer/editor/transform/handles';
import { mapped, type TransformBox } from '../../../src-renderer/editor/transform/transform-box';
import { anchorOf, angleOf, scaleMap, shownAngle, turnBetween, turnMap } from '../../../src-renderer/editor/transform/transform-maps';
import { anyTransform } from './placed-documents';

const rect = { x: 20, y: 10, width: 200, height: 100 };
const upright: TransformBox = { rect, matrix: identity };
const view = { scale: 1, x: 0, y: 0 };
const handle = fc.constantFrom(...handleIds);
const options = fc.record({ keepRatio: fc.boolean(), fromCentre: fc.boolean() });
const near = (a: { x: number; y: number }, b: { x: number; y: number }): void => {
  expect(a.x).toBeCloseTo(b.x, 5);
  expect(a.y).toBeCloseTo(b.y, 5);
};

describe('scaling by a handle', () => {
  it('leaves the opposite side where it is, or the middle', () => {
    const to = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) });
    fc.assert(
      fc.property(anyTransform, handle, to, options, (matrix, grip, point, how) => {
        const box = { rect, matrix };
        const anchor = anchorOf(box, grip, how.fromCentre);
        near(applyTo(scaleMap(box, grip, point, how), anchor), anchor);
      }),
    );
  });

  it('brings a corner to the pointer, however the box is turned', () => {
    const corner = fc.constantFrom('nw' as const, 'ne' as const, 'se' as const, 'sw' as const);
    fc.assert(
      fc.property(anyTransform, corner, fc.integer({ min: 30, max: 500 }), fc.integer({ min: 30, max: 500 }), (matrix, grip, across, down) => {
        const box = { rect, matrix };
        // A place well away from the anchor: closer than a pixel nothing follows.
        const local = { x: grip.includes('w') ? 220 - across : 20 + across, y: grip.includes('n') ? 110 - down : 10 + down };
        const to = applyTo(matrix, local);
        near(applyTo(scaleMap(box, grip, to, { keepRatio: false, fromCentre: false }), applyTo(matrix, placeOn(rect, grip))), to);
      }),
    );
  });

  it('keeps the ratio when asked to', () => {
    const [a, b, c, d] = scaleMap(upright, 'se', { x: 420, y: 700 }, { keepRatio: true, fromCentre: false });
    expect(a).toBeCloseTo(d);
    expect([b, c]).toEqual([0, 0]);
  });

  it('never flattens a box, but mirrors one that is pulled through itself', () => {
    const flat = scaleMap(upright, 'e', { x: 20, y: 60 }, { keepRatio: false, fromCentre: false });
    expect(flat[0] * rect.width).toBeCloseTo(1);
    const mirrored = scaleMap(upright, 'e', { x: -180, y: 60 }, { keepRatio: false, fromCentre: false });
    expect(mirrored[0]).toBeCloseTo(-1);
  });
});

describe('turning', () => {
  it('ends on multiples of 15 degrees with Shift, from whatever angle', () => {
    const to = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) });
    fc.assert(
      fc.property(fc.integer({ min: -180, max: 180 }), to, (start, point) => {
        const box = { rect, matrix: rotation(start) };
        const turned = mapped(box, turnMap(box, turnBetween(box, { x: 500, y: 0 }, point, true)));
        const steps = angleOf(turned) / 15;
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
      }),
    );
  });

  it('shows angles between -180 and 180', () => {
    expect([190, -190, 360, 540, -0].map(shownAngle)).toEqual([-170, 170, 0, 180, 0]);
  });
});

describe('what a press takes hold of', () => {
  it.each([
    ['a corner', { x: 22, y: 12 }, { kind: 'scale', handle: 'nw' }],
    ['an edge', { x: 120, y: 108 }, { kind: 'scale', handle: 's' }],
    ['the inside', { x: 70, y: 60 }, { kind: 'move' }],
    ['outside a corner', { x: 232, y: 122 }, { kind: 'rotate', handle: 'se' }],
    ['beyond that', { x: 300, y: 200 }, undefined],
  ] as const)('%s', (_name, screen, grip) => {
    expect(gripAt(upright, view, screen)).toEqual(grip);
  });

  it('has no handles in the middle of short sides', () => {
    const small = { rect: { x: 0, y: 0, width: 20, height: 20 }, matrix: identity };
    expect(gripAt(small, view, { x: 10, y: 10 })).toEqual({ kind: 'move' });
  });

  it('follows the box and the zoom', () => {
    const box = { rect, matrix: compose(translation(300, 0), compose(rotation(90), scaling(2, 2))) };
    const corner = applyTo(box.matrix, placeOn(rect, 'ne'));
    expect(gripAt(box, { scale: 0.5, x: 40, y: 8 }, { x: corner.x * 0.5 + 40, y: corner.y * 0.5 + 8 })).toEqual({ kind: 'scale', handle: 'ne' });
    expect(directionOf(box, 'e')).toBeCloseTo(90);
  });
});
