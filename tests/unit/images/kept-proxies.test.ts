import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createImages } from '../../../src-main/services/images/create-images';
import type { OpenImage } from '../../../src-main/services/images/images';
import { createKeptProxies } from '../../../src-main/services/images/kept-proxies';
import { quadrantPhoto } from '../../helpers/fixture-images';

let folder: string;
let bytes: Buffer;
beforeAll(async () => {
  bytes = await quadrantPhoto(3000, 1500).jpeg().toBuffer();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-proxies-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const path = (): string => join(folder, 'proxies');
/** What one run of the program has. */
const run = (maxBytes = 100e6) => {
  const kept = createKeptProxies(path(), () => maxBytes);
  return { kept, images: createImages({ keptProxies: kept }) };
};
const bytesOf = (data: Uint8Array, name = 'photo.jpg') => ({ kind: 'bytes', name, bytes: data }) as const;
const pixels = async (image: OpenImage): Promise<Uint8Array> => (await image.scaled(2048)).data;

/** Opened and remembered in a run that has ended. */
async function remembered(data: Uint8Array = bytes): Promise<OpenImage> {
  const { kept, images } = run();
  const image = await images.open(bytesOf(data));
  await images.remember(image.info.id);
  await kept.settled();
  return image;
}

/** Another picture in the file, under the right checksum: shows from where pixels come. */
async function swapPixels(): Promise<void> {
  const other = await quadrantPhoto(3000, 1500).negate().jpeg().toBuffer();
  const [own = ''] = await readdir(path());
  const { kept, images } = run();
  const image = await images.open(bytesOf(other));
  await images.remember(image.info.id);
  await kept.settled();
  const added = (await readdir(path())).find((name) => name !== own) ?? '';
  await writeFile(join(path(), own), await readFile(join(path(), added)));
}

describe('a photo that was open before', () => {
  it('has the very pixels that it had', async () => {
    const before = await remembered();
    expect(await readdir(path())).toHaveLength(1);
    for (const known of [undefined, before.info.id]) {
      const again = await run().images.open(bytesOf(bytes), undefined, known === undefined ? {} : { known });
      expect(Buffer.compare(await pixels(again), await pixels(before))).toBe(0);
      expect(again.info).toEqual(before.info);
    }
  });

  it('is shown from what was kept, and exported from its file', async () => {
    const before = await remembered();
    await swapPixels();
    const again = await run().images.open(bytesOf(bytes));
    expect(Buffer.compare(await pixels(again), await pixels(before))).not.toBe(0);
    expect(Buffer.compare((await again.full()).data, (await before.full()).data)).toBe(0);
  });

  it.each([
    ['cut short', (file: string) => truncate(file, 1000)],
    ['empty', (file: string) => truncate(file, 0)],
    [
      'altered',
      async (file: string) => {
        const data = await readFile(file);
        data[100_000] = (data[100_000] ?? 0) ^ 1;
        await writeFile(file, data);
      },
    ],
    [
      'of another version',
      async (file: string) => {
        const data = await readFile(file);
        data.writeUInt32LE(99, 8);
        await writeFile(file, data);
      },
    ],
  ])('is decoded again where what was kept is %s', async (_what, damage) => {
    const before = await remembered();
    const [name = ''] = await readdir(path());
    await damage(join(path(), name));
    const again = await run().images.open(bytesOf(bytes));
    expect(Buffer.compare(await pixels(again), await pixels(before))).toBe(0);
    expect(await readdir(path())).toEqual([]);
  });

  it('keeps its transparency', async () => {
    const clear = await quadrantPhoto(2500, 500).ensureAlpha(0.5).png().toBuffer();
    const before = await remembered(clear);
    const again = await (await run().images.open(bytesOf(clear))).scaled(2048);
    expect(again.channels).toBe(4);
    expect(Buffer.compare(again.data, await pixels(before))).toBe(0);
  });
});

describe('nothing is kept', () => {
  it('of photos that nobody remembers, such as those of a batch', async () => {
    const { kept, images } = run();
    await pixels(await images.open(bytesOf(bytes)));
    await kept.settled();
    await expect(readdir(path())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of a photo that is small enough to be decoded at once, nor of one that is not open', async () => {
    await remembered(await quadrantPhoto(400, 300).jpeg().toBuffer());
    await run().images.remember('a'.repeat(64));
    await expect(readdir(path())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('beyond the bound, and the photo opens all the same', async () => {
    const { kept, images } = run(1e6);
    const image = await images.open(bytesOf(bytes));
    await images.remember(image.info.id);
    await kept.settled();
    expect(await readdir(path())).toEqual([]);
    expect((await run().images.open(bytesOf(bytes))).info.id).toBe(image.info.id);
  });

  it('where the folder cannot be used', async () => {
    await writeFile(path(), 'a file where the folder should be');
    const image = await remembered();
    expect((await (await run().images.open(bytesOf(bytes))).scaled(2048)).width).toBe(2048);
    expect(image.info.width).toBe(3000);
  });
});
