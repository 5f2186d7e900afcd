import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import { createFakeEngine, fakePorts, photoDocument, settle, type FakeEngine } from './fake-engine';

/** An editor that shows the photo document. The photo is still being encoded. */
export async function openEditor(): Promise<{ readonly editor: Editor; readonly fake: FakeEngine }> {
  const fake = createFakeEngine();
  const editor = createEditor(fake.engine, fakePorts(), 'other');
  editor.session.adopt({ document: photoDocument(), revision: 0, saved: null });
  await settle();
  return { editor, fake };
}

export async function openReadyEditor(): Promise<{ readonly editor: Editor; readonly fake: FakeEngine }> {
  const opened = await openEditor();
  await opened.fake.last('segmentation.prepare').resolve({ from: 'encoder', ms: 1 });
  return opened;
}
