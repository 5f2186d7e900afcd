import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createSamples } from '../../../src-main/services/samples/samples';

it('every sample can be read and has a thumbnail of the size asked for', async () => {
  const samples = createSamples();
  const list = await samples.list();
  expect(list.map(({ id }) => id)).toEqual(['flower', 'airplane', 'acanthus']);
  for (const { id, credit } of list) {
    expect(credit).toMatch(/CC0/);
    expect((await samples.read(id)).name).toMatch(/\.jpg$/);
    const { mime, bytes } = await samples.thumbnail(id, 96);
    const { width, height, format } = await sharp(bytes).metadata();
    expect([mime, format, Math.max(width, height)]).toEqual(['image/jpeg', 'jpeg', 96]);
  }
});

it('an unknown sample is not found', async () => {
  await expect(createSamples().read('none')).rejects.toMatchObject({ code: 'not-found' });
});
