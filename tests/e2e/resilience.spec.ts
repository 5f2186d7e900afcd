import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
import { descendants } from './processes';

test('an inference process that is killed loses no document, and the next click is answered', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'finds the process through /proc');
  const { page, pid } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await editor.cutOut();

  const [victim] = descendants(pid, 'inference.js');
  if (victim === undefined) throw new Error('there is no inference process');
  process.kill(victim, 'SIGKILL');

  await editor.expectingMask(() => editor.click({ x: 780, y: 300 }));
  await editor.cutOut();
  expect(await editor.layerNames()).toEqual(['Cut-out 2', 'Cut-out 1', 'image']);
});
