import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintStroke } from '../../../src-preload/raster/brush';
import { createBrushPlane } from '../../../src-renderer/editor/brushing/brush-plane';
import { planePatch } from '../../../src-renderer/editor/brushing/plane-loader';
import { addOnTop } from '../../../src-renderer/editor/document/add-layer';
import { cutoutLayer } from '../../../src-renderer/editor/document/cutout-layer';
import type { KeyInput } from '../../../src-renderer/editor/commands/shortcut';
import { identity } from '../../../src-preload/model/matrix';
import { defaultRefine, type Refinement } from '../../../src-preload/model/refinement';
import { maskReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

const id = (letter: string): string => letter.repeat(64);
const size = { width: 64, height: 48 };
const region = { x: 10, y: 20, ...size };
const photo = (alpha = 255) => ({ ...size, data: new Uint8ClampedArray(size.width * size.height * 4).fill(alpha) });
const settings = { size: 12, hardness: 0.5, opacity: 0.8, flow: 0.6, mode: 'hide' } as const;
const alphaOf = (pixels: Uint8ClampedArray): Uint8Array => Uint8Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i + 3] ?? 0);

describe('the plane under the brush', () => {
  const point = fc.record({ x: fc.double({ min: 0, max: 90, noNaN: true }), y: fc.double({ min: 0, max: 90, noNaN: true }), pressure: fc.double({ min: 0.1, max: 1, noNaN: true }) });

  it('shows at 100 % the very bytes that the engine will paint, and keeps every one that a stroke leaves alone', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 8 }), (points) => {
        const before = new Uint8Array(size.width * size.height).fill(200);
        const plane = createBrushPlane({ region, size }, photo(), before);
        plane.takeDirty();
        const stroke = plane.begin(settings);
        for (const each of points) stroke.extend([each]);
        const expected = before.slice();
        paintStroke({ alpha: expected, ...size, origin: { x: region.x, y: region.y } }, { ...settings, points });
        const shown = alphaOf(plane.pixels);
        expect(shown).toEqual(expected);

        const dirty = plane.takeDirty();
        for (let i = 0; i < shown.length; i += 1) {
          if (shown[i] === 200) continue;
          const [x, y] = [i % size.width, Math.floor(i / size.width)];
          expect(dirty && x >= dirty.x && y >= dirty.y && x < dirty.x + dirty.width && y < dirty.y + dirty.height).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is as it was when the stroke is given up, and never shows more than the photo does', () => {
    const plane = createBrushPlane({ region, size }, photo(100), new Uint8Array(size.width * size.height).fill(255));
    expect(new Set(alphaOf(plane.pixels))).toEqual(new Set([100]));
    plane.begin(settings).extend([{ x: 30, y: 40, pressure: 1 }]);
    expect(Math.min(...alphaOf(plane.pixels))).toBeLessThan(100);
    plane.giveUp();
    expect(new Set(alphaOf(plane.pixels))).toEqual(new Set([100]));
  });

  it("shows the layer's own colours, and the photo's where it is painted on", () => {
    const count = size.width * size.height;
    const plane = createBrushPlane({ region, size }, photo(255), new Uint8Array(count).fill(102));
    plane.setColours(new Uint8ClampedArray(count * 4).fill(55));
    const colourAt = (x: number, y: number): number => plane.pixels[4 * (y * size.width + x)] ?? -1;
    expect([colourAt(10, 10), alphaOf(plane.pixels)[10]]).toEqual([55, 102]);
    plane.begin({ size: 20, hardness: 1, opacity: 1, flow: 1, mode: 'reveal' }).extend([{ x: region.x + 10.5, y: region.y + 10.5, pressure: 1 }]);
    expect([colourAt(10, 10), colourAt(60, 40)]).toEqual([255, 55]);
    plane.giveUp();
    expect(colourAt(10, 10)).toBe(55);
    plane.begin({ size: 20, hardness: 1, opacity: 1, flow: 1, mode: 'hide' }).extend([{ x: region.x + 10.5, y: region.y + 10.5, pressure: 1 }]);
    expect(colourAt(10, 10)).toBe(55);
    plane.setColours(undefined);
    expect(new Set(Array.from({ length: size.width }, (_, x) => colourAt(x, 10)))).toEqual(new Set([255]));
  });

  it('shows the photo where the layer had nothing and no colour was made up', () => {
    const count = size.width * size.height;
    const plane = createBrushPlane({ region, size }, photo(255), new Uint8Array(count));
    plane.setColours(new Uint8ClampedArray(count * 4));
    plane.begin({ size: 20, hardness: 1, opacity: 0.5, flow: 1, mode: 'reveal' }).extend([{ x: region.x + 10.5, y: region.y + 10.5, pressure: 1 }]);
    expect(plane.pixels[4 * (10 * size.width + 10)]).toBe(255);
  });

  it('is as sharp as the screen and no sharper than the photo', () => {
    const state = (scale: number) => ({ view: { scale, x: 0, y: 0 }, screen: { width: 400, height: 300 }, ratio: 2 });
    expect(planePatch({ width: 8000, height: 6000 }, { toDocument: identity }, state(0.05))).toEqual({
      region: { x: 0, y: 0, width: 8000, height: 6000 },
      size: { width: 800, height: 600 },
    });
    const close = planePatch({ width: 8000, height: 6000 }, { toDocument: identity }, state(4));
    expect(close?.size).toEqual({ width: close?.region.width, height: close?.region.height });
    expect(planePatch({ width: 10, height: 10 }, { toDocument: [1, 0, 0, 1, 5000, 0] }, state(1))).toBeUndefined();
  });
});

