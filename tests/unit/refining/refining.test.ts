import { afterEach, describe, expect, it } from 'vitest';
import { wholeAlpha } from '../../../src-main/services/masks/whole-alpha';
import { scaleRegion } from '../../../src-main/services/masks/scale-region';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { WorkProgress } from '../../../src-preload/contract/common';
import type { Rect } from '../../../src-preload/model/geometry';
import { defaultRefine, noRefine, type RefineSettings } from '../../../src-preload/model/refinement';
import { fringedDisc, hardDisc, meanError } from './known-alpha';
import { context, createRefineStudio, type RefineStudio } from './refine-studio';

let studio: RefineStudio;
afterEach(() => studio.refining.close());

const size = { width: 480, height: 360 };
const known = fringedDisc(size, 40);
const whole = { x: 0, y: 0, ...size };

async function prepared(at: (x: number, y: number) => number = hardDisc(size, 14)) {
  studio = createRefineStudio();
  const image = (await studio.addPhoto(known.photo)).id;
  const source = studio.addMask(size, at);
  const asked = (settings: Partial<RefineSettings>, more: { readonly hair?: string; readonly clicks?: readonly { x: number; y: number; positive: boolean }[] } = {}) => ({
    image,
    source: source.info.id,
    hair: more.hair ?? null,
    clicks: [...(more.clicks ?? [])],
    settings: { ...noRefine, ...settings },
  });
  const refine = async (...given: Parameters<typeof asked>): Promise<Uint8Array> =>
    studio.alpha((await studio.refining.refine(asked(...given), context())).id);
  const preview = async (settings: Partial<RefineSettings>, region: Rect, view: { width: number; height: number }): Promise<Uint8Array> =>
    (await studio.refining.preview({ ...asked(settings), region, ...view }, context())).alpha;
  return { image, source, asked, refine, preview };
}

const soft = { ...defaultRefine, band: 4 };

