import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServices, type Services } from '../../../src-main/app/create-services';
import { serveServices } from '../../../src-main/app/serve-services';
import { appContract, type AppContract } from '../../../src-preload/contract/app';
import { plainLayer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { identity } from '../../../src-preload/model/matrix';
import { createClient, type RpcClient } from '../../../src-preload/rpc/client';
import { createInProcessPair } from '../../../src-preload/transports/in-process';
import { quadrantPhoto } from '../../helpers/fixture-images';
import { temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
let services: Services;
let page: RpcClient<AppContract>;
beforeAll(async () => {
  services = await createServices({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir, data: dirs.dataDir } });
  const [own, theirs] = createInProcessPair();
  serveServices(services).attach(theirs);
  page = createClient(appContract, own);
});
afterAll(async () => {
  page.close();
  await services.close();
  dirs.remove();
});

describe('the engine over its contract', () => {
  it('encodes an opened photo by itself, and keeps documents when inference is killed under a request', async () => {
    const { documents, segmentation, background, system, exports: exported } = page.services;
    const [sample] = await system.samples({});
    const { document, revision } = await documents.create({ source: { kind: 'sample', id: sample?.id ?? '' } });
    const [image = ''] = Object.keys(document.images);
    const click = { image, prompts: { points: [{ x: document.width / 2, y: document.height / 2, positive: true }] } };

    // Nobody has asked for the embedding but the opening itself.
    expect(await segmentation.prepare({ image })).toMatchObject({ from: 'encoder' });
    expect(await segmentation.prepare({ image })).toMatchObject({ from: 'memory' });

    const removing = background.remove({ image }, { onProgress: ({ stage }) => stage === 'matting' && services.core.inference.kill('matting') });
    await expect(removing).rejects.toMatchObject({ code: 'inference-crashed' });
    services.core.inference.kill('sam');

    const [best] = (await segmentation.select(click)).candidates;
    const mask = await segmentation.mask({ image, logits: best?.logits ?? new Float32Array() });
    const cutout = {
      ...plainLayer,
      kind: 'cutout',
      id: 'cut',
      name: 'Cut-out',
      image,
      transform: identity,
      effects: noEffects,
      base: mask.id,
      mask: mask.id,
      bounds: mask.bounds,
      origin: { kind: 'prompts', prompts: click.prompts, candidate: 0, logits: mask.logits, detail: mask.detail },
    } as const;
    await documents.apply({ id: document.id, revision, operations: [{ kind: 'insert-layers', layers: [cutout], index: 1 }] });
    expect((await documents.get({ id: document.id })).document.layers).toHaveLength(2);
    const file = await exported.layer({ document: document.id, layer: 'cut', options: { format: 'png' } });
    expect(file.bytes.length).toBeGreaterThan(100);
    await documents.close({ id: document.id });
  });

  it('remembers what shows a large photo, so that it need not be decoded to be shown again', async () => {
    const bytes = await quadrantPhoto(2600, 1300).jpeg().toBuffer();
    const { document } = await page.services.documents.create({ source: { kind: 'bytes', name: 'large.jpg', bytes: Uint8Array.from(bytes) } });
    await expect.poll(() => readdir(join(dirs.cacheDir, 'proxies')).catch(() => []), { timeout: 30_000 }).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.proxy$/)]);
    await page.services.documents.close({ id: document.id });
  });

  it('tells its pages what has changed', async () => {
    const changed = new Promise((resolve) => page.on('settings.changed', resolve));
    await page.services.settings.set({ theme: 'dark' });
    expect(await changed).toMatchObject({ theme: 'dark' });
    expect(await page.services.system.status({})).toMatchObject({ provider: 'cpu', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
