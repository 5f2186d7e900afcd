import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSet } from '../../../scripts/quality/load-set.mjs';
import { readPlane } from '../../../scripts/quality/pictures.mjs';
import { readArguments } from '../../../scripts/quality/read-arguments.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-quality-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), '');
  }
}

describe('a set of photos with ground truth', () => {
  it('brings photos, their objects and trimaps together, whatever the extensions', async () => {
    await put('images/b.JPG', 'images/a.webp', 'images/c__1.png', 'images/.hidden.png', 'images/notes.txt');
    await put('masks/a__2.png', 'masks/a__10.png', 'masks/a__1.png', 'masks/b.tiff', 'masks/c__1.png', 'trimaps/b.png');
    const { photos, unmatched } = await loadSet(folder);
    const found = photos.map(({ photo, objects }) => [basename(photo), ...objects.map(({ mask, trimap }) => basename(mask) + (trimap ? ' with trimap' : ''))]);
    expect(found).toEqual([
      ['a.webp', 'a__1.png', 'a__10.png', 'a__2.png'],
      ['b.JPG', 'b.tiff with trimap'],
      ['c__1.png', 'c__1.png'],
    ]);
    expect(unmatched).toEqual([]);
  });

  it('takes the first photos by name, and names what has no partner', async () => {
    await put('images/2.png', 'images/10.png', 'images/1.png', 'images/alone.png', 'masks/1.png', 'masks/2.png', 'masks/10.png', 'masks/other.png');
    const { photos, unmatched } = await loadSet(folder, { limit: 2 });
    expect(photos.map(({ stem }) => stem)).toEqual(['1', '10']);
    expect(unmatched.map((path) => basename(path))).toEqual(['other.png', 'alone.png']);
  });

  it('says what is missing', async () => {
    await expect(loadSet(join(folder, 'nowhere'))).rejects.toThrow(join(folder, 'nowhere', 'images'));
    await put('images/a.png', 'masks/b.png');
    await expect(loadSet(folder)).rejects.toMatchObject({ message: expect.stringContaining('No photo'), hint: expect.stringContaining('same stem') });
    await put('masks/a.png');
    await expect(loadSet(folder, { needsTrimaps: true })).rejects.toMatchObject({ message: expect.stringContaining('a.png'), hint: expect.stringContaining('trimaps') });
    await put('images/a.jpg');
    await expect(loadSet(folder)).rejects.toThrow('a.png have the same stem');
  });
});

describe('ground truth', () => {
  it('is read as bytes from grey, coloured and deep pictures alike', async () => {
    const grey = sharp(Buffer.of(0, 64, 128, 255), { raw: { width: 2, height: 2, channels: 1 } });
    const file = async (name: string, picture: Sharp) => (await picture.toFile(join(folder, name)), join(folder, name));
    const size = { width: 2, height: 2 };
    const paths = [
      await file('grey.png', grey.clone().toColourspace('b-w').png()),
      await file('colour.png', grey.clone().toColourspace('srgb').ensureAlpha().png()),
      await file('deep.png', grey.clone().toColourspace('grey16').png()),
    ];
    for (const path of paths) expect([...(await readPlane(path, size))], path).toEqual([0, 64, 128, 255]);
  });

  it('has the size of its photo', async () => {
    const path = join(folder, 'small.png');
    await sharp(Buffer.alloc(4), { raw: { width: 2, height: 2, channels: 1 } }).png().toFile(path);
    await expect(readPlane(path, { width: 3, height: 2 })).rejects.toThrow(`${path} is 2 x 2 pixels, its photo 3 x 2.`);
    await writeFile(path, 'no picture');
    await expect(readPlane(path, { width: 2, height: 2 })).rejects.toThrow(`${path} cannot be read`);
  });
});

describe('the command line', () => {
  it('resolves paths from where it was typed', () => {
    expect(readArguments(['--set', 'photos', '--task', 'clicks', '--limit', '3', '--json', 'out.json'], { cwd: '/home/me' })).toEqual({
      set: resolve('/home/me/photos'),
      task: 'clicks',
      limit: 3,
      json: resolve('/home/me/out.json'),
      refine: 'auto',
    });
    expect(readArguments(['--help'])).toBe('help');
  });

  it.each([
    [['--task', 'clicks'], 'No folder was named.'],
    [['--set', 'a'], 'No task was named.'],
    [['--set', 'a', '--task', 'colours'], "'colours' is no task."],
    [['--set', 'a', '--task', 'clicks', '--limit', '0'], "'0' is no number of photos."],
    [['--set', 'a', '--task', 'clicks', '--fast'], '--fast'],
  ])('%j is refused', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(message);
  });
});
