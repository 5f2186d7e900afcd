import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { translation } from '../../../src-preload/model/matrix';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { PointerInput } from '../../../src-renderer/editor/tools/tool';
import { createFakeEngine, fakePorts, type FakeEngine } from './fake-engine';
import { block, documentOf, group } from './placed-documents';
import { at } from './pointer';

let editor: Editor;
let fake: FakeEngine;
let before: DocumentRecord | undefined;

function open(...layers: readonly Layer[]): void {
  fake = createFakeEngine();
  editor = createEditor(fake.engine, { ...fakePorts(), translate: ({ key, values }) => (key === 'layer.copyName' ? `${values?.['name']} copy` : key) }, 'other');
  editor.session.adopt({ document: documentOf(...layers), revision: 0, saved: null });
  before = editor.session.store.getState().document;
  editor.viewport.resize({ width: 1000, height: 800 }, 1);
  editor.viewport.zoomTo(100);
  editor.toolbox.choose('move');
}
const input = (x: number, y: number, keys: Partial<PointerInput> = {}): PointerInput => {
  const { view } = editor.viewport.store.getState();
  return { ...at(x, y, { mod: true, ...keys }), screen: { x: view.x + x * view.scale, y: view.y + y * view.scale } };
};
const drag = (from: readonly [number, number], to: readonly [number, number], keys: Partial<PointerInput> = { alt: true }): void => {
  const tool = editor.toolbox.tool('move');
  tool.down(input(...from, { mod: false, ...keys }));
  tool.move(input((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, keys));
  tool.move(input(...to));
};
const release = (x: number, y: number): void => editor.toolbox.tool('move').up(input(x, y));
const layers = (): readonly Layer[] => editor.session.store.getState().document?.layers ?? [];
const named = (name: string): Layer | undefined => layers().find((layer) => layer.name === name);
const places = (): readonly (readonly [string, unknown])[] => layers().map((layer) => [layer.name, 'transform' in layer ? layer.transform.slice(4) : undefined]);
const chosen = (): readonly string[] => editor.selection.roots().map(({ name }) => name);
const steps = (): number => editor.session.store.getState().history.past.length;

describe('dragging with Alt', () => {
  beforeEach(() => {
    open(block('a', 100, 100), block('b', 600, 100));
    editor.selection.select('a');
  });

  it('moves a copy in one step, which is chosen then, and leaves the original where it is', () => {
    drag([150, 130], [190, 170]);
    expect(editor.transforming.store.getState().copying).toBe(true);
    release(190, 170);
    expect(places()).toEqual([['a', [100, 100]], ['a copy', [140, 140]], ['b', [600, 100]]]);
    expect(chosen()).toEqual(['a copy']);
    expect(steps()).toBe(1);
    expect(editor.transforming.store.getState().copying).toBe(false);
    editor.session.undo();
    expect(editor.session.store.getState().document).toEqual(before);
  });

  it('goes by the key as it was when the drag began', () => {
    drag([150, 130], [190, 170], {});
    editor.toolbox.tool('move').move(input(200, 180, { alt: true }));
    release(200, 180);
    expect(places()).toEqual([['a', [150, 150]], ['b', [600, 100]]]);
  });

  it('leaves no trace when it is given up', () => {
    editor.selection.set(['b', 'a']);
    drag([150, 130], [190, 170]);
    editor.toolbox.setPressing(true);
    editor.commands.run('tool.giveUp');
    expect(editor.session.store.getState().document).toEqual(before);
    expect(editor.selection.store.getState().selected).toEqual(['b', 'a']);
    expect(steps()).toBe(0);
    expect(fake.calls('documents.apply')).toEqual([]);
  });

  it('copies nothing where it comes back to its place', () => {
    drag([150, 130], [190, 170]);
    editor.toolbox.tool('move').move(input(150, 130));
    release(150, 130);
    expect(editor.session.store.getState().document).toEqual(before);
    expect(editor.selection.store.getState().selected).toEqual(['a']);
    expect(steps()).toBe(0);
  });

  it('copies all that is chosen', () => {
    editor.selection.set(['a', 'b']);
    drag([150, 130], [160, 190]);
    release(160, 190);
    expect(places()).toEqual([['a', [100, 100]], ['a copy', [110, 160]], ['b', [600, 100]], ['b copy', [610, 160]]]);
    expect(steps()).toBe(1);
  });

  it('lines a copy up with what it was made of', () => {
    drag([150, 130], [153, 260]);
    editor.toolbox.tool('move').move(input(153, 260, { mod: false }));
    release(153, 260);
    expect(places()[1]).toEqual(['a copy', [100, 230]]);
  });

  it('scales from the middle with Alt on a handle, as ever', () => {
    const tool = editor.toolbox.tool('move');
    tool.down(input(200, 130, { alt: true }));
    tool.move(input(220, 130, { alt: true }));
    tool.up(input(220, 130, { alt: true }));
    expect(layers()).toHaveLength(2);
  });
});

describe('copies', () => {
  it('of a group hold copies of all that is in it, also of what is locked', () => {
    open(block('in', 100, 100, 'g'), { ...block('held', 300, 100, 'g'), locked: true }, group('g'));
    editor.selection.select('g');
    drag([150, 130], [160, 150]);
    release(160, 150);
    expect(places().slice(3)).toEqual([['in', [110, 120]], ['held', [310, 120]], ['g copy', undefined]]);
    expect(layers()[3]?.parent).toBe(named('g copy')?.id);
  });

  it('do not come between a layer and what is clipped to it', () => {
    open(block('base', 0, 0), { ...block('clipped', 0, 0), clip: true }, block('top', 0, 0));
    editor.selection.select('base');
    editor.arrange.duplicate();
    expect(layers().map(({ name }) => name)).toEqual(['base', 'clipped', 'base copy', 'top']);
  });

  it('of both are clipped to each other', () => {
    open(block('base', 0, 0), { ...block('clipped', 0, 0), clip: true }, block('top', 0, 0));
    editor.selection.set(['base', 'clipped']);
    editor.arrange.duplicate();
    expect(layers().map(({ name, clip }) => (clip ? `(${name})` : name))).toEqual(['base', '(clipped)', 'base copy', '(clipped copy)', 'top']);
    expect(steps()).toBe(1);
  });

  it('go to a place of the tree', () => {
    open(block('a', 0, 0), block('b', 0, 0), block('in', 0, 0, 'g'), group('g'));
    editor.arrange.copyTo(['a', 'b'], { parent: 'g', index: 1 });
    expect(layers().map(({ name, parent }) => [name, parent])).toEqual([['a', null], ['b', null], ['in', 'g'], ['a copy', 'g'], ['b copy', 'g'], ['g', null]]);
    expect(named('a')).toEqual(before?.layers[0]);
    expect(translation(0, 0)).toEqual((named('a copy') as { readonly transform: unknown } | undefined)?.transform);
    expect(steps()).toBe(1);
  });
});
