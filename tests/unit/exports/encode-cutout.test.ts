import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeCutout, encodeMask } from '../../../src-main/services/exports/encode-cutout';
import { toRaster } from '../../../src-main/services/images/sharp';
import { sealMask } from '../../../src-main/services/masks/seal-mask';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import { noise, pixel } from '../../helpers/fixture-images';

const size = { width: 30, height: 20 };
const alphaAt = (x: number, y: number): number => (x >= 4 && y >= 3 && x < 20 ? (x * 13 + y * 7) % 256 : 0);
const alpha = Uint8Array.from({ length: 600 }, (_, i) => alphaAt(i % 30, Math.floor(i / 30)));
const mask = sealMask(size, fitAlpha(alpha, size));

describe('a cut-out file', () => {
  it.each([3, 4] as const)('of a photo of %i channels is exact, byte by byte', async (channels) => {
    const photo = noise(30, 20, channels);
    const expected = Array.from(alpha, (a, i): readonly number[] => {
      const [r = 0, g = 0, b = 0, own = 255] = pixel(photo, i % 30, Math.floor(i / 30));
      const opacity = Math.round((a * own) / 255);
      return opacity === 0 ? [0, 0, 0, 0] : [r, g, b, opacity];
    }).flat();
    for (const format of ['png', 'tiff'] as const) {
      const raster = await toRaster(sharp(await encodeCutout(photo, mask, { format })));
      expect([...raster.data]).toEqual(expected);
    }
  });

  it.each(['png', 'webp', 'avif', 'tiff'] as const)('as %s has the photo\'s size and an alpha channel', async (format) => {
    const meta = await sharp(await encodeCutout(noise(30, 20), mask, { format })).metadata();
    expect(meta).toMatchObject({ format: format === 'avif' ? 'heif' : format, width: 30, height: 20, hasAlpha: true });
  });

  it('says in a TIFF that its alpha is not premultiplied', async () => {
    const file = Buffer.from(await encodeCutout(noise(30, 20), mask, { format: 'tiff' }));
    const little = file.toString('latin1', 0, 2) === 'II';
    const u16 = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
    const directory = little ? file.readUInt32LE(4) : file.readUInt32BE(4);
    const entries = Array.from({ length: u16(directory) }, (_, i) => directory + 2 + i * 12);
    const extraSamples = entries.find((at) => u16(at) === 338) ?? -1;
    expect(u16(extraSamples + 8)).toBe(2);
  });
});

describe('a mask file', () => {
  it.each(['png', 'tiff'] as const)('as %s is the alpha, 8-bit grey', async (format) => {
    const file = await encodeMask(mask, { format });
    const meta = await sharp(file).metadata();
    expect(meta).toMatchObject({ width: 30, height: 20, channels: 1, depth: 'uchar', hasAlpha: false });
    expect([...(await toRaster(sharp(file).toColourspace('b-w'))).data]).toEqual([...alpha]);
  });

  it.each(['webp', 'avif'] as const)('as %s is near it', async (format) => {
    const raster = await toRaster(sharp(await encodeMask(mask, { format, quality: 100 })));
    expect(pixel(raster, 1, 1)[0]).toBeLessThan(24);
    expect([raster.width, raster.height]).toEqual([30, 20]);
  });
});
