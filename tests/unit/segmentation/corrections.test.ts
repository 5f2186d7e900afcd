import { describe, expect, it } from 'vitest';
import type { Inference } from '../../../src-main/inference/inference';
import { context, fakeEngine, imageId } from './fake-engine';
import { masksOf, type LogitRect } from './rect-masks';

const size = 65536;
/** The photo is 8 pixels a sample wide. */
const at = (x: number, y: number, positive: boolean) => ({ x: x * 8 + 4, y: y * 8 + 4, positive });

const person: LogitRect = [60, 10, 180, 120, 5];
const head: LogitRect = [110, 12, 130, 30, 5];
const bag: LogitRect = [60, 70, 110, 110, 5];
const all = (rect: LogitRect): Float32Array<ArrayBuffer> => masksOf(rect, rect, rect, rect);
const one = (rect: LogitRect): Float32Array<ArrayBuffer> => all(rect).slice(0, size);
const nothing: LogitRect = [0, 0, 0, 0, 5];

interface Seen {
  /** With the mask so far fed back. */
  readonly corrected: LogitRect;
  /** Under the last click alone. */
  readonly thing: LogitRect;
  /** All clicks, without the mask so far. */
  readonly anew?: LogitRect;
  /** Predicted IoU of what is corrected. */
  readonly iou?: number;
}

const engine = ({ corrected, thing, anew = corrected, iou = 0.9 }: Seen) => {
  const decode: Inference['decode'] = ({ points, maskInput }) => {
    const rect = maskInput ? corrected : points.length === 1 ? thing : anew;
    return Promise.resolve({ logits: all(rect), iou: new Float32Array(4).fill(maskInput ? iou : 0.9), ms: 10 });
  };
  return fakeEngine({ decode });
};

async function answered(seen: Seen, previous: Float32Array<ArrayBuffer>, points: readonly ReturnType<typeof at>[]) {
  const { segmentation, decode } = engine(seen);
  const { candidates, timing } = await segmentation.select({ image: imageId, prompts: { points }, previous }, context());
  const logits = candidates[0]?.logits;
  return { isInside: (x: number, y: number): boolean => (logits?.[y * 256 + x] ?? 0) > 0, asked: decode.mock.calls.map(([{ points: asked }]) => asked), timing };
}

describe('a correction', () => {
  it('takes one thing away, where the decoder would give up the whole for a part of it', async () => {
    const { isInside, asked, timing } = await answered({ corrected: head, thing: bag }, one(person), [at(120, 20, true), at(85, 90, false)]);
    expect(isInside(85, 90)).toBe(false);
    expect(isInside(65, 75)).toBe(false);
    expect(isInside(120, 20)).toBe(true);
    expect(isInside(150, 90)).toBe(true);
    expect(asked).toContainEqual([expect.objectContaining({ label: 1 })]);
    expect(timing.decoderMs).toBeGreaterThan(10);
  });

  it('adds one thing, where the decoder would leave the rest for it', async () => {
    const { isInside } = await answered({ corrected: bag, thing: bag }, one([115, 10, 180, 120, 5]), [at(150, 60, true), at(85, 90, true)]);
    expect(isInside(85, 90)).toBe(true);
    expect(isInside(150, 60)).toBe(true);
    expect(isInside(150, 110)).toBe(true);
  });

  it('does not take away a thing that holds a click on what is wanted', async () => {
    const { isInside } = await answered({ corrected: head, thing: person }, one(person), [at(120, 20, true), at(85, 90, false)]);
    expect(isInside(85, 90)).toBe(false);
    expect(isInside(120, 20)).toBe(true);
  });

  it('reads all clicks anew, where the mask before was another thing', async () => {
    const ground: LogitRect = [0, 0, 256, 128, 5];
    const { isInside } = await answered({ corrected: [0, 0, 256, 60, 0.4], iou: 0.4, thing: nothing, anew: head }, one(ground), [at(120, 20, true), at(200, 100, false)]);
    expect(isInside(120, 20)).toBe(true);
    expect(isInside(30, 20)).toBe(false);
  });

  it('asks once where the answer keeps most of the mask', async () => {
    const { asked } = await answered({ corrected: [60, 10, 180, 115, 5], thing: bag }, one(person), [at(120, 20, true), at(85, 117, false)]);
    expect(asked).toHaveLength(1);
  });
});
