import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../src-main/services/images/create-images';
import { RasterMemory } from '../../../src-main/services/images/raster-memory';
import { createMemoryBudget, fixedBudget } from '../../../src-main/services/settings/memory-budget';
import type { Raster } from '../../../src-preload/raster/raster';
import { distance, noise, pipelineOf, pixel, plain, quadrantPhoto, quadrants } from '../../helpers/fixture-images';

let big = new Uint8Array();
let small = new Uint8Array();
beforeAll(async () => {
  big = await quadrantPhoto(3000, 1500).png().toBuffer();
  small = await pipelineOf(noise(40, 30)).png().toBuffer();
});
const bytesOf = (bytes: Uint8Array, name = 'a.png') => ({ kind: 'bytes', name, bytes }) as const;

describe('an open photo', () => {
  it('is known by the SHA-256 of its bytes, across slices', async () => {
    const bytes = await pipelineOf(noise(1500, 1000)).png({ compressionLevel: 0 }).toBuffer();
    expect(bytes.length).toBeGreaterThan(4 * 1024 * 1024);
    const image = await createImages().open(bytesOf(bytes));
    expect(image.info.id).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(image.info.bytes).toBe(bytes.length);
  });

  it('gives all its pixels, exactly', async () => {
    const image = await createImages().open(bytesOf(small));
    expect([...(await image.full()).data]).toEqual([...noise(40, 30).data]);
  });

  it('decodes once for all who ask', async () => {
    const image = await createImages().open(bytesOf(big));
    const [a, b] = await Promise.all([image.full(), image.full()]);
    // Compared here, not by the runner: on a difference it would print megabytes.
    expect(a === b).toBe(true);
    expect((await image.full()) === a).toBe(true);
    expect([a.width, a.height]).toEqual([3000, 1500]);
  });

  it('scales without enlarging', async () => {
    const image = await createImages().open(bytesOf(big));
    for (const [side, width, height] of [[100, 100, 50], [2048, 2048, 1024], [2500, 2500, 1250], [9000, 3000, 1500]] as const) {
      const raster = await image.scaled(side);
      expect([raster.width, raster.height, raster.channels]).toEqual([width, height, 3]);
      expect(distance(pixel(raster, 2, 2), quadrants.red)).toBeLessThanOrEqual(1);
      expect(distance(pixel(raster, width - 3, 2), quadrants.green)).toBeLessThanOrEqual(1);
    }
  });

  it('stretches to exactly what a model eats', async () => {
    const image = await createImages().open(bytesOf(big));
    for (const [width, height] of [[1024, 1024], [64, 256], [4000, 20]] as const) {
      const raster = await image.stretched(width, height);
      expect([raster.width, raster.height, raster.channels]).toEqual([width, height, 3]);
      expect(distance(pixel(raster, 1, height - 2), quadrants.blue)).toBeLessThanOrEqual(1);
    }
  });

  it('lays transparency over white for models', async () => {
    const image = await createImages().open(bytesOf(await plain([200, 0, 0], { width: 8, height: 8 }, 0.5).png().toBuffer()));
    expect(distance(pixel(await image.stretched(16, 16), 8, 8), [228, 128, 128])).toBeLessThanOrEqual(1);
    const hidden = await createImages().open(bytesOf(await plain([0, 0, 0], { width: 8, height: 8 }, 0).png().toBuffer()));
    expect(pixel(await hidden.stretched(8, 8), 4, 4)).toEqual([255, 255, 255]);
  });
});

