import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { toRaster } from '../../src-main/services/images/sharp';
import type { ImageInfo } from '../../src-preload/model/document';
import type { StoredMask } from '../../src-main/services/masks/masks';
import { expandAlpha } from '../../src-preload/raster/bounds';
import type { Raster } from '../../src-preload/raster/raster';
import { createRenderStudio, never, type RenderStudio } from '../unit/render/render-studio';
import { airplane, flower } from '../helpers/sample-photos';
import { referenceRender, type Plane } from './reference-compositor';
import type { Picture, ReferenceAssets } from './reference-content';
import { goldenScenes, sceneText, type GoldenScene } from './scenes';

let studio: RenderStudio;
let assets: ReferenceAssets;
const scenes = new Map<string, GoldenScene>();

const pictureOf = ({ width, height, channels, data }: Raster): Picture => ({
  width,
  height,
  at: (x, y) => {
    const i = (y * width + x) * channels;
    return [(data[i] ?? 0) / 255, (data[i + 1] ?? 0) / 255, (data[i + 2] ?? 0) / 255, channels === 4 ? (data[i + 3] ?? 0) / 255 : 1];
  },
});

const small = async (path: string, width: number): Promise<Raster> => toRaster(sharp(path).resize(width).removeAlpha());

async function prepare(): Promise<void> {
  studio = createRenderStudio();
  const plane = await studio.addPhoto(await small(airplane, 240));
  const blossom = await studio.addPhoto(await small(flower, 160));
  const wholePlane = await studio.addPhoto(await small(airplane, 1024));
  const discOf = (softness: number): StoredMask =>
    studio.addMask(blossom, (x, y) => Math.round(255 * Math.min(1, Math.max(0, (58 - Math.hypot(x - 80, y - 95)) / softness))));
  const masks = [discOf(9), discOf(1)] as const;
  const textBox = await studio.texts.render(sceneText, { scale: 1 });
  const photos = new Map<string, Picture>();
  for (const info of [plane, blossom, wholePlane] satisfies readonly ImageInfo[]) photos.set(info.id, pictureOf(await studio.images.get(info.id).full()));
  const texts = new Map<number, Picture>();
  for (const scale of [1, 4]) texts.set(scale, pictureOf(await studio.texts.render(sceneText, { scale })));
  const alphas = new Map(masks.map(({ info, alpha }) => [info.id, expandAlpha({ bounds: info.bounds, alpha }, blossom)]));
  const known = <K, V>(map: Map<K, V>, key: K): V => {
    const found = map.get(key);
    if (!found) throw new Error(`no '${String(key)}'`);
    return found;
  };
  assets = {
    image: (id) => known(photos, id),
    mask: (id) => (x, y) => (known(alphas, id)[y * blossom.width + x] ?? 0) / 255,
    text: (scale) => known(texts, scale),
  };
  for (const scene of goldenScenes({ plane, flower: blossom, wholePlane, disc: masks[0].info, crisp: masks[1].info, textBox })) scenes.set(scene.name, scene);
}

/** Mean difference of premultiplied channels, in 255ths. */
function difference({ data }: Raster, reference: Plane): number {
  let sum = 0;
  reference.forEach(([r, g, b, a], i) => {
    const alpha = (data[4 * i + 3] ?? 0) / 255;
    [r, g, b].forEach((value, c) => (sum += Math.abs((data[4 * i + c] ?? 0) * alpha - value * a * 255)));
    sum += Math.abs(alpha - a) * 255;
  });
  return sum / (reference.length * 4);
}

beforeAll(prepare);

/** The names are needed before the photos are there. */
const info = (id: string): ImageInfo => ({ id, name: id, width: 1, height: 1, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 1 });
const bounds = { x: 0, y: 0, width: 1, height: 1 };
const maskInfo = { id: 'd', width: 1, height: 1, bounds, area: 1 };
const names = goldenScenes({ plane: info('a'), flower: info('b'), wholePlane: info('c'), disc: maskInfo, crisp: maskInfo, textBox: bounds }).map(({ name }) => name);

describe('the engine renders as the specification says', () => {
  it.each(names)('%s', async (name) => {
    const { document, isResampled } = scenes.get(name) as GoldenScene;
    const { raster } = await studio.renderer.full(document, { background: document.background }, never());
    expect([raster.width, raster.height]).toEqual([document.width, document.height]);
    const mae = difference(raster, referenceRender(document, assets));
    if (process.env['SHOW_GOLDEN']) console.info(name, mae.toFixed(3));
    expect(mae).toBeLessThanOrEqual(isResampled ? 4 : 1);
  });
});
