import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './cli-world';

let world: World;
afterEach(() => world.close());

const text = async (name: string): Promise<string> => (await readFile(join(world.cwd, name))).toString();

describe('clickcut everything', () => {
  it('writes annotations into the file that is named', async () => {
    world = await createWorld(['photo.jpg']);
    const { code, stdout } = await world.run('everything', 'photo.jpg', '--out', 'found.json', '--points-per-side', '16', '--max-objects', '9');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'found.json  2 objects\n' });
    expect(JSON.parse(await text('found.json'))).toEqual({ name: 'photo.jpg', pointsPerSide: 16, maxObjects: 9 });
  });

  it("passes on what SAM's users know, by its names, and nothing that was not said", async () => {
    world = await createWorld(['photo.jpg']);
    const options = ['--pred-iou-thresh', '0.8', '--stability-score-thresh', '0.9', '--box-nms-thresh', '0.6', '--min-mask-region-area', '250', '--crop-n-layers', '1'];
    expect((await world.run('everything', 'photo.jpg', '--out', 'found.json', ...options)).code).toBe(0);
    expect(JSON.parse(await text('found.json'))).toEqual({ name: 'photo.jpg', predIouThresh: 0.8, stabilityScoreThresh: 0.9, boxNmsThresh: 0.6, minMaskRegionArea: 250, cropNLayers: 1 });
  });

  it('names the annotations in a folder after the photo', async () => {
    world = await createWorld(['in/photo.jpg']);
    expect((await world.run('everything', 'in/photo.jpg', '--out', 'out')).code).toBe(0);
    expect(await readdir(join(world.cwd, 'out'))).toEqual(['photo.json']);
  });

  it('writes a picture for each object, numbered', async () => {
    world = await createWorld(['photo.jpg']);
    const { code, stdout } = await world.run('everything', 'photo.jpg', '--out', 'parts', '--format', 'masks', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, objects: 2, decoderRuns: 7, outputs: [join('parts', 'photo-1.png'), join('parts', 'photo-2.png')] });
    expect(await text('parts/photo-2.png')).toBe('object 2 of photo.jpg png mask');
  });

  it('replaces nothing unless it is told to', async () => {
    world = await createWorld(['photo.jpg']);
    await writeFile(join(world.cwd, 'found.json'), 'mine');
    const { code, stderr } = await world.run('everything', 'photo.jpg', '--out', 'found.json');
    expect(code).toBe(1);
    expect(stderr).toContain("'found.json' is there already");
    expect(world.app.opened).toEqual([]);
    expect(await text('found.json')).toBe('mine');
    expect((await world.run('everything', 'photo.jpg', '--out', 'found.json', '--force')).code).toBe(0);
  });

  it.each([
    ['annotations that would be a picture', ['--out', 'found.png'], /annotations are JSON/],
    ['pictures into one file', ['--out', 'parts.json', '--format', 'cutouts'], /name a folder/],
    ['a grid of no points', ['--out', 'out', '--points-per-side', '0'], /whole number from 1 to 64/],
    ['half a layer of parts', ['--out', 'out', '--crop-n-layers', '0.5'], /whole number from 0 to 2/],
    ['more IoU than there is', ['--out', 'out', '--pred-iou-thresh', '1.2'], /from 0 to 1/],
    ['no place', [], /--out/],
  ])('refuses %s before any work', async (_, args, says) => {
    world = await createWorld(['photo.jpg']);
    const { code, stderr } = await world.run('everything', 'photo.jpg', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(world.app.opened).toEqual([]);
  });

  it('says which file is damaged, and leaves nothing', async () => {
    world = await createWorld(['bad.jpg']);
    const { code, stderr } = await world.run('everything', 'bad.jpg', '--out', 'out');
    expect(code).toBe(1);
    expect(stderr).toContain('bad.jpg is damaged');
    expect(await readdir(world.cwd)).toEqual(['bad.jpg']);
  });
});
