import { describe, expect, it } from 'vitest';
import { boxBetween, pixelAt } from '../../../src-renderer/editor/smart-select/prompt-list';
import { at } from './pointer';
import { openReadyEditor } from './open-editor';

const size = { width: 800, height: 534 };

const setUp = async () => {
  const { editor, fake } = await openReadyEditor();
  editor.viewport.resize({ width: 1000, height: 700 }, 1);
  return { editor, fake, tool: editor.toolbox.tool('smart-select'), state: () => editor.smartSelect.store.getState() };
};

describe('the smart select tool', () => {
  it('asks when the pointer goes down and keeps the prompt when it comes up', async () => {
    const { tool, fake, state } = await setUp();
    tool.down(at(10.4, 20.6));
    expect(fake.last('segmentation.select').params['prompts']).toEqual({ points: [{ x: 10, y: 21, positive: true }] });
    tool.move(at(12, 22));
    tool.up(at(12, 22));
    expect(state().steps).toHaveLength(1);
  });

  it('excludes with Alt, and the other way round in exclude mode', async () => {
    const { editor, tool, fake } = await setUp();
    tool.down(at(10, 20, { alt: true }));
    tool.up(at(10, 20));
    editor.smartSelect.setMode('exclude');
    tool.down(at(11, 20, { alt: true }));
    tool.up(at(11, 20));
    tool.down(at(12, 20));
    tool.up(at(12, 20));
    expect(fake.last('segmentation.select').params['prompts']).toMatchObject({
      points: [{ positive: false }, { positive: true }, { positive: false }],
    });
  });

  it('takes the click back when it becomes a drag of 4 px, and asks for the box', async () => {
    const { tool, fake, state } = await setUp();
    tool.down(at(10, 20));
    tool.move(at(14, 20));
    expect(fake.last('segmentation.select').signal?.aborted).toBe(true);
    expect(state()).toMatchObject({ steps: [], draft: { x: 10, y: 20, width: 4, height: 0 } });
    tool.move(at(110, 90));
    tool.up(at(110.2, 90));
    expect(state().draft).toBeUndefined();
    expect(fake.last('segmentation.select').params['prompts']).toEqual({ points: [], box: { x: 10, y: 20, width: 100, height: 70 } });
  });

  it('leaves no trace of a gesture that is given up', async () => {
    const { tool, state } = await setUp();
    tool.down(at(10, 20));
    tool.cancel();
    expect(state().steps).toEqual([]);
    tool.down(at(10, 20));
    tool.move(at(100, 200));
    tool.cancel();
    tool.up(at(100, 200));
    expect(state()).toMatchObject({ steps: [], draft: undefined });
  });

  it('ignores a click beside the photo but lets a box begin there', async () => {
    const { tool, fake, state } = await setUp();
    tool.down(at(-5, 20));
    tool.up(at(-5, 20));
    expect(state().steps).toEqual([]);
    tool.down(at(-5, -5));
    tool.move(at(50, 50));
    tool.up(at(50, 50));
    expect(fake.last('segmentation.select').params['prompts']).toMatchObject({ box: { x: 0, y: 0, width: 50, height: 50 } });
  });
});

describe('whole pixels', () => {
  it('rounds and stays inside the photo', () => {
    expect(pixelAt({ x: 10.5, y: 20.49 }, size)).toEqual({ x: 11, y: 20 });
    expect(pixelAt({ x: 799.9, y: 533.9 }, size)).toEqual({ x: 799, y: 533 });
    expect(boxBetween({ x: 90.6, y: 900 }, { x: -3, y: 10.2 }, size)).toEqual({ x: 0, y: 10, width: 91, height: 524 });
  });
});
