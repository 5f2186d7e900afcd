import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clickcutOver, type Clickcut } from '../../../src-main/app/clickcut';
import { createCore } from '../../../src-main/app/create-core';
import type { CliApp } from '../../../src-main/hosts/cli/cli-app';
import { builtInPresetIds } from '../../../src-main/hosts/cli/program';
import { runCli } from '../../../src-main/hosts/cli/run-cli';
import { packProject } from '../../../src-main/services/projects/write-project';
import { builtInPresets } from '../../../src-preload/model/exporting/built-in-presets';
import { exportOutput, type ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { pixel, pipelineOf } from '../../helpers/fixture-images';
import { boxOf, flat, read } from '../exports/outputs/output-studio';
import { createRenderStudio, cutoutOf, documentOf, imageOf } from '../render/render-studio';
import { fakeServer, type Run } from './cli-world';

const red = flat(60, 40, [200, 30, 40]);

/** A project of a photo and a cut-out, as the program writes it. */
async function projectFile(outputs: readonly ExportOutput[] = []): Promise<Uint8Array> {
  const studio = createRenderStudio();
  const photo = await studio.addPhoto(red);
  const mask = studio.addMask(photo, (x, y) => (x >= 12 && x < 32 && y >= 16 && y < 26 ? 255 : 0));
  const layers = [imageOf(photo, { name: 'Photo' }), cutoutOf(photo, mask, { name: 'Shoe', outputs })];
  const document = documentOf(photo, layers, { name: 'Poster', images: { [photo.id]: photo } });
  return packProject({ document, images: new Map([[photo.id, studio.images.get(photo.id).bytes]]), masks: new Map([[mask.info.id, mask]]), logits: new Map() });
}

const shop = {
  clickcut: 'preset',
  version: 1,
  name: 'Shop',
  outputs: [
    { of: 'cutouts', format: { type: 'png' }, size: { by: 'canvas', width: 100, height: 100, fill: 0.8 }, trim: true, background: { kind: 'image', image: 'blue.png' }, name: '{preset}/{layer}' },
    { of: 'layers', format: { type: 'webp' }, size: { by: 'width', pixels: 30 }, suffix: '@{' },
  ],
};

let app: Clickcut;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-dirs-'));
  app = clickcutOver(createCore({ dirs: { cache: folder, config: folder, data: folder } }));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'clickcut-export-'));
  await writeFile(join(cwd, 'poster.clickcut'), await projectFile());
  await writeFile(join(cwd, 'photo.png'), await pipelineOf(red).png().toBuffer());
  await writeFile(join(cwd, 'blue.png'), await pipelineOf(flat(4, 4, [0, 0, 255])).png().toBuffer());
  await writeFile(join(cwd, 'shop.json'), JSON.stringify(shop));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const io = { cwd, stdout: (text: string) => void (stdout += text), stderr: (text: string) => void (stderr += text), isTerminal: false, signal: new AbortController().signal };
  const never = (): Promise<never> => Promise.reject(new Error('not for this command'));
  // One engine for all tests: closing is not passed on.
  const cliApp: CliApp = {
    annotations: app.annotations,
    runJob: never,
    open: never,
    openProject: (path, signal) => app.openProject(path, { signal }),
    models: never,
    doctor: never,
    close: () => Promise.resolve(),
  };
  const code = await runCli(argv, io, { openApp: () => Promise.resolve(cliApp), startServer: fakeServer, version: '1.2.3' });
  return { code, stdout, stderr };
}

