import { beforeEach, describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import { createFakeEngine, fakePorts } from './fake-engine';
import { block, documentOf } from './placed-documents';
import { majorStep, ticksBetween } from '../../../src-renderer/canvas/rulers/ruler-ticks';

describe('guides', () => {
  let editor: Editor;
  const placed = () => editor.session.store.getState().document?.guides;
  const steps = (): number => editor.session.store.getState().history.past.length;
  const screen = (x: number, y: number) => {
    const { view } = editor.viewport.store.getState();
    return { x: view.x + x * view.scale, y: view.y + y * view.scale };
  };

  beforeEach(() => {
    editor = createEditor(createFakeEngine().engine, fakePorts(), 'other');
    editor.session.adopt({ document: documentOf(block('a', 50, 40)), revision: 0, saved: null });
    editor.viewport.resize({ width: 1200, height: 900 }, 1);
    editor.viewport.zoomTo(100);
    editor.viewOptions.set({ rulers: true });
  });
  const add = (axis: 'x' | 'y', at: number): void => {
    const drag = editor.guides.grab(axis);
    drag.move(screen(at, at), true);
    drag.drop();
  };

  it('come from a command as well, with their place to be typed', () => {
    const typing = () => editor.guides.store.getState().typing;
    const { width = 0, height = 0 } = editor.session.store.getState().document ?? {};
    editor.viewOptions.set({ guides: false });
    editor.commands.run('view.addGuideDown');
    expect(placed()).toEqual([{ axis: 'x', at: Math.round(width / 2) }]);
    expect([typing(), editor.viewOptions.store.getState().guides]).toEqual([0, true]);
    editor.guides.place(0, 12);
    editor.commands.run('view.addGuideAcross');
    expect(placed()).toEqual([{ axis: 'x', at: 12 }, { axis: 'y', at: Math.round(height / 2) }]);
    expect(typing()).toBe(1);
    editor.guides.type(undefined);
    for (const index of [0, 1, 0]) {
      editor.commands.run('view.nextGuide');
      expect(typing()).toBe(index);
    }
    editor.session.undo();
    expect(placed()).toHaveLength(1);
  });

  it('come out of a ruler onto whole pixels, one undo step each', () => {
    const drag = editor.guides.grab('x');
    drag.move(screen(200.4, 100), true);
    expect(placed()).toEqual([{ axis: 'x', at: 200 }]);
    drag.move(screen(220.2, 100), true);
    drag.drop();
    expect(placed()).toEqual([{ axis: 'x', at: 220 }]);
    expect(steps()).toBe(1);
    editor.session.undo();
    expect(placed()).toEqual([]);
  });

  it('snap to layers and the canvas', () => {
    const drag = editor.guides.grab('x');
    drag.move(screen(147, 300), false);
    expect(placed()).toEqual([{ axis: 'x', at: 150 }]);
    drag.cancel();
    expect(placed()).toEqual([]);
  });

  it('are taken hold of, moved, and gone when they are dropped on a ruler', () => {
    add('x', 200);
    add('y', 300);
    expect(editor.guides.at(screen(203, 50))).toBe(0);
    expect(editor.guides.at(screen(500, 303))).toBe(1);
    expect(editor.guides.at(screen(500, 50))).toBeUndefined();
    const drag = editor.guides.grab('y', 1);
    drag.move(screen(0, 333), true);
    drag.drop();
    expect(placed()).toContainEqual({ axis: 'y', at: 333 });
    const out = editor.guides.grab('x', 0);
    out.move({ x: 5, y: 400 }, true);
    out.drop();
    expect(placed()).toEqual([{ axis: 'y', at: 333 }]);
  });

  it('cannot be taken hold of while they are hidden, and are cleared at once', () => {
    add('x', 200);
    add('y', 300);
    editor.commands.run('view.guides');
    expect(editor.guides.at(screen(200, 50))).toBeUndefined();
    editor.commands.run('view.clearGuides');
    expect(placed()).toEqual([]);
    editor.session.undo();
    expect(placed()).toHaveLength(2);
  });

  it('go to a number', () => {
    add('x', 200);
    editor.guides.place(0, 123.5);
    expect(placed()).toEqual([{ axis: 'x', at: 123.5 }]);
  });
});

describe('the marks of a ruler', () => {
  it('have numbers that are apart at every zoom, on 1, 2 and 5', () => {
    for (const scale of [0.01, 0.1, 0.93, 1, 3, 8, 64]) {
      const step = majorStep(scale);
      expect(step * scale).toBeGreaterThanOrEqual(56);
      expect(['1', '2', '5']).toContain(String(step).replace(/0+$/, ''));
    }
  });

  it('cover what is seen, on whole pixels', () => {
    const ticks = ticksBetween(-30, 220, 1);
    expect(ticks.filter(({ isMajor }) => isMajor).map(({ at }) => at)).toEqual([0, 100, 200]);
    expect(ticks.every(({ at }) => Number.isInteger(at))).toBe(true);
    expect(ticksBetween(0, 3, 64).map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });
});
