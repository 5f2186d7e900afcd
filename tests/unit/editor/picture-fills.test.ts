import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../src-renderer/editor/editor';
import { createFakeEngine, fakePorts, photoDocument, settle } from './fake-engine';

const picture = { id: 'd'.repeat(64), name: 'paper.png', width: 40, height: 30, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 9 };

async function openPicking() {
  const fake = createFakeEngine();
  const file = { name: 'paper.png', bytes: () => Promise.resolve(new Uint8Array([1, 2, 3])) };
  const editor = createEditor(fake.engine, { ...fakePorts(), pickFile: () => Promise.resolve(file) }, 'other');
  editor.session.adopt({ document: photoDocument(), revision: 0, saved: null });
  await settle();
  const fills = () => editor.session.store.getState().document?.layers.filter((layer) => layer.kind === 'fill') ?? [];
  return { editor, fake, fills };
}

describe('a fill of a picture', () => {
  it('comes from a file, in one step with the picture itself', async () => {
    const { editor, fake, fills } = await openPicking();
    editor.commands.run('layer.addPicture');
    await settle();
    expect(fake.last('documents.place').params).toMatchObject({ id: 'doc', source: { kind: 'bytes', name: 'paper.png' } });
    await fake.last('documents.place').resolve(picture);
    expect(fills()).toMatchObject([{ fill: { kind: 'image', image: picture.id, fit: 'cover' } }]);
    expect(editor.session.store.getState().document?.images[picture.id]).toMatchObject({ name: 'paper.png' });
    editor.commands.run('edit.undo');
    expect(editor.session.store.getState().document).toEqual(photoDocument());
  });

  it('gets another picture and keeps how it is fitted or blurred', async () => {
    const { editor, fake, fills } = await openPicking();
    editor.commands.run('layer.addBlur');
    const [fill] = fills();
    void editor.pictureFills.replace(fill?.id ?? '');
    await settle();
    await fake.last('documents.place').resolve(picture);
    expect(fills()[0]?.fill).toEqual({ ...fill?.fill, image: picture.id });
  });

  it('is none when the picture cannot be read, and that is said', async () => {
    const { editor, fake, fills } = await openPicking();
    editor.commands.run('layer.addPicture');
    await settle();
    await fake.last('documents.place').reject('unsupported');
    expect(fills()).toEqual([]);
    expect(editor.toasts.store.getState().toasts[0]?.tone).toBe('error');
  });
});
