import { describe, expect, it, vi } from 'vitest';
import { createBackground } from '../../../src-main/services/background/background';
import type { Images, OpenImage } from '../../../src-main/services/images/images';
import { createMasks } from '../../../src-main/services/masks/masks';
import { createSalience } from '../../../src-main/services/salience/salience';
import { rasterJobs, type RasterInput, type RasterJob, type RasterOutput } from '../../../src-main/services/raster/jobs';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Inference } from '../../../src-main/inference/inference';

const id = 'a'.repeat(64);
const info = { id, name: 'photo.png', width: 64, height: 32, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 1 };

function service(matte: Inference['matte']) {
  const stretched = vi.fn<OpenImage['stretched']>((width, height) =>
    Promise.resolve({ width, height, channels: 3, data: new Uint8Array(width * height * 3) }),
  );
  const photo = { info, stretched } as unknown as OpenImage;
  const images = { get: () => photo } as unknown as Images;
  const masks = createMasks();
  const run = <J extends RasterJob>(job: J, input: RasterInput<J>): Promise<RasterOutput<J>> =>
    Promise.resolve((rasterJobs[job] as (input: RasterInput<J>) => RasterOutput<J>)(input));
  const background = createBackground({ images, masks, raster: { run, close: () => Promise.resolve() }, salience: createSalience({ images, inference: { matte } }) });
  return { background, masks, stretched };
}

const context = (signal = new AbortController().signal) => ({ signal, progress: vi.fn() });
/** The left half in, with a soft edge. */
const halfIn: Inference['matte'] = () =>
  Promise.resolve({ alpha: Uint8Array.from({ length: 1024 * 1024 }, (_, k) => Math.min(255, Math.max(0, 128 + 1.5 * (512 - (k % 1024))))), ms: 7 });

describe('background removal', () => {
  it('gives a soft mask of the photo size', async () => {
    const { background, masks } = service(halfIn);
    const { mask, timing } = await background.remove({ image: id }, context());
    expect(mask).toMatchObject({ width: 64, height: 32 });
    expect(mask.area / (64 * 32)).toBeCloseTo(0.5, 1);
    expect(timing.modelMs).toBe(7);
    const { alpha } = await masks.load(mask.id);
    expect(alpha.some((a) => a > 60 && a < 200)).toBe(true);
  });

  it('tells its stages in order', async () => {
    const watched = context();
    await service(halfIn).background.remove({ image: id }, watched);
    const stages = watched.progress.mock.calls.map(([p]) => (p as { stage: string }).stage);
    expect([...new Set(stages)]).toEqual(['preparing', 'matting', 'masking']);
  });

  it('passes the cancel on to the model', async () => {
    const controller = new AbortController();
    const matte: Inference['matte'] = (_request, options) => {
      controller.abort();
      throwIfAborted(options?.signal);
      return Promise.reject(new Error('went on'));
    };
    const { background } = service(matte);
    await expect(background.remove({ image: id }, context(controller.signal))).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps nothing when the model fails, and does not fail with what goes on meanwhile', async () => {
    const crash = new ClickcutError({ code: 'inference-crashed', message: 'gone' });
    await expect(service(() => Promise.reject(crash)).background.remove({ image: id }, context())).rejects.toBe(crash);
    const meanwhile = vi.fn(() => Promise.reject(new Error('no pixels')));
    const { mask } = await service(halfIn).background.matte(id, context(), { meanwhile });
    expect(meanwhile).toHaveBeenCalledOnce();
    expect(mask.info.area).toBeGreaterThan(0);
  });

  it('weighs doubt anew without asking the model again', async () => {
    const doubtful = vi.fn<Inference['matte']>(() =>
      Promise.resolve({ alpha: Uint8Array.from({ length: 1024 * 1024 }, (_, k) => (k % 1024 < 512 ? 255 : k % 1024 < 768 ? 120 : 0)), ms: 7 }),
    );
    const { background, stretched } = service(doubtful);
    const usual = await background.remove({ image: id }, context());
    const less = await background.remove({ image: id, keep: -1 }, context());
    expect(usual.mask.area / (64 * 32)).toBeCloseTo(0.75, 1);
    expect(less.mask.area / (64 * 32)).toBeCloseTo(0.5, 1);
    expect(less.timing.modelMs).toBe(0);
    expect(doubtful).toHaveBeenCalledOnce();
    expect(stretched).toHaveBeenCalledOnce();
  });

  it('asks again after a failure', async () => {
    const flaky = vi.fn<Inference['matte']>(halfIn).mockRejectedValueOnce(new ClickcutError({ code: 'inference-crashed', message: 'gone' }));
    const { background } = service(flaky);
    await expect(background.remove({ image: id }, context())).rejects.toMatchObject({ code: 'inference-crashed' });
    expect((await background.remove({ image: id }, context())).timing.modelMs).toBe(7);
  });
});
