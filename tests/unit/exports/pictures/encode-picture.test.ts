import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePixels } from '../../../../src-main/services/exports/encode-pixels';
import { encodePicture, type PictureOptions } from '../../../../src-main/services/exports/pictures/encode-picture';
import { exactCutout } from '../../../../src-main/services/exports/pictures/exact-cutout';
import { pasteDeepTiles } from '../../../../src-main/services/exports/pictures/paste-deep-tiles';
import { photoPixels } from '../../../../src-main/services/exports/pictures/photo-pixels';
import type { DeepPixels, DeepRaster, Picture } from '../../../../src-main/services/exports/pictures/picture';
import type { OpenImage } from '../../../../src-main/services/images/images';
import type { StoredMask } from '../../../../src-main/services/masks/masks';
import type { Rect } from '../../../../src-preload/model/geometry';
import { narrow, widen } from '../../../../src-main/services/exports/pictures/pixel-depth';
import type { PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import { pasteTiles } from '../../../../src-main/services/refining/colour-tiles';
import { noise } from '../../../helpers/fixture-images';
import { deepSamples, maskOf, openPhoto, samples, withChunk } from './photo-files';
import { pngChunks, tiffTags } from './read-files';

const plain = { colour: 'srgb', metadata: 'none' } as const;
const encode = (picture: Picture, format: PixelFormat, more: Partial<PictureOptions> = {}): Promise<Uint8Array<ArrayBuffer>> =>
  encodePicture(picture, { format, ...plain, ...more });

const deepCutout = async (photo: OpenImage, mask: StoredMask, region: Rect, signal?: AbortSignal): Promise<DeepRaster> =>
  (await exactCutout(photo, mask, region, { colour: 'srgb', depth: 16, signal })).raster as DeepRaster;

/** Samples of 16 bits whose halves differ everywhere: swapped or lost bytes show. */
function deepNoise(width: number, height: number, channels: 3 | 4): DeepRaster {
  const { data } = noise(width * 2, height, channels);
  return { width, height, channels, data: Uint16Array.from({ length: width * height * channels }, (_, i) => (data[2 * i] ?? 0) * 256 + (data[2 * i + 1] ?? 0)) };
}

function onCanvas({ raster, left, top, canvas }: DeepPixels): readonly number[] {
  const out = new Array<number>(canvas.width * canvas.height * 4).fill(0);
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < raster.width; x++) {
      for (let c = 0; c < 4; c++) out[((y + top) * canvas.width + x + left) * 4 + c] = c < raster.channels ? (raster.data[(y * raster.width + x) * raster.channels + c] ?? 0) : 65_535;
    }
  }
  return out;
}

const small: Picture = { raster: noise(20, 10, 4), left: 3, top: 2, canvas: { width: 30, height: 15 } };
const covering = (channels: 3 | 4): Picture => ({ raster: noise(24, 16, channels), left: 0, top: 0, canvas: { width: 24, height: 16 } });

describe('8 bits, sRGB and no metadata', () => {
  it.each([
    ['png', { type: 'png', depth: 8 }],
    ['webp', { type: 'webp', quality: 90, lossless: false }],
    ['avif', { type: 'avif', quality: 90 }],
    ['jpeg', { type: 'jpeg', quality: 90 }],
  ] as const)('%s has the bytes of a single export', async (format, wanted) => {
    expect(await encode(small, wanted, { opacity: 0.5, matte: '#204060' })).toEqual(await encodePixels(small, { format, quality: 90, opacity: 0.5, matte: '#204060' }));
  });

  it('a lossless WebP has every pixel that can be seen', async () => {
    const got = await samples(await encode(covering(4), { type: 'webp', quality: 90, lossless: true }));
    const { data } = covering(4).raster;
    got.forEach((v, i) => {
      if (i % 4 === 3 || (data[i | 3] ?? 0) > 0) expect(v).toBe(data[i]);
    });
  });

  it('a lossy WebP has the exact alpha', async () => {
    const got = await samples(await encode(covering(4), { type: 'webp', quality: 30, lossless: false }));
    expect(got.filter((_, i) => i % 4 === 3)).toEqual([...covering(4).raster.data].filter((_, i) => i % 4 === 3));
  });

  it('a TIFF has every pixel, and says that its alpha is straight and its numbers are sRGB', async () => {
    const file = await encode(covering(4), { type: 'tiff', depth: 8 });
    expect(await samples(file)).toEqual([...covering(4).raster.data]);
    const tags = tiffTags(Buffer.from(file));
    expect([tags.get(256), tags.get(257), tags.get(258), tags.get(277), tags.get(338)]).toEqual([[24], [16], [8, 8, 8, 8], [4], [2]]);
    expect(Buffer.from(tags.get(34_675) as number[]).toString('latin1', 36, 40)).toBe('acsp');
  });

  it('an opaque raster that does not fill its canvas is transparent around it', async () => {
    const picture: Picture = { ...small, raster: noise(20, 10, 3) };
    for (const format of [{ type: 'png', depth: 8 }, { type: 'png', depth: 16 }, { type: 'tiff', depth: 8 }, { type: 'webp', quality: 90, lossless: true }] as const) {
      const { data, info } = await sharp(await encode(picture, format)).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
      expect([info.width, info.height, info.channels]).toEqual([30, 15, 4]);
      expect(data[3]).toBe(0);
      expect(data[(2 * 30 + 3) * 4 + 3]).toBe(255);
    }
  });
});

