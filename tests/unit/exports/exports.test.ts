import sharp from 'sharp';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createExports } from '../../../src-main/services/exports/exports';
import { exportOptions, type ExportOptions } from '../../../src-preload/contract/exports';
import { toRaster } from '../../../src-main/services/images/sharp';
import { distance, noise, pipelineOf, pixel, plain } from '../../helpers/fixture-images';
import { addLayers, alphaOf, context, createStudio, cutoutOf } from '../../helpers/fixture-images-document';

const source = noise(40, 30);
const alpha = alphaOf(40, 30, (x, y) => (x >= 10 && x < 30 && y >= 5 && y < 25 ? 55 + ((x + y) % 201) : 0));
const read = (bytes: Uint8Array) => toRaster(sharp(bytes));
const options = (given: Partial<ExportOptions> & { format: ExportOptions['format'] }): ExportOptions => exportOptions.parse(given);

async function studioWithCutout(more: Parameters<typeof cutoutOf>[2] = {}) {
  const studio = createStudio();
  const state = await studio.open(await pipelineOf(source).png().toBuffer());
  const mask = studio.masks.put(40, 30, alpha);
  addLayers(studio, state, [cutoutOf(state, mask, more)]);
  const exporter = createExports(studio);
  const layer = (given: ExportOptions, id = 'cut') => exporter.layer({ document: state.document.id, layer: id, options: given }, context());
  return { studio, state, mask, exporter, layer, photo: state.document.layers[0]?.id ?? '' };
}

