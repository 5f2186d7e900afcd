import { describe, expect, it, vi } from 'vitest';
import { createBackground } from '../../../src-main/services/background/background';
import type { Images, OpenImage } from '../../../src-main/services/images/images';
import { createMasks, type StoredMask } from '../../../src-main/services/masks/masks';
import { createSalience } from '../../../src-main/services/salience/salience';
import { rasterJobs, type RasterInput, type RasterJob, type RasterOutput } from '../../../src-main/services/raster/jobs';
import type { Size } from '../../../src-preload/model/geometry';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Inference } from '../../../src-main/inference/inference';

const id = 'a'.repeat(64);
const info = { id, name: 'photo.png', width: 64, height: 32, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 1 };

function service(matte: Inference['matte'], decode: Inference['decode'] = () => Promise.reject(new Error('asked about nothing')), size: Size = info) {
  const stretched = vi.fn<OpenImage['stretched']>((width, height) =>
    Promise.resolve({ width, height, channels: 3, data: new Uint8Array(width * height * 3) }),
  );
  const full = vi.fn<OpenImage['full']>(() => Promise.resolve({ width: size.width, height: size.height, channels: 3, data: new Uint8Array(size.width * size.height * 3) }));
  const photo = { info: { ...info, width: size.width, height: size.height }, stretched, full } as unknown as OpenImage;
  const images = { get: () => photo } as unknown as Images;
  const masks = createMasks();
  const run = <J extends RasterJob>(job: J, input: RasterInput<J>): Promise<RasterOutput<J>> =>
    Promise.resolve((rasterJobs[job] as (input: RasterInput<J>) => RasterOutput<J>)(input));
  const prepare = vi.fn(() => Promise.resolve({ from: 'memory' as const, ms: 0 }));
  const embeddings = { recall: () => new Uint16Array(1), load: () => Promise.resolve(undefined) };
  const decoder = { segmentation: { prepare }, embeddings, inference: { decode }, encoderSha256: 'b'.repeat(64) };
  const background = createBackground({ images, masks, raster: { run, close: () => Promise.resolve() }, salience: createSalience({ images, inference: { matte } }), decoder });
  return { background, masks, stretched, full, prepare };
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

  describe('a piece that hangs on the object by a thread', () => {
    const inDisc = (x: number, y: number): boolean => Math.hypot(x - 400, y - 512) < 300;
    const inPiece = (x: number, y: number): boolean => (x > 800 && x < 900 && y > 440 && y < 540) || (x > 690 && x < 810 && y > 480 && y < 496);
    const withPiece: Inference['matte'] = () =>
      Promise.resolve({ alpha: Uint8Array.from({ length: 1024 * 1024 }, (_, k) => (inDisc(k % 1024, k >> 10) || inPiece(k % 1024, k >> 10) ? 255 : 0)), ms: 7 });
    const nothing: Inference['decode'] = () => Promise.resolve({ logits: new Float32Array(4 * 65536).fill(-5), iou: new Float32Array(4), ms: 1 });
    const everything: Inference['decode'] = () => Promise.resolve({ logits: new Float32Array(4 * 65536).fill(5), iou: new Float32Array(4), ms: 1 });
    const alphaAt = (mask: StoredMask, x: number, y: number): number => {
      const { bounds } = mask.info;
      const isInside = x >= bounds.x && y >= bounds.y && x < bounds.x + bounds.width && y < bounds.y + bounds.height;
      return isInside ? (mask.alpha[(y - bounds.y) * bounds.width + x - bounds.x] ?? 0) : 0;
    };

    it('goes where SAM sees no part of the object in it', async () => {
      const { mask } = await service(withPiece, nothing).background.matte(id, context());
      expect([alphaAt(mask, 25, 16), alphaAt(mask, 53, 15)]).toEqual([255, 0]);
    });

    it.each<[string, Inference['decode'], { readonly pieces?: boolean }]>([
      ['where SAM sees it as a part', everything, {}],
      ['where SAM cannot be asked', () => Promise.reject(new ClickcutError({ code: 'model-missing', message: 'gone' })), {}],
      ['where SAM is not to be asked', nothing, { pieces: false }],
    ])('stays %s', async (_name, decode, options) => {
      const { mask } = await service(withPiece, decode).background.matte(id, context(), options);
      expect(alphaAt(mask, 53, 15)).toBe(255);
    });

    describe('in a photo with more pixels than the model has seen', () => {
      const size = { width: 2048, height: 1536 };
      const tied = (x: number, y: number): boolean => Math.hypot(x - 400, y - 512) < 200 || (x > 612 && x < 637 && y > 490 && y < 522) || (x > 596 && x < 614 && y > 502 && y < 507);
      /** The first look takes the piece along; what the second one sees of the part around the disc is up to `closer`. */
      const looking = (closer: (x: number, y: number) => number) => {
        const matte = vi.fn<Inference['matte']>();
        matte.mockImplementationOnce(() => Promise.resolve({ alpha: Uint8Array.from({ length: 1024 * 1024 }, (_, k) => (tied(k % 1024, k >> 10) ? 255 : 0)), ms: 7 }));
        matte.mockImplementation(() => Promise.resolve({ alpha: Uint8Array.from({ length: 1024 * 1024 }, (_, k) => closer(k % 1024, k >> 10)), ms: 7 }));
        return matte;
      };
      // The disc's box with a tenth of it around: a disc in the middle, as large as its box.
      const discAlone = (x: number, y: number): number => (Math.hypot(x - 512, y - 512) < 427 ? 255 : 0);

      // The part begins at (319, 408) and has 970 x 720 pixels.
      const bothAgain = (x: number, y: number): number => (tied((319 + (x / 1024) * 970) / 2, (408 + (y / 1024) * 720) / 1.5) ? 255 : 0);

      it('goes where a closer look leaves it out', async () => {
        const matte = looking(discAlone);
        const { background, full } = service(matte, nothing, size);
        const { mask, uncertainty } = await background.matte(id, context());
        expect([alphaAt(mask, 800, 768), alphaAt(mask, 1250, 759)]).toEqual([255, 0]);
        expect(matte).toHaveBeenCalledTimes(2);
        expect(full).toHaveBeenCalled();
        expect(uncertainty).toBeLessThan(2);
      });

      it('stays where the closer look has it too, and SAM is not asked', async () => {
        const { background, prepare } = service(looking(bothAgain), nothing, size);
        const { mask } = await background.matte(id, context());
        expect(alphaAt(mask, 1250, 759)).toBe(255);
        expect(prepare).not.toHaveBeenCalled();
      });

      it('stays, as SAM has it, where the closer look fails', async () => {
        const matte = looking(discAlone);
        matte.mockImplementation(() => Promise.reject(new ClickcutError({ code: 'inference-crashed', message: 'gone' })));
        const { mask } = await service(matte, everything, size).background.matte(id, context());
        expect(alphaAt(mask, 1250, 759)).toBe(255);
      });

      it('opens no hole in what SAM is sure of, where the closer look misses a part', async () => {
        const withHole = (x: number, y: number): number => (Math.hypot(x - 512, y - 512) < 100 ? 0 : discAlone(x, y));
        const holeAt = async (decode: Inference['decode']): Promise<number> => alphaAt((await service(looking(withHole), decode, size).background.matte(id, context())).mask, 800, 768);
        expect(await holeAt(everything)).toBe(255);
        expect(await holeAt(nothing)).toBe(0);
      });

      it('is looked at once, however doubts are weighed', async () => {
        const matte = looking(discAlone);
        const { background } = service(matte, nothing, size);
        await background.matte(id, context());
        await background.matte(id, context(), { keep: 0.1 });
        expect(matte).toHaveBeenCalledTimes(2);
      });
    });

    it('is not asked about while somebody cancels', async () => {
      const controller = new AbortController();
      const decode: Inference['decode'] = (_request, options) => {
        controller.abort();
        throwIfAborted(options?.signal);
        return Promise.reject(new Error('went on'));
      };
      await expect(service(withPiece, decode).background.matte(id, context(controller.signal))).rejects.toMatchObject({ code: 'cancelled' });
    });
  });

  it('encodes nothing for an object that nothing hangs on', async () => {
    const { background, prepare } = service(halfIn);
    await background.remove({ image: id }, context());
    expect(prepare).not.toHaveBeenCalled();
  });

  it('asks again after a failure', async () => {
    const flaky = vi.fn<Inference['matte']>(halfIn).mockRejectedValueOnce(new ClickcutError({ code: 'inference-crashed', message: 'gone' }));
    const { background } = service(flaky);
    await expect(background.remove({ image: id }, context())).rejects.toMatchObject({ code: 'inference-crashed' });
    expect((await background.remove({ image: id }, context())).timing.modelMs).toBe(7);
  });
});