async function withCutout(refine: Refinement | null = null) {
  const { editor, fake } = await openReadyEditor();
  editor.viewport.resize({ width: 1000, height: 700 }, 1);
  const { document } = editor.session.store.getState();
  const target = editor.target.current();
  if (!document || !target) throw new Error('no photo');
  const layer = { ...cutoutLayer({ id: 'cut', name: 'Dog', target, mask: { ...maskReply(), id: id('1') }, origin: { kind: 'drawn' } }), refine };
  editor.session.apply('history.cutOut', [addOnTop(document, layer)]);
  const now = () => editor.session.store.getState().document?.layers.find((other) => other.id === 'cut');
  /** Answers what the brush needs to show a stroke. */
  const ready = async (): Promise<void> => {
    const { width, height } = fake.last('masks.alpha').params as { width: number; height: number };
    await fake.last('masks.alpha').resolve({ width, height, alpha: new Uint8Array(width * height).fill(255) });
    if (fake.calls('views.content').length > 0) await fake.last('views.content').resolve({ width, height, pixels: new Uint8Array(width * height * 4).fill(255) });
  };
  const draw = (points: readonly (readonly [number, number])[], held: { readonly alt?: boolean; readonly shift?: boolean } = {}, tool: 'brush' | 'eraser' = 'brush'): void => {
    const [first, ...others] = points;
    if (!first) return;
    editor.toolbox.tool(tool).down(at(first[0], first[1], held));
    for (const [x, y] of others) editor.toolbox.tool(tool).move(at(x, y, held));
    const [x, y] = points.at(-1) ?? first;
    editor.toolbox.tool(tool).up(at(x, y, held));
  };
  return { editor, fake, now, ready, draw };
}