describe('one layer', () => {
  it('as PNG has exact colours and alpha, and nothing where it is transparent', async () => {
    const { layer } = await studioWithCutout();
    const file = await layer(options({ format: 'png' }));
    expect(file).toMatchObject({ name: 'Cut-out.png', mime: 'image/png' });
    const raster = await read(file.bytes);
    expect([raster.width, raster.height, raster.channels]).toEqual([40, 30, 4]);
    for (let y = 0; y < 30; y++) {
      for (let x = 0; x < 40; x++) {
        const a = alpha[y * 40 + x] ?? 0;
        expect(pixel(raster, x, y)).toEqual(a === 0 ? [0, 0, 0, 0] : [...pixel(source, x, y), a]);
      }
    }
  });

  it('is cut to its content when trimmed', async () => {
    const { layer } = await studioWithCutout();
    const raster = await read((await layer(options({ format: 'png', trim: true }))).bytes);
    expect([raster.width, raster.height]).toEqual([20, 20]);
    expect(pixel(raster, 0, 0)).toEqual([...pixel(source, 10, 5), alpha[5 * 40 + 10]]);
  });

  it('has its opacity in its alpha, rounded', async () => {
    const { layer } = await studioWithCutout({ opacity: 0.5, visible: false });
    const raster = await read((await layer(options({ format: 'png', trim: true }))).bytes);
    for (const [x, y] of [[0, 0], [7, 3], [19, 19]] as const) {
      const whole = alpha[(y + 5) * 40 + x + 10] ?? 0;
      expect(pixel(raster, x, y)).toEqual([...pixel(source, x + 10, y + 5), Math.round(whole * 0.5)]);
    }
  });

  it('as WebP keeps its soft alpha', async () => {
    const { layer } = await studioWithCutout();
    const file = await layer(options({ format: 'webp' }));
    expect(file).toMatchObject({ name: 'Cut-out.webp', mime: 'image/webp' });
    const raster = await read(file.bytes);
    expect(pixel(raster, 2, 2)[3]).toBe(0);
    expect(distance([pixel(raster, 20, 15)[3] ?? 0], [alpha[15 * 40 + 20] ?? 0])).toBeLessThanOrEqual(3);
  });

  it('as JPEG lies on the matte', async () => {
    const { layer } = await studioWithCutout({ opacity: 0 });
    const file = await layer(options({ format: 'jpeg', quality: 100, matte: '#3366cc' }));
    expect(file).toMatchObject({ name: 'Cut-out.jpg', mime: 'image/jpeg' });
    const raster = await read(file.bytes);
    expect([raster.width, raster.height, raster.channels]).toEqual([40, 30, 3]);
    for (const [x, y] of [[1, 1], [20, 15]] as const) expect(distance(pixel(raster, x, y), [0x33, 0x66, 0xcc])).toBeLessThanOrEqual(3);
  });

  it('can be the photo itself, with and without opacity', async () => {
    const { layer, photo, studio, state } = await studioWithCutout();
    expect([...(await read((await layer(options({ format: 'png' }), photo)).bytes)).data]).toEqual([...source.data]);
    const patch = { kind: 'update-layer', id: photo, patch: { opacity: 0.4 } } as const;
    studio.documents.handlers.apply({ id: state.document.id, revision: 1, operations: [patch] }, context());
    expect(pixel(await read((await layer(options({ format: 'png' }), photo)).bytes), 3, 3)).toEqual([...pixel(source, 3, 3), 102]);
  });

  it('keeps the photo\'s own transparency', async () => {
    const studio = createStudio();
    const state = await studio.open(await plain([90, 60, 30], { width: 8, height: 8 }, 0.5).png().toBuffer());
    addLayers(studio, state, [cutoutOf(state, studio.masks.put(8, 8, alphaOf(8, 8, (x) => (x < 4 ? 128 : 0))))]);
    const file = await createExports(studio).layer({ document: state.document.id, layer: 'cut', options: options({ format: 'png' }) }, context());
    const raster = await read(file.bytes);
    expect([pixel(raster, 1, 1), pixel(raster, 6, 6)]).toEqual([[90, 60, 30, 64], [0, 0, 0, 0]]);
  });

  it('of an empty mask is a transparent canvas, or one pixel when trimmed', async () => {
    const { studio, state, exporter } = await studioWithCutout();
    addLayers(studio, state, [cutoutOf(state, studio.masks.put(40, 30, new Uint8Array(1200)), { id: 'empty' })]);
    for (const [trim, width, height] of [[false, 40, 30], [true, 1, 1]] as const) {
      const file = await exporter.layer({ document: state.document.id, layer: 'empty', options: options({ format: 'png', trim }) }, context());
      const raster = await read(file.bytes);
      expect([raster.width, raster.height, raster.data.every((v) => v === 0)]).toEqual([width, height, true]);
    }
  });

  it('that is not there, or is cancelled, is a clear error', async () => {
    const { layer, exporter, state } = await studioWithCutout();
    await expect(layer(options({ format: 'png' }), 'none')).rejects.toMatchObject({ code: 'not-found' });
    const params = { document: state.document.id, layer: 'cut', options: options({ format: 'png' }) };
    await expect(exporter.layer(params, context(AbortSignal.abort()))).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('several layers', () => {
  it('are files of their own in one zip, with progress', async () => {
    const { studio, state, mask, exporter, photo, layer } = await studioWithCutout();
    addLayers(studio, state, [cutoutOf(state, mask, { id: 'second', name: 'CUT-OUT' })]);
    const seen: { done: number; total: number }[] = [];
    const params = { document: state.document.id, layers: [photo, 'cut', 'second'], options: options({ format: 'png' }) };
    const file = await exporter.layers(params, context<{ done: number; total: number }>(undefined, (p) => seen.push(p)));
    expect(file).toMatchObject({ name: 'photo.zip', mime: 'application/zip' });
    expect(seen).toEqual([0, 1, 2, 3].map((done) => ({ done, total: 3 })));
    const files = unzipSync(file.bytes);
    expect(Object.keys(files)).toEqual(['photo.png', 'Cut-out.png', 'CUT-OUT (2).png']);
    expect(Buffer.from(files['Cut-out.png'] ?? []).equals((await layer(options({ format: 'png' }))).bytes)).toBe(true);
  });

  it('can be cancelled on the way', async () => {
    const { exporter, state, photo } = await studioWithCutout();
    const controller = new AbortController();
    const params = { document: state.document.id, layers: [photo, 'cut'], options: options({ format: 'png' }) };
    const run = exporter.layers(params, context<{ done: number }>(controller.signal, ({ done }) => done === 1 && controller.abort()));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });
});
