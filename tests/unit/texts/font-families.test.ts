import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFamilyList } from '../../../src-main/services/texts/font-families';

const { resolve } = createRequire(import.meta.url);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-fonts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('installed families', () => {
  it('are read from the files, each once, without what is no font', async () => {
    await mkdir(join(folder, 'deep'));
    for (const cut of ['400Regular', '700Bold']) {
      await cp(resolve(`@expo-google-fonts/inter/${cut}/Inter_${cut}.ttf`), join(folder, 'deep', `${cut}.TTF`));
    }
    await writeFile(join(folder, 'empty.ttf'), '');
    await writeFile(join(folder, 'text.otf'), 'this is no font, but it is long enough to have tables');
    await writeFile(join(folder, 'lies.ttc'), Buffer.from('ttcf\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff', 'latin1'));
    await writeFile(join(folder, 'readme.txt'), 'Inter');
    expect(await createFamilyList([folder, join(folder, 'missing')]).installed()).toEqual(['Inter']);
  });
});