describe('brush and eraser', () => {
  it('have the mask fetched as soon as the tool meets the layer', async () => {
    const { editor, fake } = await withCutout();
    expect(fake.calls('masks.alpha')).toHaveLength(0);
    editor.commands.run('tool.brush');
    expect(fake.last('masks.alpha').params).toMatchObject({ mask: id('1') });
  });

  it('show the clean colours that the layer has, and fetch them anew when its mask changes', async () => {
    const { editor, fake, draw } = await withCutout({ settings: defaultRefine, source: id('1'), hair: null, output: id('1') });
    editor.commands.run('tool.eraser');
    await settle();
    const pictures = (kind: string) => fake.calls('views.content').filter(({ params }) => (params['layer'] as { readonly kind: string }).kind === kind);
    const { width, height } = fake.last('masks.alpha').params as { width: number; height: number };
    const plain = (value: number) => ({ width, height, pixels: new Uint8Array(width * height * 4).fill(value) });
    await fake.last('masks.alpha').resolve({ width, height, alpha: new Uint8Array(width * height).fill(255) });
    await pictures('image').at(-1)?.resolve(plain(255));
    expect(editor.brushing.preview()).toBeUndefined();
    await pictures('cutout').at(-1)?.resolve(plain(90));
    expect(editor.brushing.preview()?.plane.pixels[0]).toBe(90);

    draw([[100, 100], [150, 100]], {}, 'eraser');
    await fake.last('masks.stroke').resolve({ ...maskReply({ x: 1, y: 1, width: 2, height: 2 }), id: id('2') });
    await settle();
    const asked = pictures('cutout').length;
    expect(pictures('cutout').at(-1)?.params).toMatchObject({ layer: { mask: id('2') } });
    await fake.last('masks.alpha').resolve({ width, height, alpha: new Uint8Array(width * height).fill(255) });
    expect(editor.brushing.preview()?.plane.pixels[0]).toBe(90);
    await pictures('cutout').at(-1)?.resolve(plain(70));
    expect(editor.brushing.preview()?.plane.pixels[0]).toBe(70);
    expect(pictures('cutout')).toHaveLength(asked);
  });

  it('show the stroke at once and put it into the document in one step when the engine has painted it', async () => {
    const { editor, fake, now, ready } = await withCutout();
    editor.commands.run('tool.eraser');
    await ready();
    editor.brushing.settings.set({ size: 40, hardness: 1 });
    const eraser = editor.toolbox.tool('eraser');
    eraser.down(at(100, 100));
    expect(alphaOf(editor.brushing.preview()?.plane.pixels ?? new Uint8ClampedArray()).includes(0)).toBe(true);
    eraser.move(at(150, 100));
    eraser.up(at(150, 100));
    expect(now()).toMatchObject({ mask: id('1') });
    expect(fake.last('masks.stroke').params).toMatchObject({ mask: id('1'), settings: { mode: 'hide', size: 40 }, points: [{ x: 100, y: 100, pressure: 1 }, { x: 150 }, { x: 150 }] });
    await fake.last('masks.stroke').resolve({ ...maskReply({ x: 1, y: 1, width: 2, height: 2 }), id: id('2') });
    expect(now()).toMatchObject({ mask: id('2'), base: id('1'), bounds: { width: 2 } });
    expect(editor.session.store.getState().history.past.at(-1)?.label).toBe('history.brushStroke');
  });

  it('paint strokes made meanwhile on the newest mask, in order', async () => {
    const { editor, fake, now, ready, draw } = await withCutout();
    editor.commands.run('tool.brush');
    await ready();
    draw([[10, 10], [20, 20]]);
    draw([[30, 30], [40, 40]]);
    expect(fake.calls('masks.stroke')).toHaveLength(1);
    await fake.last('masks.stroke').resolve({ ...maskReply(), id: id('2') });
    expect(fake.last('masks.stroke').params).toMatchObject({ mask: id('2'), points: [{ x: 30 }, { x: 40 }, { x: 40 }] });
    await fake.last('masks.stroke').resolve({ ...maskReply(), id: id('3') });
    expect(now()).toMatchObject({ mask: id('3') });
    expect(editor.session.store.getState().history.past).toHaveLength(3);
  });

  it('leave no trace of a stroke that is given up', async () => {
    const { editor, fake, ready } = await withCutout();
    editor.commands.run('tool.eraser');
    await ready();
    const before = alphaOf(editor.brushing.preview()?.plane.pixels ?? new Uint8ClampedArray());
    const eraser = editor.toolbox.tool('eraser');
    eraser.down(at(100, 100));
    eraser.move(at(200, 150));
    editor.toolbox.setPressing(true);
    editor.commands.run('select.clear');
    editor.toolbox.setPressing(false);
    eraser.up(at(200, 150));
    expect(alphaOf(editor.brushing.preview()?.plane.pixels ?? new Uint8ClampedArray())).toEqual(before);
    expect(fake.calls('masks.stroke')).toHaveLength(0);
  });

  it('take a stroke that is not there yet back with undo', async () => {
    const { editor, fake, now, ready, draw } = await withCutout();
    editor.commands.run('tool.brush');
    await ready();
    draw([[10, 10], [20, 20]]);
    editor.commands.run('edit.undo');
    expect(fake.last('masks.stroke').signal?.aborted).toBe(true);
    await settle();
    expect(now()).toMatchObject({ mask: id('1') });
    expect(editor.toasts.store.getState().toasts).toEqual([]);
  });

  it('say so and show the mask as it is when painting fails', async () => {
    const { editor, fake, ready, draw } = await withCutout();
    editor.commands.run('tool.brush');
    await ready();
    draw([[10, 10], [20, 20]]);
    draw([[30, 30]]);
    await fake.last('masks.stroke').reject('internal');
    expect(editor.toasts.store.getState().toasts[0]?.title.key).toBe('error.brushFailed');
    expect(fake.calls('masks.stroke')).toHaveLength(1);
    expect(fake.last('masks.alpha').params).toMatchObject({ mask: id('1') });
    expect(fake.calls('masks.alpha')).toHaveLength(2);
  });

  it('swap with Alt, and draw a straight line from the last stroke with Shift', async () => {
    const { editor, fake, ready, draw } = await withCutout();
    editor.commands.run('tool.brush');
    await ready();
    draw([[10, 10]], { alt: true });
    expect(fake.last('masks.stroke').params).toMatchObject({ settings: { mode: 'hide' } });
    await fake.last('masks.stroke').resolve({ ...maskReply(), id: id('2') });
    draw([[50, 60]], { shift: true });
    expect(fake.last('masks.stroke').params).toMatchObject({ settings: { mode: 'reveal' }, points: [{ x: 10, y: 10 }, { x: 50, y: 60 }, { x: 50, y: 60 }] });
  });

  it('catch up when the mask arrives in the middle of a stroke', async () => {
    const { editor, ready } = await withCutout();
    editor.commands.run('tool.eraser');
    const eraser = editor.toolbox.tool('eraser');
    eraser.down(at(100, 100));
    eraser.move(at(150, 100));
    expect(editor.brushing.preview()).toBeUndefined();
    await ready();
    expect(alphaOf(editor.brushing.preview()?.plane.pixels ?? new Uint8ClampedArray()).includes(0)).toBe(true);
  });

  it('do not paint on a photo, and offer to cut all of it out', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.commands.run('tool.eraser');
    editor.toolbox.tool('eraser').down(at(10, 10));
    const [toast] = editor.toasts.store.getState().toasts;
    expect(toast?.title.key).toBe('brush.noMask');
    toast?.action?.run();
    await fake.last('masks.whole').resolve({ ...maskReply(), id: id('7') });
    expect(editor.session.store.getState().document?.layers.map(({ kind, visible }) => [kind, visible])).toEqual([['image', false], ['cutout', true]]);
    expect(editor.brushing.layer()?.mask).toBe(id('7'));
  });

  it('have keys of their own while they are in hand', async () => {
    const { editor } = await withCutout();
    const press = (key: string, shiftKey = false): void => {
      const input: KeyInput = { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey };
      editor.commands.forKey(input)?.run();
    };
    const { store } = editor.brushing.settings;
    press('3');
    expect(store.getState().opacity).toBe(1);
    editor.commands.run('tool.brush');
    press('3');
    press('[');
    press('{', true);
    expect(store.getState()).toMatchObject({ opacity: 0.3, size: 54, hardness: 0.7 });
    press('0');
    for (let n = 0; n < 200; n += 1) press('[');
    expect(store.getState()).toMatchObject({ opacity: 1, size: 1 });
    press(']');
    expect(store.getState().size).toBe(2);
  });
});
