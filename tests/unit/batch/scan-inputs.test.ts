import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInput } from '../../../src-main/services/batch/read-input';
import { isInShard, planResults } from '../../../src-main/services/batch/plan-results';
import { scanInputs, type ScanOptions } from '../../../src-main/services/batch/scan-inputs';

let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'clickcut-scan-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

async function tree(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), name);
  }
}

const scan = (names: readonly string[], options: Partial<ScanOptions> = {}) =>
  scanInputs(names, { cwd, out: join(cwd, 'out'), include: [], exclude: [], recursive: true, projects: false, ...options });
const namesOf = async (names: readonly string[], options: Partial<ScanOptions> = {}): Promise<readonly string[]> => (await scan(names, options)).inputs.map(({ name }) => name);

describe('the files of a batch', () => {
  it('are the photos of a folder and of those in it, in the order of their names', async () => {
    await tree('shop/b.JPG', 'shop/a.png', 'shop/red/z.webp', 'shop/notes.txt', 'shop/look.clickcut', 'shop/.hidden.png', 'shop/.cache/c.png', 'shop/d.png.part');
    expect(await namesOf(['shop'])).toEqual(['a.png', 'b.JPG', 'red/z.webp']);
    expect(await namesOf(['shop'], { recursive: false })).toEqual(['a.png', 'b.JPG']);
    expect(await namesOf(['shop'], { projects: true })).toEqual(['a.png', 'b.JPG', 'look.clickcut', 'red/z.webp']);
    expect(await namesOf(['shop'], { include: ['red/**'] })).toEqual(['red/z.webp']);
    expect(await namesOf(['shop'], { exclude: ['**/*.JPG', 'red/**'] })).toEqual(['a.png']);
  });

  it('are never those of the folder of results, even where it lies among the inputs', async () => {
    await tree('shop/a.png', 'shop/out/a.png', 'shop/out/deep/b.png');
    expect(await namesOf(['shop'], { out: join(cwd, 'shop/out') })).toEqual(['a.png']);
  });

  it('end where links lead around in a circle', async () => {
    await tree('shop/a.png', 'shop/red/b.png');
    await symlink(join(cwd, 'shop'), join(cwd, 'shop/red/again'), 'dir');
    await symlink(join(cwd, 'shop/a.png'), join(cwd, 'shop/red/same.png'));
    expect(await namesOf(['shop'])).toEqual(['a.png', 'red/b.png']);
  });

  it('tell of links that lead nowhere, and of those that lead to themselves, when they are read', async () => {
    await tree('shop/a.png');
    await symlink('gone.png', join(cwd, 'shop/b.png'));
    await symlink('c.png', join(cwd, 'shop/c.png'));
    await symlink('gone.txt', join(cwd, 'shop/d.txt'));
    const { inputs } = await scan(['shop']);
    expect(inputs.map(({ name }) => name)).toEqual(['a.png', 'b.png', 'c.png']);
    await expect(readInput(inputs[1]?.path ?? '')).rejects.toMatchObject({ code: 'file-unreadable', hint: 'Check the link or the name.' });
    await expect(readInput(inputs[2]?.path ?? '')).rejects.toThrow(/circle/);
  });

  it('can be named one by one and by patterns, and each counts once', async () => {
    await tree('a [1].png', 'b.png', 'c.txt');
    expect(await namesOf(['a [1].png', 'b.png', '*.png', 'c.txt'])).toEqual(['a [1].png', 'b.png', 'c.txt']);
    const { lost } = await scan(['nothing.png', '*.gif', 'b.png']);
    expect(lost.map(({ name, error }) => [name, error.code])).toEqual([['nothing.png', 'file-unreadable'], ['*.gif', 'file-unreadable']]);
  });

  it('say so when a folder has none', async () => {
    await tree('empty/readme.txt');
    const { inputs, lost } = await scan(['empty']);
    expect(inputs).toEqual([]);
    expect(lost[0]?.error.message).toContain("'empty' has no photos");
  });
});

describe('the names of results', () => {
  const inputsOf = (names: readonly string[]) => names.map((name) => ({ name, path: `/in/${name}` }));

  it('mirror the tree, are safe on all systems, and numbered where they would collide', () => {
    const planned = planResults(inputsOf(['a.jpg', 'a.png', 'A.webp', 'red/a.jpg', 'con.png', 'x/y?/b.png']));
    expect(planned.map(({ folder, stem }) => `${folder}/${stem}`)).toEqual(['/a', '/a-2', '/A-3', 'red/a', '/_con', 'x/y/b']);
  });

  it('are told apart where two folders have files of one name', () => {
    const planned = planResults([{ name: 'a.jpg', path: '/one/a.jpg' }, { name: 'a.jpg', path: '/two/a.jpg' }]);
    expect(planned.map(({ name, stem, path }) => [name, stem, path])).toEqual([['a.jpg', 'a', '/one/a.jpg'], ['a.jpg (2)', 'a-2', '/two/a.jpg']]);
  });

  it('are the same whichever parts of the set are done where', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-c]{1,3}\.(png|jpg)$/), { minLength: 1 }), fc.integer({ min: 1, max: 5 }), (names, count) => {
        const whole = planResults(inputsOf(names.toSorted()));
        const parts = Array.from({ length: count }, (_, i) => whole.filter((input) => isInShard(input, { index: i + 1, count })));
        expect(parts.flat().map(({ name }) => name).toSorted()).toEqual(names.toSorted());
        expect(new Set(whole.map(({ folder, stem }) => `${folder}/${stem}`.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});
