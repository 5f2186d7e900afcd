import sharp from 'sharp';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createExports } from '../../../src-main/services/exports/exports';
import { createOutputs } from '../../../src-main/services/exports/outputs/outputs';
import { toRaster } from '../../../src-main/services/images/sharp';
import { exportOptions, type ExportOptions } from '../../../src-preload/contract/exports';
import type { DocumentRecord, ImageInfo, Layer } from '../../../src-preload/model/document';
import { exportOutput } from '../../../src-preload/model/exporting/export-output';
import { compose, rotation, scaling, translation } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { distance, noise, pixel } from '../../helpers/fixture-images';
import { createRenderStudio, cutoutOf, documentOf, fillOf, groupOf, imageOf, never, type RenderStudio } from '../render/render-studio';

const source = noise(40, 30);
const alphaAt = (x: number, y: number): number => (x >= 10 && x < 30 && y >= 5 && y < 25 ? 55 + ((x + y) % 201) : 0);
const clear = [0, 0, 0, 0];
const read = (bytes: Uint8Array) => toRaster(sharp(bytes));
const options = (given: Partial<ExportOptions> & { format: ExportOptions['format'] }): ExportOptions => exportOptions.parse(given);
const png = options({ format: 'png' });
const context = <P = never>(signal = never(), progress: (p: P) => void = () => undefined) => ({ signal, progress });

interface Given {
  readonly raster?: Raster;
  readonly document?: Partial<DocumentRecord>;
  readonly layers?: (photo: ImageInfo, studio: RenderStudio) => readonly Layer[];
}

/** A photo, and a cut-out of it above, unless told. */
async function studioWith({ raster = source, document: more = {}, layers }: Given = {}) {
  const studio = createRenderStudio();
  const photo = await studio.addPhoto(raster);
  const usual = (): readonly Layer[] => [imageOf(photo, { id: 'photo', name: 'photo' }), cutoutOf(photo, studio.addMask(photo, alphaAt), { id: 'cut', name: 'Cut-out' })];
  const document = documentOf(photo, layers?.(photo, studio) ?? usual(), { images: { [photo.id]: photo }, ...more });
  const outputs = createOutputs({ ...studio, psdEntry: () => '', trace: () => Promise.resolve([]) });
  const exporter = createExports({ ...studio, outputs, documents: { get: () => ({ document, revision: 0, saved: null }) } });
  return {
    exporter,
    layer: (given: ExportOptions, id = 'cut') => exporter.layer({ document: 'document', layer: id, options: given }, context()),
    document: (given: ExportOptions) => exporter.document({ document: 'document', options: given }, context()),
  };
}

