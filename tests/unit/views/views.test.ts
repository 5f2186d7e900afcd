import { describe, expect, it } from 'vitest';
import { createViews } from '../../../src-main/services/views/views';
import type { DocumentRecord, ImageInfo, Layer } from '../../../src-preload/model/document';
import type { Fill } from '../../../src-preload/model/fill';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { rotation, translation } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { distance, noise, pixel, quadrantPixels, quadrants } from '../../helpers/fixture-images';
import { createRenderStudio, cutoutOf, documentOf, fillOf, groupOf, imageOf, never, styleOf, textOf, type RenderStudio } from '../render/render-studio';

const clear = [0, 0, 0, 0];
const context = (signal = never()) => ({ signal, progress: () => undefined });

/** A document of `canvas` with one photo, and the ways to look at it. */
async function studioWith(raster: Raster, { canvas, layers }: { readonly canvas?: Size; readonly layers?: (photo: ImageInfo, studio: RenderStudio) => readonly Layer[] } = {}) {
  const studio = createRenderStudio();
  const photo = await studio.addPhoto(raster);
  const document: DocumentRecord = documentOf(canvas ?? photo, layers?.(photo, studio) ?? [], { images: { [photo.id]: photo } });
  const views = createViews({ ...studio, documents: { get: () => ({ document, revision: 0, saved: null }) } });
  const asRaster = ({ width, height, pixels }: { width: number; height: number; pixels: Uint8Array }): Raster => {
    expect(pixels.length).toBe(width * height * 4);
    return { width, height, channels: 4, data: pixels };
  };
  const look = (layer: Layer, region: Rect, width: number, height: number) => ({ document: 'document', layer, region, width, height });
  return {
    studio,
    photo,
    views,
    content: async (...asked: Parameters<typeof look>) => asRaster(await views.content(look(...asked), context())),
    effects: async (...asked: Parameters<typeof look>) => asRaster(await views.effects(look(...asked), context())),
    composite: async (layer: string | null, region: Rect, width: number, height: number) =>
      asRaster(await views.composite({ document: 'document', layer, region, width, height }, context())),
  };
}

const isClear = ({ data }: Raster): boolean => data.every((value) => value === 0);

