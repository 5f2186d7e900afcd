import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { readProject } from '../../../src-main/services/projects/read-project';
import { filesOf, photo, size } from '../annotations/scene';
import { createWorld, type World } from './cli-world';

let world: World;
afterEach(() => world.close());

const at = (...parts: string[]): string => join(world.cwd, ...parts);

/** A folder `photos` with the annotated photo, and a folder `set` with its annotations. */
async function annotated(format: Parameters<typeof filesOf>[0]): Promise<void> {
  world = await createWorld();
  await mkdir(at('photos', 'day'), { recursive: true });
  await writeFile(at('photos', 'day', 'beach.jpg'), await sharp({ create: { ...size, channels: 3, background: '#456' } }).jpeg().toBuffer());
  for (const [path, bytes] of await filesOf(format, [photo])) {
    await mkdir(at('set', path, '..'), { recursive: true });
    await writeFile(at('set', path), bytes);
  }
}

describe('clickcut annotations', () => {
  it.each(['coco', 'yolo', 'voc', 'masks', 'sa-1b'] as const)('makes projects of %s, and annotations of projects', async (format) => {
    await annotated(format);
    const made = await world.run('annotations', 'import', 'set', '--photos', 'photos', '--out', 'work', '--json');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(made.stdout)).toMatchObject({ ok: true, output: join('work', 'day', 'beach.clickcut'), photo: 'day/beach.jpg', objects: 3 });
    const { document } = await readProject({ path: at('work', 'day', 'beach.clickcut') });
    expect(document.layers.map(({ kind }) => kind)).toEqual(['image', 'cutout', 'cutout', 'cutout']);
    expect(document).toMatchObject({ name: 'beach', ...size });

    const back = await world.run('annotations', 'export', 'work', '--format', 'coco', '--out', 'out/all.json', '--classes', 'cat,ring');
    expect(back).toMatchObject({ code: 0, stderr: '', stdout: 'out/all.json  1 projects, 1 files\n' });
    const coco = JSON.parse((await readFile(at('out', 'all.json'))).toString()) as { readonly categories: readonly { readonly name: string }[]; readonly annotations: readonly { readonly area: number }[] };
    expect(coco.categories.map(({ name }) => name)).toEqual(format === 'sa-1b' ? ['cat', 'ring', 'object'] : ['cat', 'ring', 'dog']);
    const areas = coco.annotations.map(({ area }) => area).sort((a, b) => a - b);
    const were = photo.objects.map(({ area }) => area).sort((a, b) => a - b);
    for (const [i, area] of were.entries()) expect(Math.abs((areas[i] ?? 0) - area) / area).toBeLessThan(format === 'yolo' ? 0.02 : 1e-9);
  });

  it('writes a folder for formats of several files, and replaces nothing', async () => {
    await annotated('coco');
    await world.run('annotations', 'import', 'set/annotations.json', '--photos', 'photos', '--out', 'work');
    expect((await world.run('annotations', 'export', 'work/day/*.clickcut', '--format', 'yolo', '--out', 'yolo')).code).toBe(0);
    expect((await readdir(at('yolo'), { recursive: true })).sort()).toEqual(['data.yaml', 'labels', join('labels', 'beach.txt')]);
    const again = await world.run('annotations', 'export', 'work', '--format', 'yolo', '--out', 'yolo');
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });
    expect((await world.run('annotations', 'import', 'set/annotations.json', '--photos', 'photos', '--out', 'work')).stderr).toContain('is there already');
    expect((await world.run('annotations', 'export', 'work', '--format', 'yolo', '--out', 'yolo', '--force')).code).toBe(0);
  });

  it('goes on after a project that is damaged, and says which', async () => {
    await annotated('coco');
    await world.run('annotations', 'import', 'set', '--photos', 'photos', '--out', 'work');
    await writeFile(at('work', 'bad.clickcut'), 'no project');
    const { code, stderr } = await world.run('annotations', 'export', 'work', '--out', 'out');
    expect(code).toBe(1);
    expect(stderr).toContain('bad.clickcut');
    expect((JSON.parse((await readFile(at('out', 'annotations.json'))).toString()) as { readonly annotations: readonly unknown[] }).annotations).toHaveLength(3);
  });

  it('says which photo is not there', async () => {
    await annotated('coco');
    await mkdir(at('empty'));
    const { code, stderr } = await world.run('annotations', 'import', 'set', '--photos', 'empty', '--out', 'work');
    expect(code).toBe(1);
    expect(stderr).toContain("no photo for 'beach.jpg' in 'empty'");
  });

  it.each([
    ['several files into one', ['export', 'set', '--format', 'voc', '--out', 'a.json'], /name a folder/],
    ['annotations that would be a picture', ['export', 'set', '--out', 'a.png'], /annotations are JSON/],
    ['a format of nobody', ['export', 'set', '--format', 'csv', '--out', 'a'], /csv/],
    ['classes without names', ['export', 'set', '--out', 'a', '--classes', 'a,,b'], /names with commas/],
    ['projects into one file', ['import', 'set', '--photos', 'photos', '--out', 'a.clickcut'], /name a folder/],
    ['photos that are no folder', ['import', 'set', '--photos', 'nowhere', '--out', 'a'], /'nowhere' is no folder/],
  ])('refuses %s', async (_, args, says) => {
    await annotated('coco');
    expect(await world.run('annotations', ...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(says) });
  });

  it('says that a folder holds no projects, and a file no annotations', async () => {
    await annotated('coco');
    expect(await world.run('annotations', 'export', 'photos', '--out', 'out', '--json')).toMatchObject({ code: 1 });
    await writeFile(at('x.json'), '{}');
    expect(await world.run('annotations', 'import', 'x.json', '--photos', 'photos', '--out', 'work')).toMatchObject({ code: 1, stderr: expect.stringContaining('no annotations that are known') });
  });
});

describe('clickcut everything', () => {
  it('writes the files of a set into a folder', async () => {
    world = await createWorld(['photo.jpg']);
    const { code, stdout } = await world.run('everything', 'photo.jpg', '--out', 'set', '--format', 'yolo', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, outputs: [join('set', 'labels', 'photo.txt'), join('set', 'data.yaml')] });
    expect(await world.run('everything', 'photo.jpg', '--out', 'set.json', '--format', 'voc')).toMatchObject({ code: 2, stderr: expect.stringContaining('several files') });
  });
});