describe('what is copied', () => {
  it('is layers as they look together, and nothing of the others', async () => {
    const layers: Given['layers'] = (photo, studio) => [
      imageOf(photo, { id: 'photo', name: 'photo' }),
      cutoutOf(photo, studio.addMask(photo, (x, y) => (x < 10 && y < 10 ? 255 : 0)), { id: 'left', name: 'Left' }),
      cutoutOf(photo, studio.addMask(photo, (x, y) => (x >= 20 && x < 30 && y < 10 ? 255 : 0)), { id: 'right', name: 'Right' }),
    ];
    const { exporter } = await studioWith({ layers });
    const file = await exporter.together({ document: 'document', layers: ['right', 'left'], options: options({ format: 'png', trim: true }) }, context());
    const raster = await read(file.bytes);
    expect([raster.width, raster.height]).toEqual([30, 10]);
    expect(pixel(raster, 25, 3)).toEqual([...pixel(source, 25, 3), 255]);
    expect(pixel(raster, 15, 3)).toEqual(clear);
    await expect(exporter.together({ document: 'document', layers: ['left', 'gone'], options: png }, context())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of a selection is its pixels as the photo has them, though the photo is shown smaller', async () => {
    const studio = createRenderStudio();
    const photo = await studio.addPhoto(source);
    const shown = imageOf(photo, { id: 'photo', name: 'photo', transform: scaling(0.25, 0.25) });
    const document = documentOf(photo, [shown], { images: { [photo.id]: photo }, width: 10, height: 8 });
    const outputs = createOutputs({ ...studio, psdEntry: () => '', trace: () => Promise.resolve([]) });
    const exporter = createExports({ ...studio, outputs, documents: { get: () => ({ document, revision: 0, saved: null }) } });
    const layer = cutoutOf(photo, studio.addMask(photo, alphaAt), { id: 'new', name: 'Selection', transform: shown.transform });
    const raster = await read((await exporter.cutout({ document: 'document', layer, options: options({ format: 'png', trim: true }) }, context())).bytes);
    expect([raster.width, raster.height]).toEqual([20, 20]);
    expect(pixel(raster, 4, 7)).toEqual([...pixel(source, 14, 12), alphaAt(14, 12)]);
    const foreign = { ...layer, image: 'f'.repeat(64) };
    await expect(exporter.cutout({ document: 'document', layer: foreign, options: png }, context())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('one layer', () => {
  it('as PNG has exact colours and alpha, and nothing where it is transparent', async () => {
    const file = await (await studioWith()).layer(png);
    expect(file).toMatchObject({ name: 'Cut-out.png', mime: 'image/png' });
    const raster = await read(file.bytes);
    expect([raster.width, raster.height, raster.channels]).toEqual([40, 30, 4]);
    for (let y = 0; y < 30; y++) {
      for (let x = 0; x < 40; x++) expect(pixel(raster, x, y)).toEqual(alphaAt(x, y) === 0 ? clear : [...pixel(source, x, y), alphaAt(x, y)]);
    }
  });

  it('is cut to its content when trimmed', async () => {
    const raster = await read((await (await studioWith()).layer(options({ format: 'png', trim: true }))).bytes);
    expect([raster.width, raster.height]).toEqual([20, 20]);
    expect(pixel(raster, 0, 0)).toEqual([...pixel(source, 10, 5), alphaAt(10, 5)]);
  });

  it('has its opacity in its alpha, rounded, hidden or not', async () => {
    const layers: Given['layers'] = (photo, studio) => [
      cutoutOf(photo, studio.addMask(photo, alphaAt), { id: 'cut', opacity: 0.5, blend: 'multiply', parent: 'group' }),
      groupOf({ id: 'group', visible: false }),
    ];
    const raster = await read((await (await studioWith({ layers })).layer(options({ format: 'png', trim: true }))).bytes);
    for (const [x, y] of [[0, 0], [7, 3], [19, 19]] as const) expect(pixel(raster, x, y)).toEqual([...pixel(source, x + 10, y + 5), Math.round(alphaAt(x + 10, y + 5) * 0.5)]);
  });

  it('as WebP keeps its soft alpha', async () => {
    const file = await (await studioWith()).layer(options({ format: 'webp' }));
    expect(file).toMatchObject({ name: 'Cut-out.webp', mime: 'image/webp' });
    const raster = await read(file.bytes);
    expect(pixel(raster, 2, 2)[3]).toBe(0);
    expect(distance([pixel(raster, 20, 15)[3] ?? 0], [alphaAt(20, 15)])).toBeLessThanOrEqual(3);
  });

  it('as JPEG lies on the matte', async () => {
    const layers: Given['layers'] = (photo, studio) => [cutoutOf(photo, studio.addMask(photo, alphaAt), { id: 'cut', name: 'Cut-out', opacity: 0 })];
    const file = await (await studioWith({ layers })).layer(options({ format: 'jpeg', quality: 100, matte: '#3366cc' }));
    expect(file).toMatchObject({ name: 'Cut-out.jpg', mime: 'image/jpeg' });
    const raster = await read(file.bytes);
    expect([raster.width, raster.height, raster.channels]).toEqual([40, 30, 3]);
    for (const [x, y] of [[1, 1], [20, 15]] as const) expect(distance(pixel(raster, x, y), [0x33, 0x66, 0xcc])).toBeLessThanOrEqual(3);
  });

  it('can be the photo itself: on its own canvas, on a smaller and on a larger one', async () => {
    const { layer } = await studioWith();
    expect([...(await read((await layer(png, 'photo')).bytes)).data]).toEqual([...source.data]);
    const layers: Given['layers'] = (photo) => [imageOf(photo, { id: 'photo', transform: translation(-5, 7), opacity: 0.4 })];
    for (const [width, height] of [[20, 20], [20, 37], [60, 50]] as const) {
      const placed = await studioWith({ layers, document: { width, height } });
      const raster = await read((await placed.layer(png, 'photo')).bytes);
      expect([raster.width, raster.height, pixel(raster, 3, 3)]).toEqual([width, height, clear]);
      expect(pixel(raster, 0, 7)).toEqual([...pixel(source, 5, 0), 102]);
      expect(pixel(raster, 19, 19)).toEqual([...pixel(source, 24, 12), 102]);
      const trimmed = await read((await placed.layer(options({ format: 'png', trim: true }), 'photo')).bytes);
      expect([trimmed.width, trimmed.height]).toEqual([Math.min(width, 35), Math.min(height, 37) - 7]);
    }
  });

  it('keeps the photo\'s own transparency', async () => {
    const raster: Raster = { width: 8, height: 8, channels: 4, data: Uint8Array.from({ length: 256 }, (_, i) => [90, 60, 30, 128][i % 4] ?? 0) };
    const layers: Given['layers'] = (photo, studio) => [cutoutOf(photo, studio.addMask(photo, (x) => (x < 4 ? 128 : 0)), { id: 'cut' })];
    const exported = await read((await (await studioWith({ raster, layers })).layer(png)).bytes);
    expect([pixel(exported, 1, 1), pixel(exported, 6, 6)]).toEqual([[90, 60, 30, 64], clear]);
  });

  it('that shows nothing is a transparent canvas, or one pixel when trimmed', async () => {
    const layers: Given['layers'] = (photo, studio) => [
      cutoutOf(photo, studio.addMask(photo, () => 0), { id: 'empty' }),
      imageOf(photo, { id: 'away', transform: translation(500, 0) }),
      imageOf(photo, { id: 'turned away', transform: compose(translation(500, 0), rotation(30)) }),
      groupOf({ id: 'group' }),
    ];
    const { layer } = await studioWith({ layers });
    for (const id of ['empty', 'away', 'turned away', 'group']) {
      for (const [trim, width, height] of [[false, 40, 30], [true, 1, 1]] as const) {
        const raster = await read((await layer(options({ format: 'png', trim }), id)).bytes);
        expect([raster.width, raster.height, raster.data.every((v) => v === 0)]).toEqual([width, height, true]);
      }
    }
  });

  it('comes with its transform and effects, and trimmed with these', async () => {
    const effects = { shadow: null, outline: { width: 3, colour: '#00ff00', opacity: 1 } };
    const layers: Given['layers'] = (photo) => [imageOf(photo, { id: 'small', transform: compose(translation(10, 8), scaling(0.5, 0.5)), effects })];
    const { layer } = await studioWith({ layers, document: { background: '#ff0000' } });
    const whole = await read((await layer(png, 'small')).bytes);
    expect([pixel(whole, 8, 15), pixel(whole, 2, 2)]).toEqual([[0, 255, 0, 255], clear]);
    expect(pixel(whole, 15, 15)[3]).toBe(255);
    const trimmed = await read((await layer(options({ format: 'png', trim: true }), 'small')).bytes);
    expect([trimmed.width, trimmed.height]).toEqual([26, 21]);
  });

  it('may be a group with all it holds', async () => {
    const layers: Given['layers'] = (photo) => [
      fillOf({ kind: 'colour', colour: '#0000ff' }, { id: 'blue', parent: 'group' }),
      imageOf(photo, { id: 'inside', parent: 'group', transform: translation(20, 0) }),
      groupOf({ id: 'group', name: 'Both', opacity: 0.5 }),
    ];
    const { layer } = await studioWith({ layers });
    const file = await layer(png, 'group');
    const raster = await read(file.bytes);
    expect(file.name).toBe('Both.png');
    expect([pixel(raster, 3, 3), pixel(raster, 23, 3)]).toEqual([[0, 0, 255, 128], [...pixel(source, 3, 3), 128]]);
  });

  it('that is not there, or is cancelled, is a clear error', async () => {
    const { layer, exporter } = await studioWith();
    await expect(layer(png, 'none')).rejects.toMatchObject({ code: 'not-found' });
    const params = { document: 'document', layer: 'cut', options: png };
    await expect(exporter.layer(params, context(AbortSignal.abort()))).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a document', () => {
  it('is a file of what it looks like, named after it', async () => {
    const layers: Given['layers'] = (photo) => [
      imageOf(photo),
      fillOf({ kind: 'colour', colour: '#ffffff' }, { blend: 'difference' }),
      imageOf(photo, { visible: false }),
    ];
    const file = await (await studioWith({ layers, document: { name: 'Summer/2024' } })).document(png);
    expect(file).toMatchObject({ name: 'Summer 2024.png', mime: 'image/png' });
    const raster = await read(file.bytes);
    for (const [x, y] of [[0, 0], [39, 29], [20, 11]] as const) expect(pixel(raster, x, y)).toEqual([...pixel(source, x, y).map((v) => 255 - v), 255]);
  });

  it('of one photo is that photo, byte by byte, and lies on its background where it has one', async () => {
    const layers: Given['layers'] = (photo) => [imageOf(photo, { blend: 'multiply' })];
    expect([...(await read((await (await studioWith({ layers })).document(png)).bytes)).data]).toEqual([...source.data]);
    const grounded = await read((await (await studioWith({ layers, document: { background: '#ff0000' } })).document(png)).bytes);
    expect(pixel(grounded, 5, 5)).toEqual([pixel(source, 5, 5)[0], 0, 0, 255]);
  });

  it('is cut to its content when trimmed, and an empty one is one pixel', async () => {
    const layers: Given['layers'] = (photo, studio) => [
      cutoutOf(photo, studio.addMask(photo, alphaAt), { transform: translation(3, 0) }),
      cutoutOf(photo, studio.addMask(photo, alphaAt), { transform: translation(0, 2) }),
    ];
    const trimmed = await read((await (await studioWith({ layers })).document(options({ format: 'png', trim: true }))).bytes);
    expect([trimmed.width, trimmed.height]).toEqual([23, 22]);
    const empty = await read((await (await studioWith({ layers: () => [] })).document(options({ format: 'webp', trim: true }))).bytes);
    expect([empty.width, empty.height]).toEqual([1, 1]);
  });

  it('as JPEG has the matte where it is transparent', async () => {
    const layers: Given['layers'] = (photo) => [imageOf(photo, { transform: translation(20, 0) }), imageOf(photo, { transform: translation(30, 0) })];
    const raster = await read((await (await studioWith({ layers })).document(options({ format: 'jpeg', quality: 100, matte: '#3366cc' }))).bytes);
    expect(distance(pixel(raster, 5, 15), [0x33, 0x66, 0xcc])).toBeLessThanOrEqual(3);
  });
});

describe('several layers', () => {
  const layers: Given['layers'] = (photo, studio) => {
    const mask = studio.addMask(photo, alphaAt);
    return [imageOf(photo, { id: 'photo', name: 'photo' }), cutoutOf(photo, mask, { id: 'cut', name: 'Cut-out' }), cutoutOf(photo, mask, { id: 'second', name: 'CUT-OUT' })];
  };

  it('are files of their own in one zip, with progress', async () => {
    const { exporter, layer } = await studioWith({ layers });
    const seen: { done: number; total: number }[] = [];
    const params = { document: 'document', layers: ['photo', 'cut', 'second'], options: png };
    const file = await exporter.layers(params, context<{ done: number; total: number }>(undefined, (p) => seen.push(p)));
    expect(file).toMatchObject({ name: 'photo.zip', mime: 'application/zip' });
    expect(seen).toEqual([0, 1, 2, 3].map((done) => ({ done, total: 3 })));
    const files = unzipSync(file.bytes);
    expect(Object.keys(files)).toEqual(['photo.png', 'Cut-out.png', 'CUT-OUT (2).png']);
    expect(Buffer.from(files['Cut-out.png'] ?? []).equals((await layer(png)).bytes)).toBe(true);
  });

  it('can be cancelled on the way', async () => {
    const { exporter } = await studioWith({ layers });
    const controller = new AbortController();
    const params = { document: 'document', layers: ['photo', 'cut'], options: png };
    const run = exporter.layers(params, context<{ done: number }>(controller.signal, ({ done }) => done === 1 && controller.abort()));
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('outputs', () => {
  const web = exportOutput.parse({ format: { type: 'webp' }, name: 'web/{layer}' });
  const layers: Given['layers'] = (photo, studio) => [imageOf(photo, { id: 'photo', name: 'Photo' }), cutoutOf(photo, studio.addMask(photo, alphaAt), { id: 'cut', name: 'Cut-out' })];

  it('come as one file, or as several in folders of a zip, with progress', async () => {
    const { exporter } = await studioWith({ layers });
    const one = await exporter.run({ document: 'document', layers: ['cut'], outputs: [web] }, context());
    expect(one).toMatchObject({ name: 'Cut-out.webp', mime: 'image/webp' });
    const seen: unknown[] = [];
    const png8 = exportOutput.parse({ format: { type: 'png' } });
    const all = await exporter.run({ document: 'document', layers: null, outputs: [web, png8] }, context<unknown>(undefined, (p) => seen.push(p)));
    expect(all).toMatchObject({ name: 'photo.zip', mime: 'application/zip' });
    expect(Object.keys(unzipSync(all.bytes))).toEqual(['web/Photo.webp', 'web/Cut-out.webp', 'Photo.png', 'Cut-out.png']);
    expect(seen).toHaveLength(5);
    expect(seen.at(-1)).toEqual({ done: 4, total: 4, name: 'photo' });
  });

  it('can be looked at before', async () => {
    const { exporter } = await studioWith({ layers });
    const preview = await exporter.preview({ document: 'document', layers: ['cut'], output: web, longest: 20 }, context());
    expect(preview).toMatchObject({ width: 40, height: 30, exact: true });
    expect([(await read(preview.encoded)).width, (await read(preview.lossless)).width]).toEqual([20, 20]);
  });

  it('have presets, and files of presets are checked', async () => {
    const { exporter } = await studioWith({ layers });
    const { presets } = await exporter.presets({}, context());
    expect(presets.map(({ id }) => id)).toContain('marketplace');
    const text = JSON.stringify({ clickcut: 'preset', version: 1, name: 'Mine', outputs: [web] });
    expect(await exporter.checkPreset({ text, name: 'mine.json' }, context())).toMatchObject({ name: 'Mine', outputs: [web] });
    expect(() => exporter.checkPreset({ text: text.replace('webp', 'gif'), name: 'mine.json' }, context())).toThrow(/outputs\[0\]\.format\.type/);
  });
});