describe('a palette', () => {
  it('has no more colours than asked for, and soft alpha', async () => {
    const data = Uint8Array.from({ length: 64 * 8 * 4 }, (_, i) => (i % 4 === 3 ? ((i >> 2) % 64) * 4 : (i >> 2) % 64 < 32 ? 200 : 40));
    const file = await encode({ raster: { width: 64, height: 8, channels: 4, data }, left: 0, top: 0, canvas: { width: 64, height: 8 } }, { type: 'png', depth: 8, colours: 40 });
    expect(pngChunks(file)[0]?.data[9]).toBe(3);
    expect((pngChunks(file).find(({ name }) => name === 'PLTE')?.data.length ?? 999) / 3).toBeLessThanOrEqual(40);
    const got = await samples(file);
    const alphas = got.filter((_, i) => i % 4 === 3);
    expect(new Set(alphas).size).toBeGreaterThan(8);
    expect(Math.max(...alphas.map((v, i) => Math.abs(v - (i % 64) * 4)))).toBeLessThan(40);
  });

  it('is exact where the picture has no more colours', async () => {
    const colours = [[255, 0, 0, 255], [0, 200, 10, 128], [0, 0, 0, 0], [9, 9, 200, 255]] as const;
    const pixels = Uint8Array.from(Array.from({ length: 256 }, (_, i) => colours[(i >> 4) % 4] ?? []).flat());
    const file = await encode({ raster: { width: 16, height: 16, channels: 4, data: pixels }, left: 0, top: 0, canvas: { width: 16, height: 16 } }, { type: 'png', depth: 8, colours: 16 });
    expect(await samples(file)).toEqual([...pixels]);
  });
});

