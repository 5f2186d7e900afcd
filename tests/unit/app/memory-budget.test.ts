import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServices, type Services } from '../../../src-main/app/create-services';
import { context } from '../../helpers/fixture-images-document';
import { temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
let services: Services;
beforeAll(async () => {
  services = await createServices({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir, data: dirs.dataDir } });
});
afterAll(async () => {
  await services.close();
  dirs.remove();
});

describe('the memory setting', () => {
  it('holds from the moment it is changed', async () => {
    // A quarter of 512 MiB is too little for its pixels, a quarter of the default is not.
    const bytes = await sharp({ create: { width: 7200, height: 6600, channels: 3, background: '#336699' } }).png().toBuffer();
    const image = await services.core.images.open({ kind: 'bytes', name: 'large.png', bytes });
    const first = await image.full();
    expect((await image.full()) === first).toBe(true);

    await services.handlers.settings.set({ memoryBudgetMiB: 512 }, context());
    expect((await image.full()) === first).toBe(false);

    await services.handlers.settings.set({ memoryBudgetMiB: 2048 }, context());
    const again = await image.full();
    expect((await image.full()) === again).toBe(true);
  });
});
