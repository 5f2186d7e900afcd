import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../../src-preload/contract/errors';
import { scaling, translation } from '../../../../src-preload/model/matrix';
import type { Raster } from '../../../../src-preload/raster/raster';
import { distance, noise, pixel, pipelineOf } from '../../../helpers/fixture-images';
import { createRenderStudio, cutoutOf, fillOf, groupOf, imageOf, never, styleOf, textOf } from '../../render/render-studio';
import { boxOf, flat, output, outputStudio, type Given } from './output-studio';

const source = noise(40, 30);
const red: Raster = flat(60, 40, [200, 30, 40]);
/** A cut-out of 20 x 10 pixels at 12, 16. */
const inBox = (x: number, y: number): number => (x >= 12 && x < 32 && y >= 16 && y < 26 ? 255 : 0);
const product: Given['layers'] = (photo, studio) => [imageOf(photo, { id: 'photo', name: 'Photo' }), cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut', name: 'Shoe' })];
const isOpaque = ([, , , alpha = 255]: readonly number[]): boolean => alpha > 127;
const isNotWhite = (value: readonly number[]): boolean => value.slice(0, 3).some((v) => v < 200);
const png = { type: 'png' } as const;
const cutouts = { of: 'cutouts', format: png } as const;

describe('pixels', () => {
  it('of a lone layer are those of the photo', async () => {
    const { picture } = await outputStudio({ raster: source, layers: product });
    const whole = await picture(cutouts);
    expect([whole.width, whole.height]).toEqual([40, 30]);
    const trimmed = await picture({ ...cutouts, trim: true });
    expect([trimmed.width, trimmed.height]).toEqual([20, 10]);
    for (let y = 0; y < 10; y++) {
      for (let x = 0; x < 20; x++) {
        expect(pixel(whole, x + 12, y + 16)).toEqual([...pixel(source, x + 12, y + 16), 255]);
        expect(pixel(trimmed, x, y)).toEqual([...pixel(source, x + 12, y + 16), 255]);
      }
    }
    expect(pixel(whole, 3, 3)).toEqual([0, 0, 0, 0]);
  });

  it('stay those of the photo beside padding, also where the layer sticks out of the canvas', async () => {
    const layers: Given['layers'] = (photo) => [imageOf(photo, { id: 'photo', transform: translation(-5, 20), opacity: 0.4 })];
    const { picture } = await outputStudio({ raster: source, layers });
    const padded = await picture({ format: png, padding: 3 });
    expect([padded.width, padded.height, pixel(padded, 2, 23)]).toEqual([46, 36, [0, 0, 0, 0]]);
    expect(pixel(padded, 3, 23)).toEqual([...pixel(source, 5, 0), 102]);
    expect(boxOf(padded, ([, , , a = 0]) => a > 0)).toEqual({ x: 3, y: 23, width: 35, height: 10 });
    const trimmed = await picture({ format: png, trim: true, padding: 2 });
    expect([trimmed.width, trimmed.height]).toEqual([44, 34]);
    expect(pixel(trimmed, 2, 2)).toEqual([...pixel(source, 0, 0), 102]);
  });

  it('of a document are composited, with its own background unless told otherwise', async () => {
    const { picture } = await outputStudio({ raster: red, layers: (photo, studio) => [cutoutOf(photo, studio.addMask(photo, inBox))], document: { background: '#00ff00' } });
    expect(pixel(await picture({ of: 'document', format: png }), 1, 1)).toEqual([0, 255, 0, 255]);
    expect(pixel(await picture({ of: 'document', format: png, background: { kind: 'transparent' } }), 1, 1)).toEqual([0, 0, 0, 0]);
    expect(pixel(await picture({ of: 'document', format: png, background: { kind: 'colour', colour: '#0000ff' } }), 1, 1)).toEqual([0, 0, 255, 255]);
    expect(pixel(await picture({ of: 'cutouts', format: png }), 1, 1)).toEqual([0, 0, 0, 0]);
  });
});

describe('sizes', () => {
  it.each([
    [{ by: 'scale', factor: 0.5 }, 30, 20],
    [{ by: 'scale', factor: 2 }, 120, 80],
    [{ by: 'width', pixels: 90 }, 90, 60],
    [{ by: 'height', pixels: 20 }, 30, 20],
    [{ by: 'longest', pixels: 30 }, 30, 20],
    [{ by: 'longest', pixels: 30, enlarge: false }, 30, 20],
    [{ by: 'width', pixels: 300, enlarge: false }, 60, 40],
    [{ by: 'canvas', width: 50, height: 70 }, 50, 70],
  ] as const)('%j', async (size, width, height) => {
    const { run } = await outputStudio({ raster: red, layers: product });
    const [file] = await run([output({ of: 'document', format: png, size })]);
    expect(file).toMatchObject({ width, height, mime: 'image/png' });
    const [padded] = await run([output({ of: 'document', format: png, size, padding: 5 })]);
    expect(padded).toMatchObject(size.by === 'canvas' ? { width, height } : { width: width + 10, height: height + 10 });
  });

  it.each([[400, 400, 340, 170], [200, 600, 170, 85], [600, 100, 170, 85]])('a product fills 85 % of %i x %i and is centred', async (width, height, w, h) => {
    const { picture } = await outputStudio({ raster: red, layers: product });
    const raster = await picture({ ...cutouts, format: { type: 'jpeg', quality: 100 }, trim: true, size: { by: 'canvas', width, height, fill: 0.85 }, background: { kind: 'colour', colour: '#ffffff' } });
    expect([raster.width, raster.height]).toEqual([width, height]);
    const box = boxOf(raster, ([, g = 255]) => g < 142);
    expect(Math.abs(box.width - w)).toBeLessThanOrEqual(1);
    expect(Math.abs(box.height - h)).toBeLessThanOrEqual(1);
    expect(Math.abs(box.x - (width - w) / 2)).toBeLessThanOrEqual(1);
    expect(Math.abs(box.y - (height - h) / 2)).toBeLessThanOrEqual(1);
  });

  it('counts padding as part of a canvas', async () => {
    const { picture } = await outputStudio({ raster: red, layers: product });
    const raster = await picture({ ...cutouts, trim: true, padding: 20, size: { by: 'canvas', width: 140, height: 140 } });
    expect(boxOf(raster, isOpaque)).toEqual({ x: 20, y: 45, width: 100, height: 50 });
  });

  it('covers a canvas and cuts the rest off evenly, inside of the padding', async () => {
    const { picture } = await outputStudio({ raster: red, layers: product });
    const cover = { by: 'canvas', width: 80, height: 80, fit: 'cover' } as const;
    expect(boxOf(await picture({ of: 'document', format: png, size: cover }), isOpaque)).toEqual({ x: 0, y: 0, width: 80, height: 80 });
    expect(boxOf(await picture({ of: 'document', format: png, size: cover, padding: 10 }), isOpaque)).toEqual({ x: 10, y: 10, width: 60, height: 60 });
    const wide = await picture({ ...cutouts, trim: true, size: { ...cover, width: 30, height: 10 } });
    expect(boxOf(wide, isOpaque)).toEqual({ x: 0, y: 0, width: 30, height: 10 });
  });

  it('makes one transparent pixel of nothing', async () => {
    const { picture } = await outputStudio({ raster: red, layers: (photo, studio) => [cutoutOf(photo, studio.addMask(photo, () => 0), { id: 'empty' })] });
    const raster = await picture({ format: png, trim: true });
    expect([raster.width, raster.height, [...raster.data]]).toEqual([1, 1, [0, 0, 0, 0]]);
  });

  it('refuses what no file can hold, naming layer and output', async () => {
    const { run } = await outputStudio({ raster: red, layers: product });
    const failing = run([output(cutouts), output({ ...cutouts, format: { type: 'webp' }, size: { by: 'width', pixels: 20_000 } })]);
    await expect(failing).rejects.toMatchObject({ code: 'image-too-large' satisfies ErrorCode, message: expect.stringMatching(/^'Shoe', output 2 \(WEBP\): .*20000/) as string });
  });
});

describe('a picture at twice the size', () => {
  it('has text that is set for it', async () => {
    const style = styleOf({ text: 'IIII', size: 24 });
    const box = await createRenderStudio().texts.render(style, { scale: 1 });
    const layers: Given['layers'] = () => [textOf(style, box, { id: 'text' })];
    const { picture, studio } = await outputStudio({ raster: flat(100, 40, [0, 0, 0]), layers });
    const twice = await picture({ format: png, size: { by: 'scale', factor: 2 } });
    const text = await studio.texts.render(style, { scale: 2 });
    for (let y = 0; y < Math.min(twice.height, text.height); y++) {
      for (let x = 0; x < Math.min(twice.width, text.width); x++) expect(distance([pixel(twice, x, y)[3] ?? 0], [pixel(text, x, y)[3] ?? 0])).toBeLessThanOrEqual(1);
    }
  });

  it('has an outline that is drawn for it, not one that was enlarged', async () => {
    const outlined: Given['layers'] = (photo, studio) => [cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut', effects: { shadow: null, outline: { width: 4, colour: '#0000ff', opacity: 1 } } })];
    const { picture } = await outputStudio({ raster: red, layers: outlined });
    const twice = await picture({ format: png, size: { by: 'scale', factor: 2 } });
    expect(boxOf(twice, isOpaque)).toEqual({ x: 16, y: 24, width: 56, height: 36 });
    // Left of the middle of a straight side: an edge between two pixels is no wider than one at any scale.
    const soft = Array.from({ length: 40 }, (_, x) => pixel(twice, x, 42)[3] ?? 0).filter((a) => a > 0 && a < 255);
    expect(soft.length).toBeLessThanOrEqual(2);
  });

  it('samples a reduced photo once, from all of its pixels', async () => {
    const large = noise(3000, 20);
    const { picture } = await outputStudio({ raster: large, layers: (photo) => [imageOf(photo, { id: 'photo' })] });
    const got = await picture({ format: png, size: { by: 'width', pixels: 1500 } });
    const wanted = await pipelineOf(large).resize(1500, 10, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer();
    let worst = 0;
    for (let i = 0; i < 1500 * 10; i++) for (let c = 0; c < 3; c++) worst = Math.max(worst, Math.abs((got.data[i * got.channels + c] ?? 0) - (wanted[i * 3 + c] ?? 0)));
    expect(worst).toBeLessThanOrEqual(1);
  });
});

describe('trim', () => {
  it('keeps shadows and outlines of layers', async () => {
    const effects = { shadow: null, outline: { width: 5, colour: '#ffffff', opacity: 1 } };
    const { picture } = await outputStudio({ raster: red, layers: (photo, studio) => [cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut', effects })] });
    const raster = await picture({ format: png, trim: true });
    expect([raster.width, raster.height]).toEqual([30, 20]);
  });

  it('finds what a group and a resized layer show', async () => {
    const layers: Given['layers'] = (photo, studio) => [
      cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut', parent: 'group', transform: scaling(2, 2) }),
      groupOf({ id: 'group', name: 'Group' }),
    ];
    const { picture } = await outputStudio({ raster: red, layers });
    const raster = await picture({ of: 'roots', format: png, trim: true });
    const box = boxOf(raster, isOpaque);
    expect(Math.abs(box.width - 40) + Math.abs(box.height - 20)).toBeLessThanOrEqual(2);
    expect(raster.width - box.width).toBeLessThanOrEqual(4);
  });

  it('of a document ends at its canvas', async () => {
    const layers: Given['layers'] = (photo) => [imageOf(photo, { transform: translation(30, 20) })];
    const { picture } = await outputStudio({ raster: red, layers });
    const raster = await picture({ of: 'document', format: png, trim: true, padding: 4 });
    expect([raster.width, raster.height]).toEqual([38, 28]);
    expect(boxOf(raster, isOpaque)).toEqual({ x: 4, y: 4, width: 30, height: 20 });
  });
});

describe('effects of an output', () => {
  const outline = { width: 6, colour: '#ffffff', opacity: 1 } as const;

  it('have lengths in pixels of the file, and room', async () => {
    const { picture } = await outputStudio({ raster: red, layers: product });
    for (const factor of [1, 3]) {
      const raster = await picture({ ...cutouts, trim: true, outline, size: { by: 'scale', factor } });
      expect(boxOf(raster, ([r = 0, g = 0, , a = 0]) => a > 127 && r < 230 && g < 143)).toMatchObject({ width: 20 * factor, height: 10 * factor });
      expect(boxOf(raster, isOpaque)).toMatchObject({ width: 20 * factor + 12, height: 10 * factor + 12 });
    }
  });

  it('are part of a size that is named', async () => {
    const { picture } = await outputStudio({ raster: red, layers: product });
    const raster = await picture({ ...cutouts, trim: true, outline, size: { by: 'longest', pixels: 200 } });
    expect(raster.width).toBe(200);
    const box = boxOf(raster, isOpaque);
    expect(box.x).toBeLessThanOrEqual(1);
    expect(box.width).toBeGreaterThanOrEqual(198);
  });

  it('replace those of the layer; a shadow leaves the product in the middle', async () => {
    const effects = { shadow: null, outline: { width: 9, colour: '#0000ff', opacity: 1 } };
    const { picture } = await outputStudio({ raster: red, layers: (photo, studio) => [cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut', effects })] });
    const size = { by: 'canvas', width: 200, height: 200, fill: 0.5 } as const;
    const shadow = { dx: 30, dy: 30, blur: 0, colour: '#00ff00', opacity: 1 };
    const raster = await picture({ format: png, trim: true, size, shadow, outline: { width: 0, colour: '#ffffff', opacity: 1 } });
    expect(boxOf(raster, ([, g = 0, , a = 0]) => a > 127 && g < 40)).toMatchObject({ x: 50, y: 75 });
    expect(pixel(raster, 165, 140)).toEqual([0, 255, 0, 255]);
    const { height } = boxOf(raster, ([, , b = 0, a = 0]) => a > 127 && b > 200);
    expect(height).toBeLessThan(1);
  });
});

describe('backgrounds', () => {
  const square = { by: 'canvas', width: 100, height: 100, fill: 0.5 } as const;

  it('can be a photo of the document, or one that is read', async () => {
    const { picture, photo, studio } = await outputStudio({ raster: red, layers: product });
    const own = await picture({ ...cutouts, trim: true, size: square, background: { kind: 'image', image: photo.id } });
    expect(distance(pixel(own, 2, 2).slice(0, 3), [200, 30, 40])).toBeLessThanOrEqual(2);
    const wood = await pipelineOf(flat(10, 30, [120, 80, 20])).png().toBuffer();
    const asked: string[] = [];
    const readImage = (name: string) => {
      asked.push(name);
      return Promise.resolve({ name, bytes: new Uint8Array(wood) });
    };
    const onWood = await picture({ ...cutouts, trim: true, size: square, background: { kind: 'image', image: 'wood.png' } }, { readImage });
    expect(asked).toEqual(['wood.png']);
    for (const [x, y] of [[0, 0], [99, 99], [50, 10]] as const) expect(distance(pixel(onWood, x, y), [120, 80, 20, 255])).toBeLessThanOrEqual(2);
    expect(distance(pixel(onWood, 50, 50).slice(0, 3), [200, 30, 40])).toBeLessThanOrEqual(2);
    // What was opened for it is let go of.
    expect(() => studio.images.get(photo.id)).not.toThrow();
  });

  it('says which photo there is not', async () => {
    const { run } = await outputStudio({ raster: red, layers: product });
    await expect(run([output({ ...cutouts, background: { kind: 'image', image: 'gone.jpg' } })])).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('gone.jpg') as string });
  });

  it('can be the photo itself, blurred, over the whole file', async () => {
    const halves: Raster = { width: 80, height: 40, channels: 3, data: Uint8Array.from({ length: 80 * 40 * 3 }, (_, i) => (Math.floor(i / 3) % 80 < 40 ? 0 : 255)) };
    const { picture } = await outputStudio({ raster: halves, layers: (photo, studio) => [cutoutOf(photo, studio.addMask(photo, inBox), { id: 'cut' })] });
    const raster = await picture({ format: png, trim: true, size: square, background: { kind: 'blur', amount: 0.1 } });
    expect(boxOf(raster, isOpaque)).toEqual({ x: 0, y: 0, width: 100, height: 100 });
    const [left = 0, middle = 0, right = 0] = [2, 50, 97].map((x) => pixel(raster, x, 5)[0]);
    expect(left).toBeLessThan(20);
    expect(right).toBeGreaterThan(235);
    expect(middle).toBeGreaterThan(90);
    expect(middle).toBeLessThan(165);
  });

  it('is white under a JPEG without one', async () => {
    const { picture } = await outputStudio({ raster: red, layers: product });
    const raster = await picture({ ...cutouts, format: { type: 'jpeg' }, trim: true, padding: 10 });
    expect(boxOf(raster, isNotWhite)).toMatchObject({ width: 20, height: 10 });
  });
});

describe('which files', () => {
  const several: Given['layers'] = (photo, studio) => [
    imageOf(photo, { id: 'photo', name: 'Photo' }),
    fillOf({ kind: 'colour', colour: '#ff0000' }, { id: 'hidden', name: 'Hidden', visible: false }),
    cutoutOf(photo, studio.addMask(photo, inBox), { id: 'a', name: 'shoe', parent: 'group' }),
    cutoutOf(photo, studio.addMask(photo, inBox), { id: 'b', name: 'Shoe', parent: 'group' }),
    groupOf({ id: 'group', name: 'Pair' }),
  ];
  const planned = async (of: 'document' | 'layers' | 'roots' | 'cutouts', layers?: readonly string[]) => {
    const { outputs, document } = await outputStudio({ raster: red, layers: several });
    return (await outputs.plan({ document, layers, outputs: [output({ of, format: png })] }, { signal: never() })).map(({ path }) => path);
  };

  it.each([
    ['document', ['Poster.png']],
    ['layers', ['Photo.png', 'shoe.png', 'Shoe (2).png']],
    ['roots', ['Photo.png', 'Pair.png']],
    ['cutouts', ['shoe.png', 'Shoe (2).png']],
  ] as const)('%s', async (of, names) => expect(await planned(of)).toEqual(names));

  it('takes the layers that are chosen, hidden ones and groups too', async () => {
    expect(await planned('layers', ['hidden', 'group'])).toEqual(['Hidden.png', 'Pair.png']);
    await expect(planned('layers', ['gone'])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('plans what it writes: names with sizes, folders, numbers over all outputs', async () => {
    const { outputs, document, run } = await outputStudio({ raster: red, layers: several });
    const given = [
      output({ of: 'cutouts', format: png, trim: true, name: '{doc}/{preset}-{index:03}-{width}x{height}@{scale}.{ext}', size: { by: 'width', pixels: 50 } }),
      output({ of: 'cutouts', format: { type: 'webp' }, name: '{{{date}}}{suffix}', suffix: '-x' }),
    ];
    const request = { document, outputs: given, preset: 'My/set' };
    const plan = await outputs.plan(request, { signal: never() });
    expect(plan).toEqual([
      { path: 'Poster/My set-001-50x25@2.5.png', output: 0, layer: 'a' },
      { path: 'Poster/My set-002-50x25@2.5.png', output: 0, layer: 'b' },
      { path: '{2024-02-03}-x.webp', output: 1, layer: 'a' },
      { path: '{2024-02-03}-x (2).webp', output: 1, layer: 'b' },
    ]);
    expect((await run(given, { preset: 'My/set' })).map(({ path }) => path)).toEqual(plan.map(({ path }) => path));
  });

  it('says so when there is nothing', async () => {
    const { run } = await outputStudio({ raster: red, layers: (photo) => [imageOf(photo)] });
    await expect(run([output(cutouts)])).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('Poster') as string });
  });
});

describe('a run', () => {
  it('makes one file at a time, tells how far it is, and stops when told', async () => {
    const { outputs, document } = await outputStudio({ raster: red, layers: product });
    const controller = new AbortController();
    const seen: unknown[] = [];
    const files: string[] = [];
    const running = outputs.run(
      { document, outputs: [output({ format: png }), output({ format: { type: 'webp' } })] },
      ({ path }) => {
        files.push(path);
        if (files.length === 2) controller.abort();
        return Promise.resolve();
      },
      { signal: controller.signal, progress: (value) => seen.push(value) },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(files).toEqual(['Photo.png', 'Shoe.png']);
    expect(seen).toEqual([{ done: 0, total: 4, name: 'Photo' }, { done: 1, total: 4, name: 'Shoe' }]);
  });

  it('names layer and output of what fails', async () => {
    const { run } = await outputStudio({ raster: red, layers: (photo) => [cutoutOf(photo, createRenderStudio().addMask(photo, inBox), { name: 'Lost' })] });
    await expect(run([output({ format: png })])).rejects.toMatchObject({ message: expect.stringMatching(/^'Lost', output 1 \(PNG\): There is no mask/) as string });
  });
});
