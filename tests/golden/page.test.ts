import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src-preload/model/document';
import { createViews } from '../../src-main/services/views/views';
import type { Raster } from '../../src-preload/raster/raster';
import { never } from '../unit/render/render-studio';
import { clipScenes } from './clip-scenes';
import { openGoldenPage, type AnswerPicture, type GoldenPage } from './page/golden-page';
import { createSceneStudio } from './scene-studio';
import { goldenScenes, type GoldenScene } from './scenes';

const { studio, assets } = await createSceneStudio();
const given = goldenScenes(assets);
const scenes = [...given, ...clipScenes(given)];

const answer: AnswerPicture = async (document, { part, layer, region, size }) => {
  const views = createViews({ ...studio, documents: { get: () => ({ document }) as never } });
  return (await views[part]({ document: document.id, layer, region, ...size }, { signal: never() } as never)).pixels;
};

let page: GoldenPage;
beforeAll(async () => {
  page = await openGoldenPage(answer);
});
afterAll(() => page.close());

/** Mean and largest difference of premultiplied channels, in 255ths: the colour of what is all but clear means nothing. */
function difference(a: Raster, b: Raster): { readonly mean: number; readonly most: number } {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < a.data.length; i++) {
    const alpha = (raster: Raster): number => (i % 4 === 3 ? 1 : (raster.data[i | 3] ?? 0) / 255);
    const apart = Math.abs((a.data[i] ?? 0) * alpha(a) - (b.data[i] ?? 0) * alpha(b));
    sum += apart;
    if (apart > most) most = apart;
  }
  return { mean: sum / a.data.length, most };
}

/** In 255ths. Where nothing is resampled no pixel may be far off either: a wrong edge is lost in the mean of a picture. */
const copied = { mean: 1, most: 16 };
const resampled = { mean: 4, most: 255 };

function expectSame(name: string, painted: Raster, rendered: Raster, bounds: typeof copied): void {
  expect([painted.width, painted.height]).toEqual([rendered.width, rendered.height]);
  const { mean, most } = difference(painted, rendered);
  if (process.env['SHOW_GOLDEN']) console.info(name, mean.toFixed(3), most.toFixed(0));
  expect(mean).toBeLessThanOrEqual(bounds.mean);
  expect(most).toBeLessThanOrEqual(bounds.most);
}

describe('the canvas shows what the engine renders', () => {
  it.each(scenes)('$name', async ({ name, document, isResampled }: GoldenScene) => {
    const { raster } = await studio.renderer.full(document, { background: document.background }, never());
    expectSame(name, await page.paint(document, 1), raster, isResampled ? resampled : copied);
  });
});

/** One of each kind that is composited differently. */
const halved = ['photo alone', 'shadow and outline with opacity', 'fill linear gradient', 'rotated text', 'group with a blend mode', 'clip with blend modes', 'photo rotated by 30 degrees'];

describe('the canvas at 50 % shows what the engine renders at half the size', () => {
  it.each(halved)('%s', async (name) => {
    const { document } = scenes.find((scene) => scene.name === name) as { readonly document: DocumentRecord };
    const [width, height] = [Math.floor(document.width / 2), Math.floor(document.height / 2)];
    const region = { x: 0, y: 0, width: 2 * width, height: 2 * height };
    const rendered = await studio.renderer.view(document, { region, width, height, background: document.background }, never());
    expectSame(`${name} at 50 %`, await page.paint(document, 0.5), rendered, resampled);
  });
});

/** As words: straight RGBA of opaque pixels. */
const coloursOf = ({ data, channels }: Raster): ReadonlySet<number> => {
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += channels) colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  return colours;
};

it('shows pixels as pixels from 200 % on, however small a layer is', async () => {
  const { document } = scenes.find(({ name }) => name === 'photo scaled to a third and moved by a fraction') as GoldenScene;
  const photo = coloursOf(await studio.images.get(assets.flower.id).full());
  const white = 0xffffff;
  const isOfPhoto = (colour: number): boolean => colour === white || photo.has(colour);
  expect([...coloursOf(await page.paint(document, 2))].filter((colour) => !isOfPhoto(colour))).toEqual([]);
  expect([...coloursOf(await page.paint(document, 1.5))].filter((colour) => !isOfPhoto(colour)).length).toBeGreaterThan(100);
});
