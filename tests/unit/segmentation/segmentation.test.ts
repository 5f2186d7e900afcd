import type { EmbeddingFolder } from '../../../src-main/services/embeddings/embedding-folder';
import { describe, expect, it } from 'vitest';
import type { Inference } from '../../../src-main/inference/inference';
import { deferred } from './deferred';
import { context, fakeEngine, imageId } from './fake-engine';
import { masksOf } from './rect-masks';

const click = { image: imageId, prompts: { points: [{ x: 1000, y: 500, positive: true }] } };
const size = 65536;

describe('segmentation', () => {
  it('encodes the photo once, at the frame size, for a select that comes before the embedding', async () => {
    const encoding = deferred<{ readonly embedding: Uint16Array; readonly ms: number }>();
    const { segmentation, encode, decode } = fakeEngine({ encode: () => encoding.promise });
    const preparing = segmentation.prepare({ image: imageId }, context());
    const selecting = segmentation.select(click, context());
    Promise.resolve(segmentation.prepare({ image: imageId }, context())).catch(() => undefined);
    encoding.resolve({ embedding: new Uint16Array(2), ms: 5 });
    expect(await preparing).toMatchObject({ from: 'encoder' });
    expect((await selecting).frame).toEqual({ width: 1024, height: 512 });
    expect(encode).toHaveBeenCalledOnce();
    expect(encode.mock.calls[0]?.[0]).toMatchObject({ width: 1024, height: 512 });
    expect(decode.mock.calls[0]?.[0].points).toEqual([{ x: 499.5, y: 249.5, label: 1 }]);
    expect(await segmentation.prepare({ image: imageId }, context())).toMatchObject({ from: 'memory' });
  });

  it('passes progress of the encoding on to a select that waits for it', async () => {
    const encode: Inference['encode'] = (_request, options) => {
      options?.onProgress?.({ stage: 'encoding', fraction: 0.5 });
      return Promise.resolve({ embedding: new Uint16Array(1), ms: 1 });
    };
    const waiting = context();
    await fakeEngine({ encode }).segmentation.select(click, waiting);
    expect(waiting.progress).toHaveBeenCalledWith({ stage: 'encoding', fraction: 0.5 });
  });

  it('goes on encoding while somebody waits, and aborts when nobody does', async () => {
    const encoding = deferred<{ readonly embedding: Uint16Array; readonly ms: number }>();
    const started = deferred<AbortSignal | undefined>();
    const { segmentation, decode } = fakeEngine({
      encode: (_request, options) => {
        started.resolve(options?.signal);
        return encoding.promise;
      },
    });
    const [opening, clicking] = [new AbortController(), new AbortController()];
    Promise.resolve(segmentation.prepare({ image: imageId }, context(opening.signal))).catch(() => undefined);
    const selecting = segmentation.select(click, context(clicking.signal));
    const signal = await started.promise;
    opening.abort();
    expect(signal?.aborted).toBe(false);
    clicking.abort();
    await expect(selecting).rejects.toMatchObject({ code: 'cancelled' });
    expect(signal?.aborted).toBe(true);
    expect(decode).not.toHaveBeenCalled();
  });

  it('encodes again after a failure', async () => {
    let isBroken = true;
    const { segmentation } = fakeEngine({
      encode: () => (isBroken ? Promise.reject(new Error('crash')) : Promise.resolve({ embedding: new Uint16Array(1), ms: 1 })),
    });
    await expect(segmentation.select(click, context())).rejects.toThrow('crash');
    isBroken = false;
    expect((await segmentation.select(click, context())).candidates).toHaveLength(3);
  });

  it('answers a lone click with tokens 1 to 3, best first, with their areas in photo pixels', async () => {
    const logits = masksOf([0, 0, 256, 128, 5], [120, 60, 130, 70, 5], [100, 50, 150, 100, 5], [90, 40, 160, 110, 5]);
    const decode: Inference['decode'] = () => Promise.resolve({ logits, iou: Float32Array.of(0.99, 0.7, 0.95, 0.8), ms: 1 });
    const { candidates } = await fakeEngine({ decode }).segmentation.select(click, context());
    expect(candidates.map((c) => Number(c.iou.toFixed(2)))).toEqual([0.95, 0.8, 0.7]);
    // 50 x 50 samples, each 8 x 8 pixels of the photo, with cut corners.
    expect((candidates[0]?.area ?? 0) / (400 * 400)).toBeCloseTo(1, 2);
    expect(candidates[0]?.logits).toHaveLength(size);
    expect(candidates[0]?.logits.byteOffset).toBe(0);
    expect(candidates[0]?.logits.buffer.byteLength).toBe(size * 4);
  });

  it('feeds the previous logits back and prefers what agrees with them to what floods', async () => {
    const previous = masksOf([100, 50, 130, 80, 5]).slice(0, size);
    const grown: readonly [number, number, number, number, number] = [100, 50, 150, 80, 5];
    const logits = masksOf([0, 0, 256, 128, 0.4], grown, [0, 0, 256, 100, 0.4], [0, 0, 256, 128, 5]);
    const decode: Inference['decode'] = () => Promise.resolve({ logits, iou: Float32Array.of(0.92, 0.8, 0.9, 0.98), ms: 1 });
    const { segmentation, decode: calls } = fakeEngine({ decode });
    const points = [{ x: 900, y: 500, positive: true }, { x: 1100, y: 500, positive: true }];
    const { candidates } = await segmentation.select({ image: imageId, prompts: { points }, previous }, context());
    expect(candidates[0]?.iou).toBeCloseTo(0.8);
    expect(calls.mock.calls[0]?.[0].maskInput).toBe(previous);
  });

  it('obeys a correction around the click, also where every answer ignores it', async () => {
    const before = masksOf([80, 40, 160, 90, 5]).slice(0, size);
    const unchanged = masksOf(...Array.from({ length: 4 }, () => [80, 40, 160, 90, 5] as const));
    const { segmentation, decode } = fakeEngine({ decode: () => Promise.resolve({ logits: unchanged, iou: Float32Array.of(0.9, 0.9, 0.9, 0.9), ms: 10 }) });
    const points = [{ x: 1000, y: 500, positive: true }, { x: 1200, y: 400, positive: false }];
    const [best] = (await segmentation.select({ image: imageId, prompts: { points }, previous: before }, context())).candidates;
    expect(decode).toHaveBeenCalledOnce();
    // The photo is 8 pixels a sample wide.
    expect(best?.logits[50 * 256 + 150]).toBeLessThan(0);
    expect(best?.logits[62 * 256 + 125]).toBeGreaterThan(0);
    expect(best?.logits[45 * 256 + 85]).toBeGreaterThan(0);
  });

  it('drops pieces of a mask that nobody has clicked', async () => {
    const logits = masksOf(...Array.from({ length: 4 }, () => [100, 50, 150, 100, 5] as const));
    for (const token of [0, 1, 2, 3]) for (let x = 5; x < 40; x++) logits[token * size + 20 * 256 + x] = 5;
    const { segmentation } = fakeEngine({ decode: () => Promise.resolve({ logits, iou: Float32Array.of(0.9, 0.9, 0.9, 0.9), ms: 1 }) });
    const [best] = (await segmentation.select(click, context())).candidates;
    expect(best?.logits[20 * 256 + 20]).toBeLessThan(0);
    expect(best?.logits[60 * 256 + 120]).toBeGreaterThan(0);
  });

  describe('with a map of what stands out', () => {
    const part: readonly [number, number, number, number, number] = [110, 52, 140, 76, 5];
    const whole: readonly [number, number, number, number, number] = [60, 10, 200, 120, 5];
    const logits = masksOf(whole, part, part, whole);
    const decode: Inference['decode'] = () => Promise.resolve({ logits, iou: Float32Array.of(0.9, 0.9, 0.88, 0.7), ms: 1 });
    /** The photo stretched to a square: its 128 rows of the grid become 256. */
    const map = (level: number) => ({
      side: 256,
      alpha: Uint8Array.from({ length: size }, (_, k) => (k % 256 >= 60 && k % 256 < 200 && k >> 8 >= 20 && k >> 8 < 240 ? level : 0)),
    });
    const areaOf = async (salience: ReturnType<typeof map> | undefined): Promise<number> =>
      (await fakeEngine({ decode, salience }).segmentation.select(click, context())).candidates[0]?.area ?? 0;

    it('takes the whole that the map sees', async () => {
      expect(await areaOf(undefined)).toBeLessThan(40 * 40 * 64);
      expect(await areaOf(map(255))).toBeGreaterThan(130 * 100 * 64);
    });

    it('does not listen to a map that is unsure', async () => {
      expect(await areaOf(map(120))).toBeLessThan(40 * 40 * 64);
    });

    it('does not listen where the click lies beside what the map sees', async () => {
      const beside = map(255);
      for (let k = 0; k < size; k++) if (k % 256 > 100) beside.alpha[k] = 0;
      expect(await areaOf(beside)).toBeLessThan(40 * 40 * 64);
    });
  });

  it('refuses what makes no sense with a typed error', async () => {
    const { segmentation } = fakeEngine();
    const outside = { image: imageId, prompts: { points: [{ x: 5000, y: 5, positive: true }] } };
    await expect(segmentation.select(outside, context())).rejects.toMatchObject({ code: 'bad-request' });
    await expect(segmentation.prepare({ image: 'b'.repeat(64) }, context())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('renders a mask at full size and keeps it', async () => {
    const { segmentation, masks } = fakeEngine();
    const logits = masksOf([100, 50, 150, 100, 5]).slice(0, size);
    const { logits: logitsId, detail, ...info } = await segmentation.mask({ image: imageId, logits }, context());
    expect(detail).toBeNull();
    expect(info).toMatchObject({ width: 2048, height: 1024 });
    expect(masks.info(info.id)).toEqual(info);
    expect((await segmentation.logits({ id: logitsId }, context())).logits).toEqual(logits);
    await expect(async () => segmentation.logits({ id: 'f'.repeat(64) }, context())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps what a small object looks like from nearer beside it', async () => {
    const { segmentation } = fakeEngine();
    const logits = masksOf([100, 50, 150, 100, 5]).slice(0, size);
    const crop = { x: 64, y: 32, width: 256, height: 256 };
    const near = masksOf([20, 20, 200, 200, 5]).slice(0, size);
    const { detail } = await segmentation.mask({ image: imageId, logits, detail: { crop, logits: near } }, context());
    expect(detail?.crop).toEqual(crop);
    expect((await segmentation.logits({ id: detail?.logits ?? '' }, context())).logits).toEqual(near);
  });

  it('loads the click model while it looks for an embedding, and not with every click', async () => {
    const { segmentation, warm } = fakeEngine();
    await segmentation.prepare({ image: imageId }, context());
    await segmentation.select(click, context());
    await segmentation.select(click, context());
    expect(warm).toHaveBeenCalledOnce();
  });

  it('hands an embedding that it finds on the disk to the model ahead of the click', async () => {
    const stored = new Uint16Array(256 * 64 * 64);
    const folder: EmbeddingFolder = {
      path: '',
      problem: undefined,
      read: () => Promise.resolve(stored),
      write: () => Promise.resolve(),
      usage: () => Promise.resolve({ entries: 1, bytes: 1 }),
    };
    const { segmentation, hold, encode } = fakeEngine({ folder });
    expect((await segmentation.prepare({ image: imageId }, context())).from).toBe('disk');
    expect(encode).not.toHaveBeenCalled();
    expect(hold).toHaveBeenCalledExactlyOnceWith(expect.any(String), stored);
  });
});