describe('clickcut export', () => {
  it('writes what a preset file says, from a project', async () => {
    const { code, stdout, stderr } = await run('export', 'poster.clickcut', '--preset', 'shop.json', '--out', 'out');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n').map((line) => line.replace(/ +[\d.]+ s$/, ''))).toEqual([
      `${join('out', 'Shop', 'Shoe.png')}  100 x 100`,
      `${join('out', 'Photo@{.webp')}  30 x 20`,
      `${join('out', 'Shoe@{.webp')}  30 x 20`,
    ]);
    const shoe = await read(await readFile(join(cwd, 'out', 'Shop', 'Shoe.png')));
    expect(pixel(shoe, 2, 2)).toEqual([0, 0, 255, 255]);
    expect(boxOf(shoe, ([r = 0]) => r > 120)).toEqual({ x: 10, y: 30, width: 80, height: 40 });
    expect(await readdir(join(cwd, 'out', 'Shop'))).toEqual(['Shoe.png']);
  });

  it('takes built-in presets, chosen layers, and photos; tells each file as JSON', async () => {
    const { code, stdout } = await run('export', 'poster.clickcut', '--preset', 'original', '--out', 'out', '--layer', 'Shoe', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ input: 'poster.clickcut', ok: true, output: join('out', 'Shoe.png'), width: 60, height: 40 });
    expect((await run('export', 'photo.png', '--preset', 'web', '--out', 'out', '--quiet')).stdout).toBe('');
    expect(await sharp(await readFile(join(cwd, 'out', 'photo.webp'))).metadata()).toMatchObject({ format: 'webp', width: 60, height: 40 });
  });

  it('writes files with layers', async () => {
    await writeFile(join(cwd, 'layers.json'), JSON.stringify({ ...shop, outputs: [{ format: { type: 'psd' } }, { format: { type: 'ora' } }] }));
    const { code, stderr } = await run('export', 'poster.clickcut', '--preset', 'layers.json', '--out', 'out');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((await readFile(join(cwd, 'out', 'Poster.psd'))).subarray(0, 4).toString()).toBe('8BPS');
    const again = await run('export', join('out', 'Poster.psd'), '--preset', 'original', '--out', 'again', '--layer', 'Shoe');
    expect(again.code).toBe(0);
    expect(pixel(await read(await readFile(join(cwd, 'again', 'Shoe.png'))), 20, 20)).toEqual([200, 30, 40, 255]);
  });

  it('writes what a project keeps when no preset is named', async () => {
    await writeFile(join(cwd, 'kept.clickcut'), await projectFile([exportOutput.parse({ format: { type: 'png' }, trim: true, suffix: '-kept' })]));
    const { code, stdout } = await run('export', 'kept.clickcut', '--out', 'out', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ output: join('out', 'Shoe-kept.png'), width: 20, height: 10 });
  });

  it('replaces nothing unless it is told to, and never its source', async () => {
    await run('export', 'poster.clickcut', '--preset', 'original', '--out', 'out');
    const again = await run('export', 'poster.clickcut', '--preset', 'original', '--out', 'out');
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(`'${join('out', 'Photo.png')}' is there already`);
    expect((await run('export', 'poster.clickcut', '--preset', 'original', '--out', 'out', '--force')).code).toBe(0);
    const before = await readFile(join(cwd, 'photo.png'));
    const own = await run('export', 'photo.png', '--preset', 'original', '--out', '.', '--force');
    expect(own).toMatchObject({ code: 2, stderr: expect.stringContaining('is the input itself') as string });
    expect(await readFile(join(cwd, 'photo.png'))).toEqual(before);
  });

  it.each([
    ['a preset that is not there', ['--preset', 'gone.json'], 2, /'gone.json' is no preset: there is no such file. Name one of .*marketplace/],
    ['a layer that is not there', ['--preset', 'original', '--layer', 'Boot'], 2, /no layer 'Boot'. There are 'Photo', 'Shoe'/],
    ['no preset where nothing is kept', [], 1, /'Poster' keeps no export settings\.\s+Keep some .*name a preset/],
  ])('refuses %s', async (_, args, code, says) => {
    const result = await run('export', 'poster.clickcut', '--out', 'out', ...args);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(says);
    await expect(readdir(join(cwd, 'out'))).rejects.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['a wrong field', { ...shop, outputs: [{ format: { type: 'png' }, padding: 'wide' }] }, /outputs\[0\]\.padding: /],
    ['a background outside of its folder', { ...shop, outputs: [{ format: { type: 'png' }, background: { kind: 'image', image: '../secret.png' } }] }, /does not lie beside the preset/],
    ['a background that is not there', { ...shop, outputs: [{ format: { type: 'png' }, background: { kind: 'image', image: 'gone.png' } }] }, /'gone.png' cannot be read/],
  ])('says what is wrong with a preset: %s', async (_, preset, says) => {
    await writeFile(join(cwd, 'bad.json'), JSON.stringify(preset));
    const { code, stderr } = await run('export', 'poster.clickcut', '--preset', 'bad.json', '--out', 'out');
    expect(code).toBe(1);
    expect(stderr).toMatch(says);
  });

  it('knows all built-in presets in its help', () => expect(builtInPresetIds).toEqual(builtInPresets.map(({ id }) => id)));
});