describe('16 bits', () => {
  it('a PNG holds every sample, wherever the raster lies', async () => {
    const side = fc.integer({ min: 1, max: 20 });
    const margin = fc.integer({ min: 0, max: 5 });
    await fc.assert(
      fc.asyncProperty(side, side, margin, margin, margin, margin, async (width, height, left, top, right, bottom) => {
        const picture: DeepPixels = { raster: deepNoise(width, height, 4), left, top, canvas: { width: left + width + right, height: top + height + bottom } };
        expect(await deepSamples(await encode(picture, { type: 'png', depth: 16 }))).toEqual(onCanvas(picture));
      }),
      { numRuns: 40 },
    );
  });

  it('a PNG says so in its header, is sRGB, and its checksums fit', async () => {
    const file = await encode({ raster: deepNoise(700, 900, 3), left: 0, top: 0, canvas: { width: 700, height: 900 } }, { type: 'png', depth: 16 });
    const chunks = pngChunks(file);
    expect([...(chunks[0]?.data.subarray(8, 10) ?? [])]).toEqual([16, 2]);
    expect(chunks[1]).toEqual({ name: 'sRGB', data: Buffer.from([0]) });
    expect(inflateSync(Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data))).length).toBe(900 * (700 * 6 + 1));
    expect(await deepSamples(file)).toEqual([...deepNoise(700, 900, 3).data]);
  });

  it('a TIFF holds every sample, and says that its alpha is straight', async () => {
    const picture: DeepPixels = { raster: deepNoise(21, 13, 4), left: 2, top: 1, canvas: { width: 25, height: 15 } };
    const file = await encode(picture, { type: 'tiff', depth: 16 });
    expect(await deepSamples(file)).toEqual(onCanvas(picture));
    const tags = tiffTags(Buffer.from(file));
    expect([tags.get(258), tags.get(338)]).toEqual([[16, 16, 16, 16], [2]]);
  });

  it('8-bit pixels are multiplied by 257', async () => {
    for (const format of [{ type: 'png', depth: 16 }, { type: 'tiff', depth: 16 }] as const) {
      expect(await deepSamples(await encode(covering(4), format))).toEqual([...covering(4).raster.data].map((v) => v * 257));
    }
  });

  it('pixels are rounded for formats of 8', async () => {
    const file = await encode({ raster: deepNoise(9, 9, 4), left: 0, top: 0, canvas: { width: 9, height: 9 } }, { type: 'png', depth: 8 });
    expect(await samples(file)).toEqual([...deepNoise(9, 9, 4).data].map((v) => Math.round(v / 257)));
  });

  it('widening and narrowing undo each other', async () => {
    const all = { width: 256, height: 1, channels: 3, data: Uint8Array.from({ length: 768 }, (_, i) => i / 3) } as const;
    expect((await narrow(await widen(all))).data).toEqual(all.data);
  });

  it('opacity scales the alpha and nothing else', async () => {
    const raster: DeepRaster = { width: 2, height: 1, channels: 4, data: Uint16Array.of(1000, 2000, 3000, 60_000, 1, 2, 3, 0) };
    const file = await encode({ raster, left: 0, top: 0, canvas: raster }, { type: 'png', depth: 16 }, { opacity: 0.5 });
    expect(await deepSamples(file)).toEqual([1000, 2000, 3000, 30_000, 0, 0, 0, 0]);
  });
});

describe('a photo of 16 bits', () => {
  const gradient = async (alpha: boolean): Promise<Buffer> => {
    const channels = alpha ? 4 : 3;
    const data = Uint16Array.from({ length: 2000 * channels }, (_, i) => Math.floor(i / channels) * 32 + (i % channels));
    return sharp(data, { raw: { width: 2000, height: 1, channels } }).toColourspace('rgb16').png().toBuffer();
  };

  it('keeps all its levels in a file of 16', async () => {
    const photo = await openPhoto(await gradient(false));
    const mask = maskOf(2000, 1, () => 255);
    const region = { x: 100, y: 0, width: 1000, height: 1 };
    const raster = await deepCutout(photo, mask, region);
    const file = await encode({ raster, left: 0, top: 0, canvas: { width: 1000, height: 1 } }, { type: 'png', depth: 16 });
    const got = await deepSamples(file);
    expect(got.slice(0, 8)).toEqual([3200, 3201, 3202, 65_535, 3232, 3233, 3234, 65_535]);
    expect(new Set(got.filter((_, i) => i % 4 === 0)).size).toBe(1000);
  });

  it('is cut out with its own transparency, and nothing of what was cut away', async () => {
    const photo = await openPhoto(await gradient(true));
    const mask = maskOf(2000, 1, (x) => (x < 1000 ? 0 : 100));
    const raster = await deepCutout(photo, mask, { x: 0, y: 0, width: 2000, height: 1 });
    expect(Math.max(...raster.data.subarray(0, 4000))).toBe(0);
    expect([...raster.data.subarray(6000, 6004)]).toEqual([48_000, 48_001, 48_002, Math.round((48_003 * 100) / 255)]);
  });

  it('of greys has them in all channels', async () => {
    const grey = Uint16Array.from({ length: 600 }, (_, i) => i * 101);
    const photo = await openPhoto(await sharp(grey, { raw: { width: 600, height: 1, channels: 1 } }).toColourspace('grey16').png().toBuffer());
    expect(photo.info).toMatchObject({ depth: 16, space: 'grey16' });
    const { raster } = await photoPixels(photo, undefined, { colour: 'keep', depth: 16 });
    expect([...raster.data]).toEqual([...grey].flatMap((v) => [v, v, v]));
  });

  it('gives the pixels of 8 bits where those are wanted', async () => {
    const photo = await openPhoto(await gradient(false));
    const { raster } = await photoPixels(photo, undefined, { colour: 'srgb', depth: 8 });
    expect(raster).toBe(await photo.full());
  });
});

