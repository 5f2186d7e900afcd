import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { isExactMove, translation } from '../../../src-preload/model/matrix';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { PointerInput } from '../../../src-renderer/editor/tools/tool';
import { createFakeEngine, fakePorts, type FakeEngine } from './fake-engine';
import { block, documentOf, group } from './placed-documents';

let editor: Editor;
let fake: FakeEngine;

function open(document: DocumentRecord): void {
  fake = createFakeEngine();
  editor = createEditor(fake.engine, fakePorts(), 'other');
  editor.session.adopt({ document, revision: 0, saved: null });
  editor.viewport.resize({ width: 1000, height: 800 }, 1);
  editor.viewport.zoomTo(100);
  editor.selection.select(undefined);
  editor.toolbox.choose('move');
}

const input = (x: number, y: number, keys: Partial<PointerInput> = {}): PointerInput => {
  const { view } = editor.viewport.store.getState();
  return { at: { x, y }, screen: { x: view.x + x * view.scale, y: view.y + y * view.scale }, pressure: 1, alt: false, shift: false, mod: false, time: 0, ...keys };
};
const tool = () => editor.toolbox.tool('move');
const press = (x: number, y: number, keys?: Partial<PointerInput>): void => tool().down(input(x, y, keys));
const move = (x: number, y: number, keys?: Partial<PointerInput>): void => tool().move(input(x, y, keys));
const release = (x: number, y: number, keys?: Partial<PointerInput>): void => tool().up(input(x, y, keys));
const click = (x: number, y: number, keys?: Partial<PointerInput>): void => {
  press(x, y, keys);
  release(x, y, keys);
};
const layers = (): readonly Layer[] => editor.session.store.getState().document?.layers ?? [];
const transformOf = (id: string) => {
  const layer = layers().find((candidate) => candidate.id === id);
  return layer && 'transform' in layer ? layer.transform : undefined;
};
const selected = (): readonly string[] => editor.selection.store.getState().selected;
const steps = (): number => editor.session.store.getState().history.past.length;
const free = { mod: true };

describe('choosing', () => {
  beforeEach(() => open(documentOf(block('below', 100, 100), { ...block('locked', 0, 300), locked: true }, block('top', 150, 120), block('in', 400, 300, 'g'), group('g'))));

  it('takes the topmost layer, none on empty canvas, and no locked one', () => {
    click(160, 130);
    expect(selected()).toEqual(['top']);
    click(110, 105);
    expect(selected()).toEqual(['below']);
    click(50, 330);
    expect(selected()).toEqual([]);
  });

  it('adds with Shift and takes out again', () => {
    click(110, 105);
    click(240, 170, { shift: true });
    expect(selected()).toEqual(['below', 'top']);
    click(240, 170, { shift: true });
    expect(selected()).toEqual(['below']);
  });

  it('takes a group, with Ctrl what is in it, and goes into it by a double click', () => {
    click(450, 330);
    expect(selected()).toEqual(['g']);
    click(450, 330, { mod: true });
    expect(selected()).toEqual(['in']);
    editor.selection.select('g');
    tool().doubleClick?.(input(450, 330));
    expect(selected()).toEqual(['in']);
  });

  it('takes all that a dragged rectangle touches', () => {
    press(90, 90);
    move(130, 110);
    move(180, 140);
    release(180, 140);
    expect(selected()).toEqual(['below', 'top']);
    expect(steps()).toBe(0);
  });

  it('looks through the transparent parts of a cut-out once they are known', async () => {
    // Another mask than that of the layer below.
    editor.session.apply('history.move', [{ kind: 'update-layer', id: 'top', patch: { mask: 'c'.repeat(64) } }]);
    tool().hover?.(input(160, 130));
    const asked = fake.calls('views.content').find(({ params }) => (params['layer'] as Layer).id === 'top');
    const width = asked?.params['width'] as number;
    const height = asked?.params['height'] as number;
    await asked?.resolve({ width, height, pixels: new Uint8Array(width * height * 4) });
    click(160, 130);
    expect(selected()).toEqual(['below']);
  });
});

