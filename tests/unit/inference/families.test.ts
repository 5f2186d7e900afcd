import { beforeAll, describe, expect, it } from 'vitest';
import { halfToFloat } from '../../../src-preload/model/half-float';
import { computeInput } from '../../../src-main/inference/families/isnet/matte';
import { decoderFeeds, decodePrompts } from '../../../src-main/inference/families/mobile-sam/decode';
import { encodeImage } from '../../../src-main/inference/families/mobile-sam/encode';
import { preprocess } from '../../../src-main/inference/families/mobile-sam/preprocess';
import { createSession } from '../../../src-main/inference/onnx/session';
import { prepareModel } from '../../../src-main/inference/preparation/prepare';
import { temporaryFolder } from './support/folders';
import { flowerPixels, type Pixels } from './support/photo';

const plane = 1024 * 1024;

describe('what the encoder is given', () => {
  it('is normalised per channel, with zeros right and below', () => {
    const input = preprocess(Uint8Array.of(0, 128, 255, 10, 20, 30), 2, 1);
    expect(input[0]).toBeCloseTo((0 - 123.675) / 58.395, 5);
    expect(input[1]).toBeCloseTo((10 - 123.675) / 58.395, 5);
    expect(input[plane]).toBeCloseTo((128 - 116.28) / 57.12, 5);
    expect(input[2 * plane + 1]).toBeCloseTo((30 - 103.53) / 57.375, 5);
    expect([input[2], input[1024], input[plane + 2], input[3 * plane - 1]]).toEqual([0, 0, 0, 0]);
  });

  it.each([
    [3, 1, 1025],
    [12, 2, 3],
    [0, 0, 0],
  ])('%i bytes as %i x %i are refused', (length, width, height) => {
    expect(() => preprocess(new Uint8Array(length), width, height)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});

describe('what IS-Net is given', () => {
  it('is centred on 128, channels apart', () => {
    const pixels = new Uint8Array(plane * 3);
    pixels.set([0, 128, 255]);
    const input = computeInput(pixels);
    expect([input[0], input[plane], input[2 * plane]]).toEqual([-0.5, 0, 127 / 256]);
  });

  it('is refused in any other size', () => expect(() => computeInput(new Uint8Array(30))).toThrow(expect.objectContaining({ code: 'bad-request' })));
});

describe('what the decoder is given', () => {
  const embedding = new Float32Array(1);
  const labels = (points: Parameters<typeof decoderFeeds>[0]['points']): number[] => [...(decoderFeeds({ embedding, points })['point_labels']?.data ?? [])];

  it('ends in a padding point unless there is a box', () => {
    expect(labels([{ x: 1, y: 2, label: 1 }])).toEqual([1, -1]);
    expect(labels([{ x: 1, y: 2, label: 2 }, { x: 3, y: 4, label: 3 }, { x: 2, y: 2, label: 0 }])).toEqual([2, 3, 0]);
  });

  it('says whether earlier logits come along', () => {
    const points = [{ x: 1, y: 2, label: 1 }] as const;
    expect(decoderFeeds({ embedding, points })['has_mask_input']?.data[0]).toBe(0);
    expect(decoderFeeds({ embedding, points, maskInput: new Float32Array(65536) })['has_mask_input']?.data[0]).toBe(1);
  });
});

describe('MobileSAM on the flower', () => {
  const cacheDir = temporaryFolder();
  let photo: Pixels;
  let embedding: Float32Array;
  beforeAll(async () => {
    photo = await flowerPixels('inside');
    const session = await createSession(await prepareModel('mobile-sam-encoder', { cacheDir }), { provider: 'cpu', keepMemory: false });
    embedding = halfToFloat((await encodeImage(session, photo.pixels, photo.width, photo.height)).embedding);
    await session.release();
  });

  it('finds an object under a click and keeps it when its logits come back', async () => {
    const session = await createSession(await prepareModel('sam-decoder', { cacheDir }), { provider: 'cpu', keepMemory: true });
    const x = Math.round(photo.width / 2);
    const y = Math.round(photo.height / 2);
    const first = await decodePrompts(session, { embedding, points: [{ x, y, label: 1 }] });
    expect(first.iou).toHaveLength(4);
    const best = [1, 2, 3].reduce((a, b) => ((first.iou[b] as number) > (first.iou[a] as number) ? b : a));
    expect(first.iou[best]).toBeGreaterThan(0.7);
    const plane256 = (logits: Float32Array, i: number): Float32Array => logits.slice(i * 65536, (i + 1) * 65536);
    const under = (Math.floor(y / 4)) * 256 + Math.floor(x / 4);
    const mask = plane256(first.logits, best);
    expect(mask[under]).toBeGreaterThan(0);
    const again = await decodePrompts(session, { embedding, points: [{ x, y, label: 1 }], maskInput: mask });
    const second = plane256(again.logits, best);
    let both = 0;
    let either = 0;
    mask.forEach((value, i) => {
      const other = second[i] as number;
      if (value > 0 && other > 0) both++;
      if (value > 0 || other > 0) either++;
    });
    expect(both / either).toBeGreaterThan(0.8);
    await session.release();
  });
});
