import { describe, expect, it } from 'vitest';
import { createMasks } from '../../../src-main/services/masks/masks';

const alphaWith = (width: number, height: number, at: readonly (readonly [number, number, number])[]): Uint8Array => {
  const alpha = new Uint8Array(width * height);
  for (const [x, y, value] of at) alpha[y * width + x] = value;
  return alpha;
};

describe('masks', () => {
  it('keeps the tight rectangle and tells the area', () => {
    const { info, alpha } = createMasks().put(10, 8, alphaWith(10, 8, [[2, 3, 255], [4, 5, 51]]));
    expect(info).toMatchObject({ width: 10, height: 8, bounds: { x: 2, y: 3, width: 3, height: 3 } });
    expect(info.area).toBeCloseTo(1.2);
    expect(alpha).toHaveLength(9);
  });

  it('gives the same alpha the same id, however it came', () => {
    const masks = createMasks();
    const whole = masks.put(4, 4, alphaWith(4, 4, [[1, 1, 9]]));
    const loose = masks.putCropped(4, 4, { x: 0, y: 1, width: 3, height: 2 }, alphaWith(3, 2, [[1, 0, 9]]));
    expect(loose).toBe(whole);
    expect(masks.put(4, 4, alphaWith(4, 4, [[2, 1, 9]])).info.id).not.toBe(whole.info.id);
    expect(masks.put(5, 4, alphaWith(5, 4, [[1, 1, 9]])).info.id).not.toBe(whole.info.id);
  });

  it('is not changed by what the caller does with its buffer', () => {
    const alpha = alphaWith(2, 1, [[0, 0, 7], [1, 0, 7]]);
    const mask = createMasks().put(2, 1, alpha);
    alpha.fill(0);
    expect([...mask.alpha]).toEqual([7, 7]);
  });

  it('keeps an empty alpha', () => {
    expect(createMasks().put(3, 3, new Uint8Array(9)).info).toMatchObject({ area: 0, bounds: { width: 0, height: 0 } });
  });

  it('lets the oldest mask that no document wants go for a new one', () => {
    const masks = createMasks({ maxBytes: 9 });
    const [wanted, unwanted, newer] = [1, 2, 3].map((value) => {
      const mask = masks.put(2, 2, new Uint8Array(4).fill(value));
      if (value === 1) masks.claim(mask.info.id);
      return mask.info.id;
    });
    expect(masks.get(wanted ?? '').alpha[0]).toBe(1);
    expect(masks.get(newer ?? '').alpha[0]).toBe(3);
    expect(() => masks.get(unwanted ?? '')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('refuses what does not fit any more, and has room again after a delete', () => {
    const masks = createMasks({ maxBytes: 6 });
    const first = masks.put(2, 2, new Uint8Array(4).fill(1));
    masks.claim(first.info.id);
    expect(() => masks.put(2, 2, new Uint8Array(4).fill(2))).toThrow(expect.objectContaining({ code: 'image-too-large' }));
    expect(masks.get(first.info.id)).toBe(first);
    masks.delete(first.info.id);
    masks.delete(first.info.id);
    expect(() => masks.get(first.info.id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(masks.put(2, 2, new Uint8Array(4).fill(2)).alpha).toHaveLength(4);
  });
});
