import { readFileSync, readdirSync } from 'node:fs';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

/** Process ids below `root` whose command line holds `text`. */
function descendants(root: number, text: string): readonly number[] {
  const read = (path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const parentOf = (pid: number): number => {
    const stat = read(`/proc/${pid}/stat`);
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
  };
  const isBelow = (pid: number): boolean => pid > 1 && (parentOf(pid) === root || isBelow(parentOf(pid)));
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && read(`/proc/${pid}/cmdline`).includes(text) && isBelow(pid));
}

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
