import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../src-preload/model/document';
import { applyTo, around, boundsAfter, compose, rotation, translation, type Matrix } from '../../../src-preload/model/matrix';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { PointerInput } from '../../../src-renderer/editor/tools/tool';
import { handleIds, isCorner, placeOn } from '../../../src-renderer/editor/transform/handles';
import { snapHandle } from '../../../src-renderer/editor/transform/snap-scale';
import type { SnapTarget } from '../../../src-renderer/editor/transform/snapping';
import { boxCorners, mapped, type TransformBox } from '../../../src-renderer/editor/transform/transform-box';
import { anchorOf, scaleMap } from '../../../src-renderer/editor/transform/transform-maps';
import { createFakeEngine, fakePorts } from './fake-engine';
import { block, documentOf } from './placed-documents';
import { at } from './pointer';

const rect = { x: 0, y: 0, width: 100, height: 60 };
const turned = (degrees: number): Matrix => compose(translation(300, 200), around({ x: 50, y: 30 }, rotation(degrees)));
const boxAt = (degrees: number): TransformBox => ({ rect, matrix: turned(degrees) });
const line = (axis: 'x' | 'y', place: number): SnapTarget => ({ axis, at: place, from: 0, to: 600 });
const free = { keepRatio: false, fromCentre: false };

describe('moving a turned layer', () => {
  const open = (transform: Matrix): Editor => {
    const editor = createEditor(createFakeEngine().engine, fakePorts(), 'other');
    const layer: Layer = { ...block('a', 0, 0), transform } as Layer;
    editor.session.adopt({ document: documentOf(layer), revision: 0, saved: null });
    editor.viewport.resize({ width: 1000, height: 800 }, 1);
    editor.viewport.zoomTo(100);
    editor.selection.select('a');
    return editor;
  };

  it('brings the upright rectangle around it exactly to the edge of the canvas', () => {
    const editor = open(turned(30));
    const bounds = boundsAfter(turned(30), rect);
    const { view } = editor.viewport.store.getState();
    const input = (x: number, y: number): PointerInput => ({ ...at(x, y), screen: { x: view.x + x, y: view.y + y } });
    const tool = editor.toolbox.tool('move');
    tool.down(input(350, 230));
    tool.move(input(340, 230));
    tool.move(input(350 - bounds.x + 3.3, 230));
    tool.up(input(350 - bounds.x + 3.3, 230));
    const layer = editor.session.store.getState().document?.layers[0];
    expect(layer && 'transform' in layer && boundsAfter(layer.transform, rect).x).toBeCloseTo(0, 9);
  });
});

describe('scaling a turned box', () => {
  it('takes a free corner to both of two lines', () => {
    const box = boxAt(30);
    const { x, y } = applyTo(box.matrix, placeOn(rect, 'se'));
    const found = snapHandle(box, 'se', { x: x + 7, y: y + 9 }, free, [line('x', x + 10), line('y', y + 5)], 6);
    expect(found?.to.x).toBeCloseTo(x + 10);
    expect(found?.to.y).toBeCloseTo(y + 5);
    expect(found?.lines).toHaveLength(2);
  });

  it('takes a corner along its diagonal where the ratio is kept', () => {
    const box = boxAt(20);
    const { x, y } = applyTo(box.matrix, placeOn(rect, 'se'));
    const options = { keepRatio: true, fromCentre: false };
    const to = { x: x + 20, y: y + 20 };
    const aimed = applyTo(scaleMap(box, 'se', to, options), { x, y });
    const found = snapHandle(box, 'se', to, options, [line('x', aimed.x + 2)], 6);
    if (!found) throw new Error('nothing was found');
    const map = scaleMap(box, 'se', found.to, options);
    expect(applyTo(map, { x, y }).x).toBeCloseTo(aimed.x + 2);
    const [a, b, c, d] = map;
    // Nothing but a scale: the ratio and the angle stay.
    expect([a, b, c]).toEqual([expect.closeTo(d, 9), expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  });

  it('takes an edge along its own direction until one of its corners lies on the line', () => {
    const box = boxAt(30);
    const [, topRight] = boxCorners(box);
    const handle = applyTo(box.matrix, placeOn(rect, 'e'));
    const found = snapHandle(box, 'e', { x: handle.x + 20, y: handle.y + 10 }, free, [line('x', topRight.x + 22)], 6);
    if (!found) throw new Error('nothing was found');
    const after = mapped(box, scaleMap(box, 'e', found.to, free));
    expect(boxCorners(after)[1].x).toBeCloseTo(topRight.x + 22);
    expect(boxCorners(after)[0].x).toBeCloseTo(boxCorners(box)[0].x);
    expect(boxCorners(after)[0].y).toBeCloseTo(boxCorners(box)[0].y);
  });

  it('leaves an edge alone that moves along the line', () => {
    const box = boxAt(0);
    expect(snapHandle(box, 'e', { x: 420, y: 230 }, free, [line('y', 200)], 6)).toBeUndefined();
  });

  it('never turns, shears or lets go of what stays, and goes no further than it may, whatever is near', () => {
    const near = fc.array(fc.record({ axis: fc.constantFrom('x' as const, 'y' as const), by: fc.double({ min: -20, max: 20, noNaN: true }) }), { minLength: 1, maxLength: 6 });
    const options = fc.record({ keepRatio: fc.boolean(), fromCentre: fc.boolean() });
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(...handleIds), options, fc.integer({ min: -30, max: 60 }), near, (degrees, handle, how, pull, lines) => {
        const box = boxAt(degrees);
        const from = applyTo(box.matrix, placeOn(rect, handle));
        const to = { x: from.x + pull, y: from.y + pull / 2 };
        const targets = lines.map(({ axis, by }) => line(axis, to[axis] + by));
        const found = snapHandle(box, handle, to, how, targets, 6);
        if (!found) return;
        const map = scaleMap(box, handle, found.to, how);
        const anchor = anchorOf(box, handle, how.fromCentre);
        const kept = applyTo(map, anchor);
        expect(Math.hypot(kept.x - anchor.x, kept.y - anchor.y)).toBeLessThan(1e-6);
        const [a, b, c, d] = compose(map, box.matrix);
        expect(Math.abs(a * c + b * d)).toBeLessThan(1e-6 * Math.hypot(a, b) * Math.hypot(c, d) + 1e-9);
        const aimed = applyTo(scaleMap(box, handle, to, how), from);
        const went = applyTo(map, from);
        const most = how.keepRatio ? 12 : isCorner(handle) ? 6 * Math.SQRT2 : 6;
        expect(Math.hypot(went.x - aimed.x, went.y - aimed.y)).toBeLessThan(most + 1e-6);
      }),
    );
  });
});
