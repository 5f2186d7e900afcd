import { beforeEach, describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en.json';
import { floatToHalf } from '../../../src-preload/model/half-float';
import type { CommandId } from '../../../src-renderer/editor/commands/command';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import { whyNot } from '../../../src-renderer/features/commands/why-not';
import { createFakeEngine, fakePorts, maskReply, selectReply, settle, type FakeEngine } from '../editor/fake-engine';
import { openReadyEditor } from '../editor/open-editor';
import { block, documentOf, group } from '../editor/placed-documents';
import { at } from '../editor/pointer';

let editor: Editor;
let fake: FakeEngine;
const why = (id: CommandId): string | undefined => {
  const key = whyNot(editor.commands.get(id), editor);
  return key === undefined ? undefined : (en as Readonly<Record<string, string>>)[key];
};
async function selectArea(): Promise<void> {
  const tool = editor.toolbox.tool('marquee');
  tool.down(at(10, 10));
  tool.move(at(60, 50));
  tool.up(at(60, 50));
  await settle();
  await fake.last('masks.polygons').resolve(maskReply());
  await fake.last('masks.outline').resolve({ rings: [Float32Array.from([0, 0, 10, 0, 10, 10])] });
}
const object = { id: 1, iou: 0.9, stability: 0.97, area: 100, box: { x: 5, y: 5, width: 20, height: 20 }, point: { x: 15, y: 15 }, logits: floatToHalf(new Float32Array(256 * 256).fill(-5)) };

describe('the reason why a command cannot be run', () => {
  beforeEach(async () => {
    ({ editor, fake } = await openReadyEditor());
  });

  it('is none while it can', () => {
    expect(why('layer.duplicate')).toBeUndefined();
    expect(why('help.palette')).toBeUndefined();
  });

  it('is the document first', () => {
    editor = createEditor(createFakeEngine().engine, fakePorts(), 'other');
    expect(why('select.cutOut')).toBe('Open a photo first');
    expect(why('layer.delete')).toBe('Open a photo first');
  });

  it('knows selected areas', async () => {
    expect(why('select.areaToPrompts')).toBe('Select an area first');
    expect(why('select.cutOut')).toBe('Select something first');
    expect(why('select.fromArea')).toBe('Select an area first');
    await selectArea();
    expect(why('select.areaToPrompts')).toBeUndefined();
    expect(why('select.cutOut')).toBeUndefined();
    expect(why('select.fromArea')).toBe('Click an object first');
    expect(why('select.addToMask')).toBe('Choose a cut-out first');
  });

  it('knows prompts and their answer', async () => {
    expect(why('select.nextCandidate')).toBe('Click an object first');
    editor.smartSelect.add({ kind: 'point', point: { x: 5, y: 6, positive: true } });
    expect(why('select.nextCandidate')).toBe('The click is being answered');
    await fake.last('segmentation.select').resolve(selectReply());
    expect(why('select.nextCandidate')).toBeUndefined();
  });

  it('knows found objects', async () => {
    expect(why('select.eachToLayer')).toBe('Find all objects first');
    editor.commands.run('select.findAll');
    expect(why('select.findAll')).toBe('The objects are already shown');
    expect(why('select.eachToLayer')).toBe('The objects are still being found');
    await fake.last('everything.find').resolve({ objects: [object], decoderRuns: 1, ms: 1 });
    expect(why('select.eachToLayer')).toBeUndefined();
    expect(why('select.cutOut')).toBe('Pick an object first');
    expect(why('select.toArea')).toBe('Pick an object first');
  });

  it('knows the tool in hand', () => {
    expect(why('brush.smaller')).toBe('Take the brush or the eraser first');
    expect(why('layer.nudgeLeft')).toBe('Take the move tool first');
    expect(why('crop.apply')).toBe('Take the crop tool first');
    editor.toolbox.choose('crop');
    expect(why('crop.apply')).toBe('Draw what is to be kept first');
  });
});

describe('with layers', () => {
  beforeEach(() => {
    fake = createFakeEngine();
    editor = createEditor(fake.engine, fakePorts(), 'other');
    editor.session.adopt({ document: documentOf(block('a', 0, 0), block('b', 200, 0), { ...block('held', 400, 0), locked: true }, group('g')), revision: 0, saved: null });
  });

  it('says what has to be chosen', () => {
    editor.selection.select(undefined);
    expect(why('layer.delete')).toBe('Choose a layer first');
    expect(why('select.exportMask')).toBe('Select an area or choose a cut-out first');
    editor.selection.select('a');
    expect(why('layer.ungroup')).toBe('Choose a group first');
    expect(why('layer.distributeAcross')).toBe('Choose three layers first');
    expect(why('layer.down')).toBe('It is already at the back');
    expect(why('layer.merge')).toBe('Choose two layers first');
    editor.selection.select('g');
    expect(why('layer.up')).toBe('It is already in front');
  });

  it('says when a layer is locked', () => {
    editor.selection.select('held');
    expect(why('layer.delete')).toBe('The layer is locked');
    expect(why('layer.alignLeft')).toBe('The layer is locked');
  });

  it('says when there is nothing to take back', () => {
    expect([why('edit.undo'), why('edit.redo'), why('view.clearGuides')]).toEqual(['Nothing to undo', 'Nothing to redo', 'There are no guides']);
  });
});