describe('refine', () => {
  it('brings a wrong hard mask near the true alpha', async () => {
    for (const wrongBy of [8, 14]) {
      const { source, refine } = await prepared(hardDisc(size, wrongBy));
      const before = meanError(wholeAlpha(source), known.alpha);
      expect(meanError(await refine(soft), known.alpha)).toBeLessThan(before / 4);
      await studio.refining.close();
    }
  });

  it('moves a firm edge towards the photo, and no further than its band', async () => {
    const { source, refine } = await prepared(hardDisc(size, 4));
    const firm = await refine({ edge: 'firm', band: 4 });
    expect(meanError(firm, known.alpha)).toBeLessThan(meanError(wholeAlpha(source), known.alpha));
    expect(firm[180 * 480 + 240]).toBe(255);
    expect(firm[0]).toBe(0);
  });

  it('gives back the very mask where nothing is to be done', async () => {
    const { source, asked } = await prepared();
    expect(await studio.refining.refine(asked({}), context())).toEqual(source.info);
    expect(await studio.refining.refine(asked({ band: 3, decontaminate: 1 }), context())).toEqual(source.info);
  });

  it('fills holes and drops pieces, but none that was clicked', async () => {
    const inSquare = (x: number, y: number, left: number, top: number): boolean => x >= left && x < left + 10 && y >= top && y < top + 10;
    const { refine } = await prepared((x, y) =>
      inSquare(x, y, 20, 20) || inSquare(x, y, 60, 20) || (hardDisc(size, 0)(x, y) === 255 && !inSquare(x, y, 200, 180) && !inSquare(x, y, 260, 180)) ? 255 : 0,
    );
    const clicks = [
      { x: 65, y: 25, positive: true },
      { x: 265, y: 185, positive: false },
    ];
    const alpha = await refine({ fillHoles: 200, dropIslands: 200 }, { clicks });
    const at = (x: number, y: number): number | undefined => alpha[y * size.width + x];
    expect([at(25, 25), at(65, 25), at(205, 185), at(265, 185)]).toEqual([0, 255, 255, 0]);
  });

  it('lets the photo decide where hair was painted, and nowhere else', async () => {
    const { source, refine } = await prepared(hardDisc(size, 0));
    const isRight = (x: number): boolean => x >= 240;
    const hair = studio.addMask(size, (x, y) => (isRight(x) && Math.abs(Math.hypot(x - 240, y - 180) - 128) < 42 ? 255 : 0));
    const alpha = await refine({ edge: 'keep' }, { hair: hair.info.id });
    const errorOf = (a: Uint8Array): number => meanError(a.filter((_, i) => isRight(i % size.width)), known.alpha.filter((_, i) => isRight(i % size.width)));
    expect(errorOf(alpha)).toBeLessThan(errorOf(wholeAlpha(source)) / 3);
    const left = (a: Uint8Array): Uint8Array => a.filter((_, i) => i % size.width < 236);
    expect(Buffer.from(left(alpha)).equals(left(wholeAlpha(source)))).toBe(true);
  });

  it('finds hair beyond the selection, also where that is empty', async () => {
    const { image } = await prepared();
    const empty = await studio.refining.nothing({ image }, context());
    expect(empty.bounds).toMatchObject({ width: 0, height: 0 });
    const ring = studio.addMask(size, (x, y) => (x < 20 && y < 20 ? 255 : 0));
    const settings = { ...noRefine, edge: 'soft' as const };
    const made = await studio.refining.refine({ image, source: empty.id, hair: ring.info.id, clicks: [], settings }, context());
    // Nothing around it is known to belong to anything.
    expect(made.area).toBeLessThan(20 * 20);
    expect((await studio.refining.refine({ image, source: empty.id, hair: null, clicks: [], settings }, context())).id).toBe(empty.id);
  });

  it('shapes in pixels of the photo', async () => {
    const { source, refine } = await prepared(hardDisc(size, 0));
    const radius = (alpha: Uint8Array): number => Math.sqrt(alpha.reduce((sum, a) => sum + a, 0) / 255 / Math.PI);
    const before = radius(wholeAlpha(source));
    expect(radius(await refine({ shift: 6 })) - before).toBeCloseTo(6, 0);
    expect(radius(await refine({ shift: -6 })) - before).toBeCloseTo(-6, 0);
    const feathered = await refine({ feather: 8 });
    const row = feathered.subarray(180 * size.width + 240, 181 * size.width);
    // A Gaussian of deviation 8 falls from 84 % to 16 % within 16 pixels.
    expect(row.findIndex((a) => a < 0.16 * 255) - row.findIndex((a) => a < 0.84 * 255)).toBeCloseTo(16, -1);
  });

  it('refuses masks of another size, and photos that are not open', async () => {
    const { asked } = await prepared();
    const other = studio.addMask({ width: 20, height: 10 }, () => 255);
    await expect(studio.refining.refine({ ...asked(soft), source: other.info.id }, context())).rejects.toMatchObject({ code: 'bad-request' });
    await expect(studio.refining.preview({ ...asked(soft), hair: other.info.id, region: whole, ...size }, context())).rejects.toMatchObject({ code: 'bad-request' });
    await expect(studio.refining.refine({ ...asked(soft), image: 'ab'.repeat(32) }, context())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('progress and cancel', () => {
  it('tells how far it is, never backwards', async () => {
    const { asked } = await prepared();
    const told: WorkProgress[] = [];
    await studio.refining.refine(asked(soft), context({ progress: (p) => told.push(p) }));
    expect(told[0]).toEqual({ stage: 'reading', fraction: 0 });
    const fractions = told.filter(({ stage }) => stage === 'refining').map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('cancels at once, keeps nothing, and works again', async () => {
    const { asked, refine } = await prepared();
    const controller = new AbortController();
    const adopted: string[] = [];
    const adopt = studio.masks.adopt;
    Object.assign(studio.masks, { adopt: (mask: Parameters<typeof adopt>[0]) => (adopted.push(mask.info.id), adopt(mask)) });
    const running = studio.refining.refine(asked(soft), context({ signal: controller.signal, progress: ({ stage }) => stage === 'refining' && controller.abort() }));
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(adopted).toEqual([]);
    expect(meanError(await refine(soft), known.alpha)).toBeLessThan(1);
  });

  it('answers previews while a mask is refined', async () => {
    const { asked, preview } = await prepared();
    let isDone = false;
    const full = Promise.resolve(studio.refining.refine(asked(soft), context())).then(() => (isDone = true));
    await preview({ feather: 2 }, whole, { width: 120, height: 90 });
    expect(isDone).toBe(false);
    await full;
  });

  it('fails with cancelled when it is closed', async () => {
    const { asked } = await prepared();
    const running = Promise.resolve(studio.refining.refine(asked(soft), context()));
    running.catch(() => undefined);
    await studio.refining.close();
    await expect(running).rejects.toBeInstanceOf(ClickcutError);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('preview', () => {
  it('is what refine gives, as the view shows it', async () => {
    const { refine, preview } = await prepared();
    const cases: readonly Partial<RefineSettings>[] = [{}, { feather: 6 }, { shift: 8, smooth: 5 }, { edge: 'firm' }, { edge: 'soft', band: 4 }, { edge: 'soft', band: 4, shift: -3, contrast: 0.4 }];
    const views: readonly (readonly [Rect, { width: number; height: number }])[] = [
      [whole, size],
      [whole, { width: 160, height: 120 }],
      [{ x: 300.5, y: 90, width: 120, height: 90 }, { width: 240, height: 180 }],
    ];
    for (const settings of cases) {
      const full = await refine(settings);
      for (const [region, view] of views) {
        const expected = scaleRegion({ bounds: whole, alpha: full }, region, view);
        expect(meanError(await preview(settings, region, view), expected)).toBeLessThan(3.5);
      }
    }
  });

  it('is exactly the selection at the photo\'s own size where nothing is refined', async () => {
    const { source, preview } = await prepared();
    expect(Buffer.from(await preview({}, whole, size)).equals(wholeAlpha(source))).toBe(true);
  });

  it('is nothing outside the photo and away from the selection', async () => {
    const { preview } = await prepared(() => 255);
    const beyond = await preview({ feather: 4 }, { x: 440, y: 320, width: 80, height: 80 }, { width: 40, height: 40 });
    expect(beyond[0]).toBeGreaterThan(250);
    for (const at of [20, 39, 20 * 40, 39 * 40 + 39]) expect(beyond[at]).toBe(0);
    expect(new Set(await preview({}, { x: 500, y: 0, width: 10, height: 10 }, { width: 5, height: 5 }))).toEqual(new Set([0]));
  });

  it('reaches the photo\'s border at any reduction', async () => {
    const { preview } = await prepared(() => 255);
    // 480 x 360 divides into neither.
    const alpha = await preview({}, whole, { width: 67, height: 51 });
    expect(Math.min(...alpha)).toBeGreaterThan(250);
  });
});