describe('the content of a photo', () => {
  it('is exact where nothing is scaled, whatever the document\'s size and the layer\'s looks', async () => {
    const source = noise(60, 40);
    const { content, photo } = await studioWith(source, { canvas: { width: 7, height: 300 } });
    const layer = imageOf(photo, { opacity: 0.3, visible: false, blend: 'hue', transform: rotation(33) });
    for (const region of [{ x: 0, y: 0, width: 60, height: 40 }, { x: 7, y: 3, width: 21, height: 11 }]) {
      const raster = await content(layer, region, region.width, region.height);
      for (let y = 0; y < region.height; y++) {
        for (let x = 0; x < region.width; x++) expect(pixel(raster, x, y)).toEqual([...pixel(source, region.x + x, region.y + y), 255]);
      }
    }
  });

  it('is transparent beyond the photo, on every side', async () => {
    const source = noise(10, 10);
    const { content, photo } = await studioWith(source);
    const raster = await content(imageOf(photo), { x: -4, y: -3, width: 20, height: 20 }, 20, 20);
    expect(pixel(raster, 3, 3)).toEqual(clear);
    expect(pixel(raster, 4, 2)).toEqual(clear);
    expect(pixel(raster, 4, 3)).toEqual([...pixel(source, 0, 0), 255]);
    expect(pixel(raster, 13, 12)).toEqual([...pixel(source, 9, 9), 255]);
    expect(pixel(raster, 14, 13)).toEqual(clear);
    expect(isClear(await content(imageOf(photo), { x: 50, y: 50, width: 9, height: 9 }, 9, 9))).toBe(true);
  });

  it('takes the full pixels where the proxy has too few, and the proxy else', async () => {
    const { content, photo } = await studioWith(quadrantPixels(4000, 2000));
    const near = await content(imageOf(photo), { x: 1990, y: 990, width: 20, height: 20 }, 20, 20);
    expect(pixel(near, 9, 9)).toEqual([...quadrants.red, 255]);
    expect(pixel(near, 10, 9)).toEqual([...quadrants.green, 255]);
    expect(pixel(near, 9, 10)).toEqual([...quadrants.blue, 255]);
    const far = await content(imageOf(photo), { x: 0, y: 0, width: 4000, height: 2000 }, 400, 200);
    expect(pixel(far, 195, 95)).toEqual([...quadrants.red, 255]);
    expect(pixel(far, 204, 95)).toEqual([...quadrants.green, 255]);
  });

  it('may begin inside a pixel, be a sliver, or be nothing', async () => {
    const { content, photo } = await studioWith(quadrantPixels(64, 32));
    const layer = imageOf(photo);
    const enlarged = await content(layer, { x: 31.5, y: 15.5, width: 1, height: 1 }, 100, 100);
    expect(distance(pixel(enlarged, 5, 5), [...quadrants.red, 255])).toBeLessThan(40);
    expect(distance(pixel(enlarged, 95, 5), [...quadrants.green, 255])).toBeLessThan(40);
    await content(layer, { x: 63.9, y: 31.9, width: 5, height: 5 }, 3, 3);
    await content(layer, { x: -1e6, y: -1e6, width: 2e6 + 10, height: 2e6 + 10 }, 3, 3);
    expect(isClear(await content(layer, { x: 5, y: 5, width: 0, height: 0 }, 4, 4))).toBe(true);
  });

  it('does not bleed the colour of transparent pixels into its edges', async () => {
    const source = noise(200, 200, 4);
    for (let i = 0; i < 200 * 200; i++) source.data.set(i % 200 < 100 ? [255, 255, 255, 255] : [0, 0, 0, 0], i * 4);
    const { content, photo } = await studioWith(source);
    const raster = await content(imageOf(photo), { x: 0, y: 0, width: 200, height: 200 }, 33, 33);
    let edges = 0;
    for (let x = 0; x < 33; x++) {
      const [r, g, b, a] = pixel(raster, x, 16);
      if (!a) continue;
      if (a < 255) edges += 1;
      expect(Math.min(r ?? 0, g ?? 0, b ?? 0)).toBeGreaterThan(240);
    }
    expect(edges).toBeGreaterThan(0);
  });
});

describe('the content of a cut-out', () => {
  it('has the photo\'s exact colours and the mask\'s exact alpha, also where the record says other bounds', async () => {
    const source = noise(50, 40);
    const { studio, photo, content } = await studioWith(source);
    const at = (x: number, y: number): number => (x >= 10 && x < 30 && y >= 5 && y < 25 ? (x * 7 + y) % 256 : 0);
    const layer = cutoutOf(photo, studio.addMask(photo, at), { bounds: { x: 0, y: 0, width: 1, height: 1 } });
    const raster = await content(layer, { x: 0, y: 0, width: 50, height: 40 }, 50, 40);
    for (let y = 0; y < 40; y++) {
      for (let x = 0; x < 50; x++) expect(pixel(raster, x, y)).toEqual(at(x, y) === 0 ? clear : [...pixel(source, x, y), at(x, y)]);
    }
  });

  it('is the same from the proxy and from the full pixels of a big photo', async () => {
    const { studio, photo, content } = await studioWith({ width: 3000, height: 2000, channels: 3, data: new Uint8Array(18_000_000).fill(120) });
    const layer = cutoutOf(photo, studio.addMask(photo, (x, y) => (x >= 1000 && x < 2000 && y >= 500 && y < 1500 ? 255 : 0)));
    const far = await content(layer, { x: 0, y: 0, width: 3000, height: 2000 }, 300, 200);
    const near = await content(layer, { x: 900, y: 400, width: 300, height: 200 }, 300, 200);
    for (const [raster, x, y] of [[far, 150, 100], [far, 103, 100], [near, 200, 150], [near, 100, 100]] as const) expect(pixel(raster, x, y)).toEqual([120, 120, 120, 255]);
    for (const [raster, x, y] of [[far, 96, 100], [near, 99, 150], [near, 100, 99]] as const) expect(pixel(raster, x, y)).toEqual(clear);
  });

  it('of an empty mask is transparent', async () => {
    const { studio, photo, content } = await studioWith(noise(32, 16));
    expect(isClear(await content(cutoutOf(photo, studio.addMask(photo, () => 0)), { x: 0, y: 0, width: 32, height: 16 }, 8, 4))).toBe(true);
  });
});

