import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickcutOver } from '../../../src-main/app/clickcut';
import { createServices, type Services } from '../../../src-main/app/create-services';
import { serveServices } from '../../../src-main/app/serve-services';
import { appContract, type AppContract } from '../../../src-preload/contract/app';
import type { DocumentRecord } from '../../../src-preload/model/document';
import { plainLayer, type CutoutLayer, type FillLayer } from '../../../src-preload/model/layer';
import { noEffects } from '../../../src-preload/model/effects';
import { identity } from '../../../src-preload/model/matrix';
import { exportOutput } from '../../../src-preload/model/exporting/export-output';
import { job } from '../../../src-preload/model/job';
import { createClient, type RpcClient } from '../../../src-preload/rpc/client';
import { createInProcessPair } from '../../../src-preload/transports/in-process';
import { airplane, flower, temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
const ground = [32, 96, 160];
let services: Services;
let page: RpcClient<AppContract>;
let folder = '';

beforeAll(async () => {
  services = await createServices({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir, data: dirs.dataDir } });
  const [own, theirs] = createInProcessPair();
  serveServices(services).attach(theirs);
  page = createClient(appContract, own);
  folder = await mkdtemp(join(tmpdir(), 'clickcut-recipe-'));
  await mkdir(join(folder, 'in'));
  await sharp(airplane).resize(500).jpeg().toFile(join(folder, 'in/plane.jpg'));
});
afterAll(async () => {
  page.close();
  await services.close();
  dirs.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A flower without its background, over a colour. */
async function laidOut(): Promise<DocumentRecord> {
  const { documents, background } = page.services;
  const bytes = new Uint8Array(await readFile(flower));
  const { document, revision } = await documents.create({ source: { kind: 'bytes', name: 'flower.jpg', bytes } });
  const [image = ''] = Object.keys(document.images);
  const { mask } = await background.remove({ image });
  const fill: FillLayer = { ...plainLayer, kind: 'fill', id: 'ground', name: 'Ground', fill: { kind: 'colour', colour: '#2060a0' } };
  const cutout: CutoutLayer = { ...plainLayer, kind: 'cutout', id: 'cut', name: 'Flower', image, transform: identity, effects: noEffects, base: mask.id, mask: mask.id, bounds: mask.bounds, origin: { kind: 'background' }, refine: null };
  await documents.apply({ id: document.id, revision, operations: [{ kind: 'insert-layers', layers: [fill], index: 1 }, { kind: 'insert-layers', layers: [cutout], index: 2 }] });
  return (await documents.get({ id: document.id })).document;
}

describe('the look of a project', () => {
  it('is given to other photos: the same bytes from an open document and from its file', async () => {
    const document = await laidOut();
    const { batches, documents } = page.services;
    await writeFile(join(folder, 'look.clickcut'), (await documents.pack({ id: document.id })).bytes);
    const recipe = job.parse({ task: 'recipe', project: 'look.clickcut' });

    const { batch } = await batches.create({});
    await batches.add({ batch, name: 'plane.jpg', source: { kind: 'bytes', name: 'plane.jpg', bytes: new Uint8Array(await readFile(join(folder, 'in/plane.jpg'))) } });
    expect(await batches.run({ batch, job: recipe, look: document.id, only: null })).toMatchObject({ finished: 1, failed: 0 });
    const { bytes } = await batches.take({ batch, path: 'plane.png' });

    const app = clickcutOver(services.core);
    await app.runJob({ job: recipe, inputs: ['in'], out: 'out', cwd: folder });
    expect(Buffer.compare(await readFile(join(folder, 'out/plane.png')), bytes)).toBe(0);

    // The canvas and its ground are the project's; the aeroplane fills the width that the flower filled, or its height.
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([document.width, document.height]);
    const isGround = (x: number, y: number): boolean => ground.every((value, c) => Math.abs((data[(y * info.width + x) * 3 + c] ?? 0) - value) <= 2);
    const columns = Array.from({ length: info.width }, (_, x) => x).filter((x) => Array.from({ length: info.height }, (_, y) => y).some((y) => !isGround(x, y)));
    const rows = Array.from({ length: info.height }, (_, y) => y).filter((y) => Array.from({ length: info.width }, (_, x) => x).some((x) => !isGround(x, y)));
    const bounds = document.layers.flatMap((layer) => (layer.kind === 'cutout' ? [layer.bounds] : []))[0];
    if (!bounds) throw new Error('the project has its cut-out');
    const [left = 0, right = 0, bottom = 0] = [columns[0], columns.at(-1), rows.at(-1)];
    expect(left).toBeGreaterThanOrEqual(bounds.x - 2);
    expect(right).toBeLessThanOrEqual(bounds.x + bounds.width + 2);
    expect(Math.abs(bottom - (bounds.y + bounds.height))).toBeLessThan(6);
    expect((right - left) / bounds.width).toBeGreaterThan(0.95);

    // What the project keeps is what its recipe writes, unless the job says otherwise.
    const { revision } = await documents.get({ id: document.id });
    const outputs = [exportOutput.parse({ of: 'document', format: { type: 'webp' }, size: { by: 'longest', pixels: 200 }, suffix: '-small' })];
    await documents.apply({ id: document.id, revision, operations: [{ kind: 'update-document', patch: { outputs } }] });
    await writeFile(join(folder, 'kept.clickcut'), (await documents.pack({ id: document.id })).bytes);
    await app.runJob({ job: { ...recipe, project: 'kept.clickcut' }, inputs: ['in'], out: 'kept', cwd: folder });
    await app.runJob({ job: { task: 'export' }, inputs: ['kept.clickcut'], out: 'project', cwd: folder });
    for (const file of ['kept/plane-small.webp', 'project/kept-small.webp']) {
      const { width = 0, height = 0, format } = await sharp(await readFile(join(folder, file))).metadata();
      expect([format, Math.max(width, height)]).toEqual(['webp', 200]);
    }
    await documents.close({ id: document.id });
  });
});