describe('the set of open photos', () => {
  it('counts openings of the same bytes and keeps each name', async () => {
    const images = createImages();
    const [first, second] = await Promise.all([images.open(bytesOf(small, 'a.png')), images.open(bytesOf(Uint8Array.from(small), 'b.png'))]);
    expect(second.info.id).toBe(first.info.id);
    expect([first.info.name, second.info.name]).toEqual(['a.png', 'b.png']);
    expect((await first.full()) === (await second.full())).toBe(true);
    images.release(first.info.id);
    expect(images.get(first.info.id).info.width).toBe(40);
    images.release(first.info.id);
    expect(() => images.get(first.info.id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    await expect(first.full()).rejects.toMatchObject({ code: 'not-found' });
    images.release(first.info.id);
  });

  it('that was opened before is there under the id it was known by, and gives its pixels when somebody asks', async () => {
    const id = createHash('sha256').update(big).digest('hex');
    const images = createImages();
    const image = await images.open(bytesOf(big), undefined, { known: id });
    expect(image.info).toMatchObject({ id, width: 3000, height: 1500 });
    const raster = await image.scaled(100);
    expect(distance(pixel(raster, 2, 2), quadrants.red)).toBeLessThanOrEqual(1);
    expect((await images.open(bytesOf(big))).info.id).toBe(id);
    expect(images.get(id).info.id).toBe(id);
  });

  it('that was opened before and is damaged fails for everybody who asks for pixels, not for who opens it', async () => {
    const damaged = big.slice(0, big.length / 2);
    const image = await createImages().open(bytesOf(damaged), undefined, { known: 'e'.repeat(64) });
    expect(image.info.width).toBe(3000);
    await expect(image.full()).rejects.toMatchObject({ code: 'image-corrupt' });
    await expect(image.scaled(50)).rejects.toMatchObject({ code: 'image-corrupt' });
    await expect(createImages().open(bytesOf(damaged))).rejects.toMatchObject({ code: 'image-corrupt' });
  });

  it('lets full pixels go when the budget is spent, and decodes them again', async () => {
    const images = createImages({ memoryBudget: fixedBudget(3000 * 1500 * 3) });
    const [one, two] = [await images.open(bytesOf(big)), await images.open(bytesOf(await quadrantPhoto(3000, 1400).png().toBuffer()))];
    const before = await one.full();
    await two.full();
    const after = await one.full();
    expect(after === before).toBe(false);
    expect(after.data.length).toBe(before.data.length);
  });

  it('lets full pixels go as soon as the budget is lowered, and keeps them again once it is raised', async () => {
    const enough = 3000 * 1500 * 3;
    const memoryBudget = createMemoryBudget(enough);
    const image = await createImages({ memoryBudget }).open(bytesOf(big));
    const first = await image.full();
    const isKept = async (raster: Raster): Promise<boolean> => (await image.full()) === raster;
    expect(await isKept(first)).toBe(true);
    memoryBudget.set(enough / 2);
    const second = await image.full();
    expect(second === first).toBe(false);
    expect(Buffer.compare(second.data, first.data)).toBe(0);
    expect(await isKept(second)).toBe(false);
    memoryBudget.set(enough);
    expect(await isKept(await image.full())).toBe(true);
  });

  it('is left by a cancelled opening as it was', async () => {
    const images = createImages();
    const controller = new AbortController();
    const opening = images.open(bytesOf(big), controller.signal);
    controller.abort();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    const image = await images.open(bytesOf(big));
    const gone = AbortSignal.abort();
    await expect(image.full(gone)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(image.scaled(9, gone)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(image.stretched(9, 9, gone)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('lets one caller cancel and the other have the pixels', async () => {
    const image = await createImages().open(bytesOf(big));
    const controller = new AbortController();
    const [cancelled, served] = [image.full(controller.signal), image.full()];
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect((await served).width).toBe(3000);
  });
});

describe('memory for rasters', () => {
  const raster = (bytes: number) => ({ width: bytes, height: 1, channels: 1, data: new Uint8Array(bytes) }) as const;

  it('drops what was used least recently', () => {
    const memory = new RasterMemory(100);
    memory.put('a', raster(40));
    memory.put('b', raster(40));
    memory.get('a');
    memory.put('c', raster(40));
    expect([memory.get('a'), memory.get('b'), memory.get('c')].map(Boolean)).toEqual([true, false, true]);
    expect(memory.bytes).toBe(80);
  });

  it('shrinks to a lowered budget at once, oldest first, and holds more after it was raised', () => {
    const budget = createMemoryBudget(100);
    const memory = new RasterMemory(budget);
    for (const id of ['a', 'b', 'c']) memory.put(id, raster(30));
    memory.get('a');
    budget.set(70);
    expect(memory.bytes).toBe(60);
    expect(['a', 'b', 'c'].map((id) => Boolean(memory.get(id)))).toEqual([true, false, true]);
    budget.set(120);
    memory.put('d', raster(60));
    expect(memory.bytes).toBe(120);
  });

  it('keeps nothing that is larger than itself', () => {
    const memory = new RasterMemory(10);
    memory.put('a', raster(11));
    expect(memory.bytes).toBe(0);
  });
});