describe('the content of a text', () => {
  it('is set at the density that is asked for', async () => {
    const { studio, content } = await studioWith(noise(8, 8));
    const style = styleOf({ text: 'I', size: 100, colour: '#ff0000' });
    const box = await studio.texts.render(style, { scale: 1 });
    const layer = textOf(style, box, { transform: translation(500, 500) });
    const region = { x: 0, y: 0, width: box.width, height: box.height };
    const once = await content(layer, region, box.width, box.height);
    const thrice = await content(layer, region, box.width * 3, box.height * 3);
    expect([...once.data]).toEqual([...box.data]);
    const soft = ({ data }: Raster): number => data.filter((value, i) => i % 4 === 3 && value > 0 && value < 255).length;
    const solid = ({ data }: Raster): number => data.filter((value, i) => i % 4 === 3 && value === 255).length;
    expect(solid(thrice) / solid(once)).toBeGreaterThan(7);
    expect(soft(thrice)).toBeLessThan(soft(once) * 4);
  });
});

describe('the content of a fill', () => {
  const canvas = { width: 120, height: 60 };
  const whole = { x: 0, y: 0, ...canvas };

  it.each<[string, (image: string) => Fill, readonly (readonly [number, number, readonly number[]])[]]>([
    ['covers', (image) => ({ kind: 'image', image, fit: 'cover' }), [[5, 5, quadrants.red], [115, 5, quadrants.green], [5, 55, quadrants.blue]]],
    ['is contained', (image) => ({ kind: 'image', image, fit: 'contain' }), [[35, 5, quadrants.red], [85, 55, quadrants.white], [25, 5, clear], [95, 5, clear]]],
    ['is stretched', (image) => ({ kind: 'image', image, fit: 'stretch' }), [[55, 25, quadrants.red], [65, 25, quadrants.green], [65, 35, quadrants.white]]],
    ['is tiled', (image) => ({ kind: 'image', image, fit: 'tile' }), [[5, 5, quadrants.red], [15, 5, quadrants.green], [25, 5, quadrants.red], [105, 25, quadrants.red], [119, 59, quadrants.white]]],
    ['is blurred', (image) => ({ kind: 'blur', image, blur: 4 }), [[2, 2, quadrants.red], [117, 2, quadrants.green], [117, 57, quadrants.white]]],
    ['is a colour', () => ({ kind: 'colour', colour: '#010203' }), [[0, 0, [1, 2, 3]], [119, 59, [1, 2, 3]]]],
  ])('%s', async (_name, fill, points) => {
    const { photo, content } = await studioWith(quadrantPixels(20, 20), { canvas });
    const raster = await content(fillOf(fill(photo.id), { opacity: 0.2, blend: 'screen' }), whole, canvas.width, canvas.height);
    for (const [x, y, colour] of points) expect(distance(pixel(raster, x, y), colour.length === 4 ? colour : [...colour, 255])).toBeLessThanOrEqual(2);
  });

  it('is a part of the same at another scale, and nothing outside the canvas', async () => {
    const { photo, content } = await studioWith(quadrantPixels(20, 20), { canvas });
    const raster = await content(fillOf({ kind: 'image', image: photo.id, fit: 'stretch' }), { x: 60, y: 30, width: 120, height: 60 }, 60, 30);
    expect([pixel(raster, 15, 7), pixel(raster, 35, 7), pixel(raster, 15, 20)]).toEqual([[...quadrants.white, 255], clear, clear]);
  });
});

