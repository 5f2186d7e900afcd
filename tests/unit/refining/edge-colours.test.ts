import { afterEach, beforeEach, expect, it } from 'vitest';
import { cutoutPixels } from '../../../src-main/services/exports/cutout-pixels';
import { exactPixels, isExact } from '../../../src-main/services/exports/exact-pixels';
import { createEdgeColours, type EdgeColours } from '../../../src-main/services/refining/edge-colours';
import type { RefineLane } from '../../../src-main/services/refining/refine-lane';
import { createRenderer } from '../../../src-main/services/render/renderer';
import { CutoutProxies } from '../../../src-main/services/render/cutout-proxies';
import { createViews } from '../../../src-main/services/views/views';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import type { CutoutLayer } from '../../../src-preload/model/layer';
import { defaultRefine } from '../../../src-preload/model/refinement';
import type { Raster } from '../../../src-preload/raster/raster';
import { cutoutOf, documentOf, here, never } from '../render/render-studio';
import { createTexts } from '../../../src-main/services/texts/texts';
import { fringedDisc } from './known-alpha';
import { createRefineStudio, type RefineStudio } from './refine-studio';

const size = { width: 240, height: 180 };
const known = fringedDisc(size, 30);

let studio: RefineStudio;
let edges: EdgeColours;
let mask: StoredMask;
beforeEach(() => {
  studio = createRefineStudio();
  edges = studio.refining.edgeColours;
  mask = studio.addMask(size, (x, y) => known.alpha[y * size.width + x] as number);
});
afterEach(() => studio.refining.close());

/** How far colours are from the true foreground's, where alpha is well between its ends; and the sum of differences from the photo elsewhere. */
function errors({ data }: Raster, from = known.foreground): { readonly soft: number; readonly firm: number } {
  let [soft, count, firm] = [0, 0, 0];
  known.alpha.forEach((a, i) => {
    for (let c = 0; c < 3; c++) {
      if (a > 40 && a < 200) {
        soft += Math.abs((data[4 * i + c] as number) - (from.data[3 * i + c] as number));
        count++;
      } else if (a === 255) firm += Math.abs((data[4 * i + c] as number) - (known.photo.data[3 * i + c] as number));
    }
  });
  return { soft: soft / count, firm };
}

const layerWith = async (decontaminate: number): Promise<CutoutLayer> => {
  const image = await studio.addPhoto(known.photo);
  const refine = { settings: { ...defaultRefine, decontaminate }, source: mask.info.id, hair: null, output: mask.info.id };
  return cutoutOf(image, mask, { refine });
};

it('takes the background out of soft pixels alone', async () => {
  const asked = { image: 'photo', photo: known.photo, mask };
  const whole = { x: 0, y: 0, ...size };
  const before = errors(await cutoutPixels(known.photo, mask, whole));
  const after = errors(await cutoutPixels(known.photo, mask, whole, await edges.of({ ...asked, amount: 1 })));
  expect(before.soft).toBeGreaterThan(30);
  expect(after.soft).toBeLessThan(before.soft / 4);
  expect(after.firm).toBe(0);
  const half = errors(await cutoutPixels(known.photo, mask, whole, await edges.of({ ...asked, amount: 0.5 })));
  expect(half.soft).toBeGreaterThan(0.35 * before.soft);
  expect(half.soft).toBeLessThan(0.7 * before.soft);
  expect(await edges.of({ ...asked, amount: 0 })).toBeUndefined();
});

it('paints the same colours into any part of the photo', async () => {
  const tiles = await edges.of({ image: 'photo', photo: known.photo, mask, amount: 1 });
  const whole = await cutoutPixels(known.photo, mask, { x: 0, y: 0, ...size }, tiles);
  const part = { x: 31, y: 66, width: 140, height: 80 };
  const cut = await cutoutPixels(known.photo, mask, part, tiles);
  for (let y = 0; y < part.height; y++) {
    const from = ((part.y + y) * size.width + part.x) * 4;
    expect(Buffer.from(cut.data.subarray(y * part.width * 4, (y + 1) * part.width * 4)).equals(whole.data.subarray(from, from + part.width * 4))).toBe(true);
  }
});

it('keeps the transparency of photos that have their own', async () => {
  const data = new Uint8Array(4 * size.width * size.height);
  for (let i = 0; i < size.width * size.height; i++) data.set([...known.photo.data.subarray(3 * i, 3 * i + 3), 128], 4 * i);
  const photo: Raster = { ...size, channels: 4, data };
  const cut = await cutoutPixels(photo, mask, { x: 0, y: 0, ...size }, await edges.of({ image: 'clear', photo, mask, amount: 1 }));
  expect(errors(cut).soft).toBeLessThan(15);
  expect(cut.data[4 * (90 * 240 + 120) + 3]).toBe(128);
});

it('is estimated once for each mask, resolution and amount, also for those who ask at once', async () => {
  let runs = 0;
  const lane: RefineLane = {
    run: async (job, input, options) => {
      runs++;
      const { createRefineJobs } = await import('../../../src-main/services/refining/refine-jobs');
      expect(options?.signal?.aborted).toBe(false);
      return (createRefineJobs()[job] as (given: unknown) => never)(input);
    },
    close: async () => undefined,
  };
  const own = createEdgeColours({ heavy: lane, quick: lane });
  const asked = { image: 'photo', photo: known.photo, mask, amount: 1 };
  const gone = new AbortController();
  const first = own.of(asked, gone.signal);
  const both = [own.of(asked), own.of(asked)];
  gone.abort();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  const [a, b] = await Promise.all(both);
  expect(a).toBe(b);
  expect(await own.of(asked)).toBe(a);
  expect(runs).toBe(1);
  await own.of({ ...asked, amount: 0.4 });
  expect(runs).toBe(2);
});

it('is in exports with and without compositing, and in views; layers without it stay as they are', async () => {
  const layer = await layerWith(1);
  const plain = await layerWith(0);
  const sources = { images: studio.images, masks: studio.masks, texts: createTexts(), proxies: new CutoutProxies(1e8), edges };
  const renderer = createRenderer({ ...sources, compositor: here });
  const exact = async (of: CutoutLayer): Promise<Raster> => {
    if (!isExact(of)) throw new Error('not exact');
    const { raster, left, top } = await exactPixels(of, size, false, sources, never());
    const data = new Uint8Array(4 * size.width * size.height);
    for (let y = 0; y < raster.height; y++) data.set(raster.data.subarray(4 * y * raster.width, 4 * (y + 1) * raster.width), 4 * ((top + y) * size.width + left));
    return { ...size, channels: 4, data };
  };
  const rendered = async (of: CutoutLayer): Promise<Raster> => (await renderer.full(documentOf(size, [of]), {}, never())).raster;
  const document = documentOf(size, [layer, plain], { images: { [layer.image]: studio.images.get(layer.image).info } });
  const views = createViews({ ...sources, renderer, documents: { get: () => ({ document }) as never } });
  const viewed = async (of: CutoutLayer): Promise<Raster> => {
    const { pixels } = await views.content({ document: 'document', layer: of, region: { x: 0, y: 0, ...size }, ...size }, { signal: never(), progress: () => undefined as never });
    return { ...size, channels: 4, data: pixels };
  };
  for (const paint of [exact, rendered, viewed]) {
    const [clean, dirty] = [errors(await paint(layer)), errors(await paint(plain))];
    expect(clean.soft).toBeLessThan(10);
    expect(clean.firm).toBe(0);
    expect(dirty.soft).toBeGreaterThan(30);
    expect(errors(await paint(plain), known.photo).soft).toBeLessThan(1);
  }
});
