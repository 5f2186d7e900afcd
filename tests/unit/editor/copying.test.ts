import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../src-renderer/editor/editor';
import { createFakeEngine, fakePorts, imageId, maskId, maskReply, photoDocument, selectReply, settle } from './fake-engine';

async function setUp() {
  const fake = createFakeEngine();
  const copied: Promise<Uint8Array>[] = [];
  const copyPng = async (png: Promise<Uint8Array>): Promise<void> => {
    copied.push(png);
    await png;
  };
  const editor = createEditor(fake.engine, { ...fakePorts(), copyPng }, 'other');
  editor.session.adopt({ document: photoDocument(), revision: 0, saved: null });
  await settle();
  await fake.last('segmentation.prepare').resolve({ from: 'encoder', ms: 1 });
  const copy = async (): Promise<void> => {
    editor.commands.run('layer.copyPng');
    await settle();
  };
  return { editor, fake, copied, copy };
}
const bytes = Uint8Array.of(1, 2, 3);

describe('copying', () => {
  it('takes the chosen layer, and several as they look together', async () => {
    const { editor, fake, copied, copy } = await setUp();
    editor.selection.select('photo');
    await copy();
    expect(fake.last('exports.layer').params).toMatchObject({ document: 'doc', layer: 'photo', options: { format: 'png', trim: true } });
    await fake.last('exports.layer').resolve({ name: 'dog.png', mime: 'image/png', bytes });
    expect(await copied[0]).toBe(bytes);

    const [photo] = photoDocument().layers;
    if (photo) editor.session.adopt({ document: photoDocument({ layers: [photo, { ...photo, id: 'other' }] }), revision: 0, saved: null });
    editor.selection.set(['photo', 'other']);
    await copy();
    expect(fake.last('exports.together').params['layers']).toEqual(['photo', 'other']);
  });

  it('takes what was clicked, refined as a cut-out of it would be, before any layer', async () => {
    const { editor, fake, copied, copy } = await setUp();
    editor.selection.select('photo');
    editor.smartSelect.add({ kind: 'point', point: { x: 30, y: 40, positive: true } });
    await settle();
    await fake.last('segmentation.select').resolve(selectReply());
    await copy();
    await fake.last('segmentation.mask').resolve(maskReply());
    const refined = 'd'.repeat(64);
    await fake.last('refining.refine').resolve({ id: refined, bounds: { x: 11, y: 21, width: 28, height: 38 }, area: 1000, width: 800, height: 534 });
    expect(fake.last('exports.cutout').params).toMatchObject({ document: 'doc', layer: { image: imageId, base: maskId, mask: refined, bounds: { x: 11, y: 21, width: 28, height: 38 }, refine: { output: refined } } });
    await fake.last('exports.cutout').resolve({ name: 'Selection.png', mime: 'image/png', bytes });
    expect(await copied[0]).toBe(bytes);
    // It is still selected, and no layer was made.
    expect(editor.smartSelect.store.getState().steps).toHaveLength(1);
    expect(editor.session.store.getState().document?.layers).toHaveLength(1);
  });

  it('takes a selected area as it was drawn', async () => {
    const { editor, fake, copy } = await setUp();
    void editor.area.join((image, signal) => fake.engine.services.masks.whole({ image }, { signal }), 'new');
    await settle();
    await fake.last('masks.whole').resolve(maskReply());
    await fake.last('masks.outline').resolve({ rings: [] });
    await copy();
    expect(fake.calls('refining.refine')).toEqual([]);
    expect(fake.last('exports.cutout').params).toMatchObject({ layer: { mask: maskId, refine: null } });
  });
});
