import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { translation } from '../../../src-preload/model/matrix';
import { fitRatio, rectBetween, resizeCrop, withSide } from '../../../src-renderer/editor/cropping/crop-box';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { PointerInput } from '../../../src-renderer/editor/tools/tool';
import { handleIds } from '../../../src-renderer/editor/transform/handles';
import { createFakeEngine, fakePorts } from './fake-engine';
import { block, documentOf } from './placed-documents';

const rect = fc.record({
  x: fc.integer({ min: -200, max: 600 }),
  y: fc.integer({ min: -200, max: 400 }),
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});
const point = fc.record({ x: fc.double({ min: -500, max: 1500, noNaN: true }), y: fc.double({ min: -500, max: 1500, noNaN: true }) });
const ratio = fc.constantFrom(undefined, 1, 4 / 5, 16 / 9);

describe('a crop rectangle', () => {
  it('lies on whole pixels, at least one each way, and keeps its ratio, whatever is dragged', () => {
    fc.assert(
      fc.property(rect, fc.constantFrom(...handleIds), point, ratio, fc.boolean(), (start, handle, to, wanted, fromCentre) => {
        const next = resizeCrop(start, handle, to, wanted, fromCentre);
        expect(Object.values(next).every(Number.isInteger)).toBe(true);
        expect(Math.min(next.width, next.height)).toBeGreaterThanOrEqual(1);
        if (wanted !== undefined) expect(Math.abs(next.width - next.height * wanted)).toBeLessThanOrEqual(1 + 2 * wanted);
      }),
    );
  });

  it('keeps the corner across', () => {
    expect(resizeCrop({ x: 100, y: 100, width: 200, height: 100 }, 'nw', { x: 50, y: 80 }, undefined, false)).toEqual({ x: 50, y: 80, width: 250, height: 120 });
    expect(resizeCrop({ x: 100, y: 100, width: 200, height: 100 }, 'e', { x: 350, y: 0 }, undefined, true)).toEqual({ x: 50, y: 100, width: 300, height: 100 });
  });

  it('is drawn from any corner', () => {
    expect(rectBetween({ x: 300, y: 200 }, { x: 100, y: 100 }, undefined)).toEqual({ x: 100, y: 100, width: 200, height: 100 });
    expect(rectBetween({ x: 300, y: 200 }, { x: 100, y: 100 }, 1)).toEqual({ x: 100, y: 0, width: 200, height: 200 });
  });

  it('fits a ratio inside and takes typed sides', () => {
    expect(fitRatio({ x: 0, y: 0, width: 800, height: 400 }, 1)).toEqual({ x: 200, y: 0, width: 400, height: 400 });
    expect(withSide({ x: 10, y: 10, width: 100, height: 50 }, { width: 320 }, 16 / 9)).toEqual({ x: 10, y: 10, width: 320, height: 180 });
  });
});

describe('the crop tool', () => {
  let editor: Editor;
  const input = (x: number, y: number, keys: Partial<PointerInput> = {}): PointerInput => {
    const { view } = editor.viewport.store.getState();
    return { at: { x, y }, screen: { x: view.x + x * view.scale, y: view.y + y * view.scale }, pressure: 1, alt: false, shift: false, mod: true, time: 0, ...keys };
  };
  const drag = (from: readonly [number, number], to: readonly [number, number]): void => {
    const tool = editor.toolbox.tool('crop');
    tool.down(input(...from));
    tool.move(input(...to));
    tool.up(input(...to));
  };
  const document = () => editor.session.store.getState().document;

  beforeEach(() => {
    editor = createEditor(createFakeEngine().engine, fakePorts(), 'other');
    editor.session.adopt({ document: documentOf(block('a', 50, 40)), revision: 0, saved: null });
    editor.viewport.resize({ width: 1200, height: 900 }, 1);
    editor.viewport.zoomTo(100);
    editor.toolbox.choose('crop');
  });

  it('draws a rectangle, changes it and crops with one undo step', () => {
    drag([100, 100], [500, 400]);
    drag([500, 250], [450, 300]);
    drag([300, 200], [290, 190]);
    expect(editor.cropping.rect()).toEqual({ x: 90, y: 90, width: 350, height: 300 });
    editor.commands.run('crop.apply');
    expect(document()).toMatchObject({ width: 350, height: 300 });
    expect(document()?.layers[0]).toMatchObject({ transform: translation(-40, -50) });
    editor.session.undo();
    expect(document()).toMatchObject({ width: 800, height: 534 });
  });

  it('may reach beyond the canvas', () => {
    drag([0, 267], [-100, 267]);
    editor.commands.run('crop.apply');
    expect(document()).toMatchObject({ width: 900, height: 534 });
    expect(document()?.layers[0]).toMatchObject({ transform: translation(150, 40) });
  });

  it('leaves everything when it is given up or another tool is taken', () => {
    const before = document();
    drag([100, 100], [500, 400]);
    editor.commands.run('crop.cancel');
    expect(editor.cropping.canReset()).toBe(false);
    drag([100, 100], [500, 400]);
    editor.toolbox.choose('move');
    expect(editor.cropping.canReset()).toBe(false);
    expect(document()).toBe(before);
  });

  it('takes back only the drag that is going on', () => {
    drag([100, 100], [500, 400]);
    const tool = editor.toolbox.tool('crop');
    tool.down(input(500, 400));
    tool.move(input(700, 500));
    tool.cancel();
    expect(editor.cropping.rect()).toEqual({ x: 100, y: 100, width: 400, height: 300 });
  });

  it('goes to what is chosen', () => {
    editor.selection.select('a');
    editor.cropping.toSelection();
    expect(editor.cropping.rect()).toEqual({ x: 50, y: 40, width: 100, height: 60 });
  });

  it('keeps a preset', () => {
    editor.cropping.setAspect('1:1');
    expect(editor.cropping.rect()).toEqual({ x: 133, y: 0, width: 534, height: 534 });
    editor.cropping.setSide({ height: 200 });
    expect(editor.cropping.rect()).toMatchObject({ width: 200, height: 200 });
    editor.cropping.setAspect('16:9');
    editor.cropping.swap();
    const turned = editor.cropping.rect();
    expect((turned?.height ?? 0) / (turned?.width ?? 1)).toBeCloseTo(16 / 9, 1);
  });
});
