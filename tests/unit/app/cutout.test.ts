import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCutout, type Cutout } from '../../../src-main/app/cutout';
import { settingsOf, type CutoutRefinement } from '../../../src-main/app/cutout-settings';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import { defaultRefine, noRefine } from '../../../src-preload/model/refinement';
import { discRadius, fringedDisc, hardDisc, meanError } from '../refining/known-alpha';
import { createRefineStudio, type RefineStudio } from '../refining/refine-studio';

const size = { width: 240, height: 180 };
const known = fringedDisc(size, 12);

let studio: RefineStudio;
let cutout: Cutout;
let rendered: number;
let raw: StoredMask;
beforeEach(async () => {
  studio = createRefineStudio();
  const { id } = await studio.addPhoto(known.photo);
  raw = studio.addMask(size, hardDisc(size, 5));
  rendered = 0;
  const render = (): Promise<StoredMask> => Promise.resolve((rendered++, raw));
  cutout = createCutout({ photo: studio.images.get(id), refining: studio.refining, clicks: [], uncertainty: 8, render });
});
afterEach(() => studio.refining.close());

describe('a cut-out', () => {
  it('has the edge of the photo unless told otherwise', async () => {
    const off = await cutout.mask({ refine: 'off' });
    const auto = await cutout.mask();
    expect(meanError(off, known.alpha)).toBeGreaterThan(3 * meanError(auto, known.alpha));
    expect(off.reduce((sum, a) => sum + a, 0) / 255).toBe(raw.info.area);
    expect(rendered).toBe(1);
  });

  it('takes shape settings with and without looking at the photo', async () => {
    const radius = (alpha: Uint8Array): number => Math.sqrt(alpha.reduce((sum, a) => sum + a, 0) / 255 / Math.PI);
    expect(radius(await cutout.mask({ refine: 'off', shift: -4 }))).toBeCloseTo(discRadius(size) + 1, 0);
    // Strands grow on all their sides.
    expect(radius(await cutout.mask({ shift: 4 })) - radius(await cutout.mask())).toBeGreaterThan(3.5);
  });

  it('has no background in the colours of its soft pixels, and as much as it is told', async () => {
    const errorOf = async (options: CutoutRefinement): Promise<number> => {
      const data = await sharp(await cutout.toBuffer(options)).raw().toBuffer();
      let [sum, count] = [0, 0];
      known.alpha.forEach((_, i) => {
        const a = data[4 * i + 3] as number;
        if (a < 60 || a > 200) return;
        for (let c = 0; c < 3; c++, count++) sum += Math.abs((data[4 * i + c] as number) - (known.foreground.data[3 * i + c] as number));
      });
      return sum / count;
    };
    const clean = await errorOf({});
    expect(await errorOf({ decontaminate: 0 })).toBeGreaterThan(3 * clean);
    expect(await errorOf({ refine: 'off', feather: 3 })).toBeGreaterThan(3 * clean);
  });

  it('writes the mask that it gives', async () => {
    const file = sharp(await cutout.toBuffer({ onlyMask: true, feather: 2 }));
    expect((await file.toColourspace('b-w').raw().toBuffer()).equals(await cutout.mask({ feather: 2 }))).toBe(true);
  });

  it('refuses what is out of range, and stops when it is told to', async () => {
    await expect(cutout.mask({ feather: -1 })).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('feather') as string });
    await expect(cutout.toBuffer({ decontaminate: 2 })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(cutout.mask({ refine: 'never' as 'off' })).rejects.toMatchObject({ code: 'bad-request' });
    const controller = new AbortController();
    const running = cutout.mask({ signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(meanError(await cutout.mask(), known.alpha)).toBeLessThan(3);
  });
});

it('starts from the default settings, or from none', () => {
  expect(settingsOf({})).toEqual(defaultRefine);
  expect(settingsOf({ refine: 'off' })).toEqual(noRefine);
  expect(settingsOf({ refine: 'off', decontaminate: 0.5, smooth: 2 })).toEqual({ ...noRefine, decontaminate: 0.5, smooth: 2 });
});