describe('the effects of a layer', () => {
  const outline = { width: 4, colour: '#00ff00', opacity: 1 };

  it('lie around it in document space, after its transform, without itself', async () => {
    const { photo, effects } = await studioWith(noise(20, 10), { canvas: { width: 60, height: 60 } });
    const layer = imageOf(photo, { transform: translation(20, 30), opacity: 0.1, effects: { shadow: { dx: 0, dy: -25, blur: 0, colour: '#0000ff', opacity: 1 }, outline: null } });
    const raster = await effects(layer, { x: 0, y: 0, width: 60, height: 60 }, 60, 60);
    expect([pixel(raster, 30, 10), pixel(raster, 30, 35), pixel(raster, 10, 10)]).toEqual([[0, 0, 255, 255], clear, clear]);
    const lined = await effects({ ...layer, effects: { shadow: null, outline } }, { x: 10, y: 20, width: 40, height: 30 }, 80, 60);
    expect([pixel(lined, 16, 30), pixel(lined, 8, 30)]).toEqual([[0, 255, 0, 255], clear]);
  });

  it('of a layer without any are transparent', async () => {
    const { photo, effects } = await studioWith(noise(20, 10));
    expect(isClear(await effects(imageOf(photo), { x: 0, y: 0, width: 20, height: 10 }, 20, 10))).toBe(true);
    expect(isClear(await effects(groupOf(), { x: 0, y: 0, width: 20, height: 10 }, 20, 10))).toBe(true);
  });
});

describe('a composite', () => {
  const layers = (photo: ImageInfo): readonly Layer[] => [
    fillOf({ kind: 'colour', colour: '#ff0000' }, { id: 'red' }),
    imageOf(photo, { id: 'inside', parent: 'group', transform: translation(4, 0) }),
    groupOf({ id: 'group', opacity: 0.5, visible: false }),
  ];

  it('is the document as it looks', async () => {
    const { composite } = await studioWith(noise(20, 10), { canvas: { width: 30, height: 10 }, layers });
    const raster = await composite(null, { x: 0, y: 0, width: 30, height: 10 }, 30, 10);
    expect([pixel(raster, 0, 0), pixel(raster, 10, 5)]).toEqual([[255, 0, 0, 255], [255, 0, 0, 255]]);
  });

  it('of one layer is that with all it holds, even if it is hidden', async () => {
    const source = noise(20, 10);
    const { composite } = await studioWith(source, { canvas: { width: 30, height: 10 }, layers });
    const raster = await composite('group', { x: 0, y: 0, width: 30, height: 10 }, 30, 10);
    expect([pixel(raster, 0, 0), pixel(raster, 10, 5)]).toEqual([clear, [...pixel(source, 6, 5), 128]]);
    await expect(composite('none', { x: 0, y: 0, width: 30, height: 10 }, 30, 10)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a record from a page', () => {
  it('that names what is not part of the document is a clear error', async () => {
    const { studio, photo, content, effects } = await studioWith(noise(20, 10));
    const other = await studio.addPhoto(noise(30, 30));
    const region = { x: 0, y: 0, width: 5, height: 5 };
    for (const look of [content, effects]) {
      await expect(look(imageOf(other), region, 5, 5)).rejects.toMatchObject({ code: 'not-found' });
      await expect(look(cutoutOf(photo, studio.addMask(photo, () => 255), { mask: 'f'.repeat(64) }), region, 5, 5)).rejects.toMatchObject({ code: 'not-found' });
      await expect(look(fillOf({ kind: 'blur', image: other.id, blur: 1 }), region, 5, 5)).rejects.toMatchObject({ code: 'not-found' });
      await expect(look(cutoutOf(photo, studio.addMask(other, () => 255)), region, 5, 5)).rejects.toMatchObject({ code: 'bad-request' });
    }
    await expect(content(groupOf(), region, 5, 5)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('can be cancelled', async () => {
    const { views, photo } = await studioWith(noise(20, 10));
    const asked = { document: 'document', layer: fillOf({ kind: 'image', image: photo.id, fit: 'cover' }), region: { x: 0, y: 0, width: 5, height: 5 }, width: 5, height: 5 };
    await expect(views.content(asked, context(AbortSignal.abort()))).rejects.toMatchObject({ code: 'cancelled' });
  });
});