describe('a photo of 8 bits', () => {
  it('is cut out at 16 as it is at 8', async () => {
    const photo = await openPhoto(await sharp(noise(40, 30, 4).data, { raw: { width: 40, height: 30, channels: 4 } }).png().toBuffer());
    const mask = maskOf(40, 30, (x, y) => (x * y) % 256);
    const region = { x: 5, y: 6, width: 30, height: 20 };
    const shallow = await exactCutout(photo, mask, region, { colour: 'srgb', depth: 8 });
    const deep = await deepCutout(photo, mask, region);
    const narrowed = await narrow(deep);
    narrowed.data.forEach((v, i) => {
      // Products that are half of a step round either way, and vanish at 8 bits alone.
      if (i % 4 === 3) expect(Math.abs(v - (shallow.raster.data[i] ?? 0))).toBeLessThanOrEqual(1);
      else if ((shallow.raster.data[i | 3] ?? 0) > 0) expect(v).toBe(shallow.raster.data[i]);
    });
  });

  it('takes edge colours at 16 bits where it takes them at 8', () => {
    const tiles = { bounds: { x: 3, y: 2, width: 130, height: 70 }, columns: 3, places: Int32Array.of(1, -1, 0, -1, -1, 1), colours: new Uint8Array(noise(64, 128, 3).data) };
    const shallow = { width: 120, height: 60, channels: 3, data: new Uint8Array(120 * 60 * 3) } as const;
    const deep: DeepRaster = { width: 120, height: 60, channels: 3, data: new Uint16Array(120 * 60 * 3) };
    pasteTiles(shallow, { x: 10, y: 20 }, tiles);
    pasteDeepTiles(deep, { x: 10, y: 20 }, tiles);
    expect([...deep.data]).toEqual([...shallow.data].map((v) => v * 257));
    expect(Math.max(...deep.data)).toBeGreaterThan(0);
  });
});

it('a picture of one colour has a palette of one', async () => {
  const data = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => [7, 8, 9, 200][i % 4] ?? 0);
  const file = await encode({ raster: { width: 5, height: 3, channels: 4, data }, left: 0, top: 0, canvas: { width: 5, height: 3 } }, { type: 'png', depth: 8, colours: 256 });
  expect(await samples(file)).toEqual([...data]);
  expect(pngChunks(file).find(({ name }) => name === 'PLTE')?.data.length).toBe(3);
});

it.each([2, 3, 17, 100, 256])('a palette of %i colours is close to the picture', async (colours) => {
  const data = Uint8Array.from({ length: 100 * 40 * 4 }, (_, i) => (i % 4 === 3 ? 255 : Math.round((((i >> 2) % 100) * 255) / 99)));
  const file = await encode({ raster: { width: 100, height: 40, channels: 4, data }, left: 0, top: 0, canvas: { width: 100, height: 40 } }, { type: 'png', depth: 8, colours });
  const got = await sharp(file).removeAlpha().raw().toBuffer();
  const rgb = [...data].filter((_, i) => i % 4 !== 3);
  const mean = rgb.reduce((sum, v, i) => sum + Math.abs(v - (got[i] ?? 0)), 0) / rgb.length;
  expect(mean).toBeLessThan(255 / colours / 2 + 3);
  expect(new Set(Array.from({ length: 4000 }, (_, i) => got.readUIntBE(i * 3, 3))).size).toBeLessThanOrEqual(colours);
});

it('stops when it is cancelled', async () => {
  for (const type of ['png', 'tiff'] as const) {
    await expect(encode(small, { type, depth: 16 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  }
  await expect(deepCutout(await openPhoto(withChunk(await sharp(noise(4, 4).data, { raw: { width: 4, height: 4, channels: 3 } }).png().toBuffer(), 'tEXt', Buffer.from('a\0b'))), maskOf(4, 4, () => 9), { x: 0, y: 0, width: 4, height: 4 }, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});