describe('moving', () => {
  beforeEach(() => open(documentOf(block('a', 100, 100), block('b', 600, 100))));

  it('is one undo step of whole pixels', () => {
    press(150, 130);
    move(160.4, 140.2, free);
    move(190.7, 157.1, free);
    expect(transformOf('a')).toEqual(translation(141, 127));
    release(190.7, 157.1, free);
    expect(steps()).toBe(1);
    editor.session.undo();
    expect(transformOf('a')).toEqual(translation(100, 100));
  });

  it('moves all that is chosen', () => {
    editor.selection.set(['a', 'b']);
    press(150, 130);
    move(180, 190, free);
    release(180, 190, free);
    expect([transformOf('a'), transformOf('b')]).toEqual([translation(130, 160), translation(630, 160)]);
    expect(steps()).toBe(1);
  });

  it('keeps to one axis with Shift', () => {
    press(150, 130);
    move(170, 200, { shift: true, mod: true });
    release(170, 200, { shift: true, mod: true });
    expect(transformOf('a')).toEqual(translation(100, 170));
  });

  it('snaps to what is near, not with Ctrl', () => {
    press(150, 130);
    move(54, 160);
    expect(transformOf('a')).toEqual(translation(0, 130));
    expect(editor.transforming.store.getState().lines).not.toEqual([]);
    move(54, 160, free);
    expect(transformOf('a')).toEqual(translation(4, 130));
    editor.viewOptions.toggle('snap');
    move(54, 160);
    expect(transformOf('a')).toEqual(translation(4, 130));
  });

  it('leaves no trace when it is given up', () => {
    const before = editor.session.store.getState().document;
    press(150, 130);
    editor.toolbox.setPressing(true);
    move(300, 300);
    editor.commands.run('tool.giveUp');
    move(400, 400);
    release(400, 400);
    expect(editor.session.store.getState().document).toEqual(before);
    expect(steps()).toBe(0);
    expect(fake.calls('documents.apply')).toEqual([]);
  });

  it('goes by single pixels and by ten with the arrow keys, a run of them being one step', () => {
    editor.selection.select('a');
    for (const id of ['layer.nudgeRight', 'layer.nudgeRight', 'layer.nudgeDownFar', 'layer.nudgeLeft'] as const) editor.commands.run(id);
    expect(transformOf('a')).toEqual(translation(101, 110));
    expect(steps()).toBe(1);
    editor.session.undo();
    expect(transformOf('a')).toEqual(translation(100, 100));
  });

  it('leaves the arrow keys to others while another tool is in hand', () => {
    editor.selection.select('a');
    editor.toolbox.choose('brush');
    editor.commands.run('layer.nudgeRight');
    expect(transformOf('a')).toEqual(translation(100, 100));
  });
});

describe('scaling and turning', () => {
  beforeEach(() => {
    open(documentOf(block('a', 100, 100), block('b', 600, 100)));
    editor.selection.select('a');
  });

  it('pulls a corner and leaves the other', () => {
    press(200, 160);
    move(250, 190, free);
    release(250, 190, free);
    expect(transformOf('a')).toEqual([1.5, 0, 0, 1.5, 100, 100]);
    expect(steps()).toBe(1);
  });

  it('scales around the middle with Alt', () => {
    press(200, 130);
    move(220, 130, { alt: true, mod: true });
    release(220, 130, { alt: true, mod: true });
    expect(transformOf('a')?.map((n) => Math.round(n * 1e6) / 1e6)).toEqual([1.4, 0, 0, 1, 80, 100]);
  });

  it('turns around the middle, to steps with Shift', () => {
    press(212, 172);
    move(108, 192, { shift: true });
    release(108, 192, { shift: true });
    const [a = 0, b = 0] = transformOf('a') ?? [];
    expect((Math.atan2(b, a) * 180) / Math.PI / 15).toBeCloseTo(6);
  });

  it('turns several around their common middle', () => {
    editor.selection.set(['a', 'b']);
    press(712, 172);
    move(339, 520, { shift: true });
    release(339, 520, { shift: true });
    expect(transformOf('a')?.slice(0, 4).map((n) => Math.round(n * 1e6) / 1e6 + 0)).toEqual([0, 1, -1, 0]);
    expect(steps()).toBe(1);
  });
});

describe('many layers', () => {
  it('moves a hundred of them in well under a frame', () => {
    open(documentOf(...Array.from({ length: 100 }, (_, i) => block(`l${i}`, i * 3, i * 2))));
    editor.selection.set(layers().map(({ id }) => id));
    press(20, 20);
    move(40, 30, free);
    const started = performance.now();
    for (let i = 0; i < 20; i += 1) move(40 + i, 30 + i, free);
    expect((performance.now() - started) / 20).toBeLessThan(16);
    release(60, 50, free);
    expect(layers().every((layer) => 'transform' in layer && isExactMove(layer.transform))).toBe(true);
    expect(steps()).toBe(1);
  });
});
