import { describe, expect, it } from 'vitest';
import type { Sharp } from 'sharp';
import { createImages } from '../../../src-main/services/images/create-images';
import { distance, pixel, plain, quadrantPhoto, quadrants, svg } from '../../helpers/fixture-images';

const colour = [200, 80, 40] as const;

const open = async (bytes: Uint8Array, name = 'photo') => createImages().open({ kind: 'bytes', name, bytes });

describe('formats', () => {
  const lossless: readonly (readonly [string, string, (s: Sharp) => Sharp, number])[] = [
    ['PNG', 'png', (s) => s.png(), 0],
    ['palette PNG', 'png', (s) => s.png({ palette: true }), 0],
    ['16-bit PNG', 'png', (s) => s.toColourspace('rgb16').png(), 0],
    ['interlaced PNG', 'png', (s) => s.png({ progressive: true }), 0],
    ['JPEG', 'jpeg', (s) => s.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }), 2],
    ['progressive JPEG', 'jpeg', (s) => s.jpeg({ quality: 100, progressive: true }), 3],
    ['WebP', 'webp', (s) => s.webp({ lossless: true }), 0],
    ['lossy WebP', 'webp', (s) => s.webp({ quality: 95 }), 5],
    ['AVIF', 'avif', (s) => s.avif({ quality: 95, effort: 0 }), 4],
    ['10-bit AVIF', 'avif', (s) => s.avif({ quality: 95, effort: 0, bitdepth: 10 }), 4],
    ['GIF', 'gif', (s) => s.gif(), 1],
    ['TIFF', 'tiff', (s) => s.tiff({ compression: 'lzw' }), 0],
    ['16-bit TIFF', 'tiff', (s) => s.toColourspace('rgb16').tiff({ compression: 'deflate' }), 0],
    ['Lab TIFF', 'tiff', (s) => s.toColourspace('lab').tiff({ compression: 'lzw' }), 1],
  ];

  it.each(lossless)('opens %s', async (_, format, encode, tolerance) => {
    const image = await open(await encode(plain(colour)).toBuffer());
    const full = await image.full();
    expect(image.info).toMatchObject({ width: 32, height: 16, format });
    expect([full.width, full.height]).toEqual([32, 16]);
    expect(distance(pixel(full, 7, 3).slice(0, 3), colour)).toBeLessThanOrEqual(tolerance);
    expect(full.channels).toBe(image.info.hasAlpha ? 4 : 3);
  });

  it.each([
    ['8-bit', (s: Sharp) => s.toColourspace('b-w').png(), 8, 'b-w'],
    ['16-bit', (s: Sharp) => s.toColourspace('grey16').png(), 16, 'grey16'],
    ['JPEG', (s: Sharp) => s.toColourspace('b-w').jpeg({ quality: 100 }), 8, 'b-w'],
  ] as const)('opens greyscale, %s, as three channels', async (_, encode, depth, space) => {
    const image = await open(await encode(plain([120, 120, 120])).toBuffer());
    const full = await image.full();
    expect(full.channels).toBe(3);
    expect(distance(pixel(full, 5, 5), [120, 120, 120])).toBeLessThanOrEqual(1);
    expect(image.info).toMatchObject({ depth, space });
  });

  it.each([
    ['PNG', (s: Sharp) => s.png()],
    ['palette PNG', (s: Sharp) => s.png({ palette: true })],
    ['16-bit PNG', (s: Sharp) => s.toColourspace('rgb16').png()],
    ['WebP', (s: Sharp) => s.webp({ lossless: true })],
    ['TIFF', (s: Sharp) => s.tiff({ compression: 'lzw' })],
  ] as const)('keeps the alpha of %s, not premultiplied', async (_, encode) => {
    const image = await open(await encode(plain(colour, undefined, 0.5)).toBuffer());
    const full = await image.full();
    expect(image.info.hasAlpha).toBe(true);
    expect(distance(pixel(full, 7, 3), [...colour, 128])).toBeLessThanOrEqual(1);
  });

  it('opens grey with alpha as four channels', async () => {
    const image = await open(await plain([90, 90, 90], undefined, 0.25).toColourspace('b-w').png().toBuffer());
    expect(distance(pixel(await image.full(), 1, 1), [90, 90, 90, 64])).toBeLessThanOrEqual(1);
  });

  it('takes the first frame of an animated GIF', async () => {
    const frames = await Promise.all([plain([255, 0, 0]), plain([0, 0, 255])].map((f) => f.png().toBuffer()));
    const gif = await (await import('sharp')).default(frames, { join: { animated: true } }).gif().toBuffer();
    const image = await open(gif);
    expect(image.info).toMatchObject({ width: 32, height: 16 });
    expect(pixel(await image.full(), 3, 3).slice(0, 3)).toEqual([255, 0, 0]);
  });
});

describe('orientation', () => {
  /** How each EXIF orientation stores an upright picture. sharp mirrors before it turns, in whatever order it is told. */
  const stored: Readonly<Record<number, (s: Sharp) => Sharp>> = {
    1: (s) => s,
    2: (s) => s.flop(),
    3: (s) => s.rotate(180),
    4: (s) => s.flip(),
    5: (s) => s.flip().rotate(90),
    6: (s) => s.rotate(270),
    7: (s) => s.flop().rotate(90),
    8: (s) => s.rotate(90),
  };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is applied, to the pixels and to the size', async (orientation) => {
    const turn = stored[orientation] ?? ((s: Sharp) => s);
    const turned = await turn(quadrantPhoto()).png().toBuffer();
    const bytes = await (await import('sharp')).default(turned).withMetadata({ orientation }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    const image = await open(bytes);
    expect(image.info).toMatchObject({ width: 32, height: 16 });
    for (const raster of [await image.full(), await image.scaled(32)]) {
      expect(distance(pixel(raster, 2, 2), quadrants.red)).toBeLessThan(6);
      expect(distance(pixel(raster, 29, 2), quadrants.green)).toBeLessThan(6);
      expect(distance(pixel(raster, 2, 13), quadrants.blue)).toBeLessThan(6);
      expect(distance(pixel(raster, 29, 13), quadrants.white)).toBeLessThan(6);
    }
  });
});

describe('SVG', () => {
  it.each([
    ['its own size', svg('width="40" height="20"'), 40, 20],
    ['the view box where it has no size', svg('viewBox="0 0 300 150"'), 300, 150],
    ['what is drawn where it has neither', svg('', '<rect width="12" height="9" fill="#c85028"/>'), 12, 9],
    ['8192 pixels where it claims more than a photo may have', svg('width="90000" height="90000"'), 8192, 8192],
  ])('is rasterised at %s', async (_, bytes, width, height) => {
    const image = await open(bytes);
    expect(image.info).toMatchObject({ width, height, format: 'svg' });
    const proxy = await image.scaled(64);
    expect(distance(pixel(proxy, 3, 3), [200, 80, 40, 255])).toBeLessThanOrEqual(1);
  });

  it('reads no other file', async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const dir = await mkdtemp(join(tmpdir(), 'clickcut-svg-'));
    try {
      await plain([255, 0, 0]).png().toFile(join(dir, 'secret.png'));
      const inside = `<image href="file://${dir}/secret.png" width="40" height="20"/><image xlink:href="secret.png" width="40" height="20"/>`;
      const { writeFile } = await import('node:fs/promises');
      await writeFile(join(dir, 'drawing.svg'), svg('width="40" height="20"', inside));
      const image = await createImages().open({ kind: 'path', path: join(dir, 'drawing.svg') });
      expect(pixel(await image.full(), 10, 10)).toEqual([0, 0, 0, 0]);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
