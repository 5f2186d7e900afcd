import { describe, expect, it, vi } from 'vitest';
import type { Inference } from '../../../src-main/inference/inference';
import { context, fakeEngine, imageId } from './fake-engine';

/** f32 [256*256]: a disc over a grid whose samples are `step` pixels of the photo, which starts at `left`, `top`. */
function disc(radius: number, { left, top, step }: { readonly left: number; readonly top: number; readonly step: number }): Float32Array<ArrayBuffer> {
  const logits = new Float32Array(256 * 256);
  for (let k = 0; k < logits.length; k++) {
    const x = left + ((k % 256) + 0.5) * step;
    const y = top + (Math.floor(k / 256) + 0.5) * step;
    logits[k] = (radius - Math.hypot(x - 1000, y - 500)) / 2;
  }
  return logits;
}

const fourOf = (logits: Float32Array): Float32Array<ArrayBuffer> => {
  const four = new Float32Array(4 * logits.length);
  for (let token = 0; token < 4; token++) four.set(logits, token * logits.length);
  return four;
};

const farGrid = { left: 0, top: 0, step: 8 };
const points = [{ x: 1000, y: 500, positive: true }, { x: 1100, y: 500, positive: false }];
const params = { image: imageId, prompts: { points } };
const iou = Float32Array.of(0.9, 0.9, 0.9, 0.9);

/** What the models see from nearer: a disc of that radius, wherever the crop lies. */
function lookingAt(radius: number) {
  const state: { crop: { left: number; top: number; step: number } } = { crop: farGrid };
  const decode: Inference['decode'] = ({ points: asked }) => {
    // The first click is the disc's middle: it tells where the crop lies.
    const [first, second] = asked;
    if (!first || !second) throw new Error('two clicks were given');
    const scale = 100 / (second.x - first.x);
    state.crop = { left: 1000 - (first.x + 0.5) * scale, top: 500 - (first.y + 0.5) * scale, step: 4 * scale };
    return Promise.resolve({ logits: fourOf(disc(radius, state.crop)), iou, ms: 1 });
  };
  return { ...fakeEngine({ decode }), state };
}

describe('a second look at a small object', () => {
  it('encodes the part of the photo around it, beside the clicks, and gives a finer mask there', async () => {
    const { segmentation, encode } = lookingAt(62);
    const { sharper } = await segmentation.sharpen({ ...params, shown: { logits: disc(60, farGrid) } }, context());
    expect(encode).toHaveBeenCalledOnce();
    expect(encode.mock.calls[0]?.[0]).toMatchObject({ besideClicks: true, width: 1024, height: 1024 });
    expect(sharper?.detail?.crop.width).toBeLessThan(512);
    // Both looks count half.
    expect(sharper?.area).toBeGreaterThan(Math.PI * 60.5 ** 2);
    expect(sharper?.area).toBeLessThan(Math.PI * 61.5 ** 2);
  });

  it('uses what it has encoded for the clicks after it', async () => {
    const { segmentation, encode, decode } = lookingAt(60);
    const first = await segmentation.sharpen({ ...params, shown: { logits: disc(60, farGrid) } }, context());
    const shown = { logits: disc(64, farGrid) };
    await segmentation.sharpen({ ...params, shown, ...(first.sharper && { before: first.sharper }) }, context());
    expect(decode).toHaveBeenCalledTimes(2);
    expect(encode).toHaveBeenCalledOnce();
  });

  it('renders it at its place in the photo', async () => {
    const { segmentation } = lookingAt(60);
    const shown = { logits: disc(60, farGrid) };
    const { sharper } = await segmentation.sharpen({ ...params, shown }, context());
    if (!sharper) throw new Error('nothing is sharper');
    const { bounds, area, width } = await segmentation.mask({ image: imageId, logits: sharper.logits, detail: sharper.detail }, context());
    expect(width).toBe(2048);
    expect(Math.abs(area / (Math.PI * 3600) - 1)).toBeLessThan(0.01);
    expect(Math.abs(bounds.x - 940)).toBeLessThanOrEqual(1);
    expect(Math.abs(bounds.y + bounds.height - 560)).toBeLessThanOrEqual(1);
  });

  it('says the same more coarsely on the grid of the whole photo', async () => {
    const { sharper } = await lookingAt(60).segmentation.sharpen({ ...params, shown: { logits: disc(60, farGrid) } }, context());
    const inside = (logits: Float32Array): number => logits.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
    expect(Math.abs(inside(sharper?.logits ?? new Float32Array(0)) - inside(disc(60, farGrid)))).toBeLessThanOrEqual(4);
  });

  it('leaves the mask where both looks disagree', async () => {
    const { segmentation, decode } = lookingAt(25);
    expect(await segmentation.sharpen({ ...params, shown: { logits: disc(60, farGrid) } }, context())).toEqual({});
    expect(decode).toHaveBeenCalledOnce();
  });

  it('does not look at large objects, nor after a lone click', async () => {
    const { segmentation, encode, decode } = lookingAt(60);
    expect(await segmentation.sharpen({ ...params, shown: { logits: disc(400, farGrid) } }, context())).toEqual({});
    const lone = { image: imageId, prompts: { points: points.slice(0, 1) }, shown: { logits: disc(60, farGrid) } };
    expect(await segmentation.sharpen(lone, context())).toEqual({});
    expect(encode).not.toHaveBeenCalled();
    expect(decode).not.toHaveBeenCalled();
  });

  it('lets whoever gives up go at once, and keeps what was begun for the next click', async () => {
    let finish = (): void => undefined;
    const encode: Inference['encode'] = () => new Promise((resolve) => (finish = () => resolve({ embedding: new Uint16Array(1), ms: 1 })));
    const engine = fakeEngine({ encode, decode: () => Promise.resolve({ logits: fourOf(disc(60, farGrid)), iou, ms: 1 }) });
    const controller = new AbortController();
    const shown = { logits: disc(60, farGrid) };
    const looking = engine.segmentation.sharpen({ ...params, shown }, context(controller.signal));
    await vi.waitFor(() => expect(engine.encode).toHaveBeenCalledOnce());
    controller.abort();
    await expect(looking).rejects.toMatchObject({ code: 'cancelled' });
    const again = engine.segmentation.sharpen({ ...params, shown }, context());
    finish();
    await again;
    expect(engine.encode).toHaveBeenCalledOnce();
  });
});
