import { expect, it } from 'vitest';
import { createPreviewStages, type PreviewInput } from '../../../src-main/services/refining/preview-stages';
import { planPreview } from '../../../src-main/services/refining/refine-plan';
import { defaultRefine, type RefineSettings } from '../../../src-preload/model/refinement';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import { fringedDisc, hardDisc, meanError } from './known-alpha';
import { context, createRefineStudio } from './refine-studio';

const size = { width: 240, height: 180 };
const whole = { x: 0, y: 0, ...size };
const known = fringedDisc(size, 24);
const source = fitAlpha(Uint8Array.from({ length: 240 * 180 }, (_, i) => hardDisc(size, 8)(i % 240, Math.floor(i / 240))), size);

/** A preview of all of a photo; `data` is what the photo's memory holds now. */
function work(data: Uint8Array, more: Partial<RefineSettings>, photoKey = 'photo'): PreviewInput {
  const settings = { ...defaultRefine, band: 4, ...more };
  const plan = planPreview({ image: size, source: source.bounds, hair: { ...whole, width: 0, height: 0 }, sourceArea: source.area, settings }, { region: whole, view: size });
  return {
    ...plan,
    image: size,
    source: { key: 'source', bounds: source.bounds, alpha: source.alpha },
    sourceArea: source.area,
    uncertainty: null,
    hair: null,
    clicks: [],
    settings,
    photo: { key: photoKey, raster: { ...size, channels: 3, data } },
    region: whole,
    view: size,
  };
}

it('looks at the photo again only when the edge has to be found again', () => {
  const preview = createPreviewStages();
  const data = Uint8Array.from(known.photo.data);
  const found = preview(work(data, {})).alpha;
  expect(meanError(found, known.alpha)).toBeLessThan(3);
  data.fill(128);
  expect(Buffer.from(preview(work(data, {})).alpha).equals(found)).toBe(true);
  for (const shape of [{ feather: 3 }, { shift: 2 }, { smooth: 4 }, { contrast: 0.5 }]) {
    const expected = createPreviewStages()(work(known.photo.data, shape)).alpha;
    expect(Buffer.from(preview(work(data, shape)).alpha).equals(expected)).toBe(true);
  }
  for (const asked of [work(data, { band: 3 }), work(data, { edge: 'firm' }), work(data, {}, 'another photo')]) {
    expect(Buffer.from(preview(asked).alpha).equals(found)).toBe(false);
  }
});

it('finds the edge no second time for holes and pieces that are not there', () => {
  const preview = createPreviewStages();
  const data = Uint8Array.from(known.photo.data);
  const found = preview(work(data, {})).alpha;
  data.fill(128);
  expect(Buffer.from(preview(work(data, { fillHoles: 50, dropIslands: 50 })).alpha).equals(found)).toBe(true);
});

it('fetches the photo once for a place and a zoom', async () => {
  const studio = createRefineStudio();
  const photo = await studio.addPhoto(known.photo);
  const mask = studio.addMask(size, hardDisc(size, 8));
  const opened = studio.images.get(photo.id);
  let fetched = 0;
  const full = opened.full.bind(opened);
  Object.assign(opened, { full: (signal?: AbortSignal) => (fetched++, full(signal)) });
  const ask = (settings: Partial<RefineSettings>, region = whole) =>
    studio.refining.preview({ image: photo.id, source: mask.info.id, hair: null, clicks: [], settings: { ...defaultRefine, ...settings }, region, width: 120, height: 90 }, context());
  await ask({ edge: 'keep', feather: 2 });
  expect(fetched).toBe(0);
  await Promise.all([ask({}), ask({ feather: 2 })]);
  await ask({ feather: 9 });
  await ask({ band: 2 });
  expect(fetched).toBe(1);
  await studio.refining.close();
});
