import { describe, expect, it } from 'vitest';
import { maskReply, selectReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

const bounds = { x: 100, y: 50, width: 200, height: 150 };

async function withArea() {
  const { editor, fake } = await openReadyEditor();
  editor.viewport.resize({ width: 1000, height: 700 }, 1);
  const tool = editor.toolbox.tool('marquee');
  tool.down(at(100, 50));
  tool.move(at(300, 200));
  tool.up(at(300, 200));
  await settle();
  await fake.last('masks.polygons').resolve(maskReply(bounds));
  await fake.last('masks.outline').resolve({ rings: [Float32Array.from([100, 50, 300, 50, 300, 200])] });
  return { editor, fake };
}

describe('where the selection lies', () => {
  it('is the selected area, for the crop as for the zoom', async () => {
    const { editor } = await withArea();
    editor.selection.select(undefined);
    editor.toolbox.choose('crop');
    editor.cropping.toSelection();
    expect(editor.cropping.store.getState().rect).toEqual(bounds);

    editor.commands.run('view.zoomSelection');
    const { view, screen } = editor.viewport.store.getState();
    expect(view.x + view.scale * 100).toBeGreaterThanOrEqual(0);
    expect(view.x + view.scale * 300).toBeLessThanOrEqual(screen.width);
    expect(view.scale).toBeGreaterThan(2);
  });

  it('is the object that was clicked while its prompts are open', async () => {
    const { editor, fake } = await withArea();
    editor.smartSelect.add({ kind: 'point', point: { x: 10, y: 10, positive: true } });
    await fake.last('segmentation.select').resolve(selectReply(40));
    const rect = editor.selectedRect();
    // 40 of 256 columns of a frame that the photo fills across.
    expect(rect?.width).toBeCloseTo((800 * 40) / 256, 3);
  });

  it('is nowhere when nothing is selected: then the chosen layers are meant', async () => {
    const { editor } = await openReadyEditor();
    expect(editor.selectedRect()).toBeUndefined();
    editor.selection.select('photo');
    editor.cropping.toSelection();
    expect(editor.cropping.store.getState().rect).toEqual({ x: 0, y: 0, width: 800, height: 534 });
  });
});
