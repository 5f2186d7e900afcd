import { describe, expect, it } from 'vitest';
import { createMasks, type Masks, type StoredMask } from '../../../src-main/services/masks/masks';
import { createMemoryBudget, fixedBudget } from '../../../src-main/services/settings/memory-budget';

const alphaWith = (width: number, height: number, at: readonly (readonly [number, number, number])[]): Uint8Array => {
  const alpha = new Uint8Array(width * height);
  for (const [x, y, value] of at) alpha[y * width + x] = value;
  return alpha;
};

/** 64 x 64 pixels that deflate to next to nothing, different for each value. */
const square = (masks: Masks, value: number): StoredMask => masks.put(64, 64, new Uint8Array(4096).fill(value));
const notFound = expect.objectContaining({ code: 'not-found' });

describe('masks', () => {
  it('keep the tight rectangle and tell the area', () => {
    const { info, alpha } = createMasks().put(10, 8, alphaWith(10, 8, [[2, 3, 255], [4, 5, 51]]));
    expect(info).toMatchObject({ width: 10, height: 8, bounds: { x: 2, y: 3, width: 3, height: 3 } });
    expect(info.area).toBeCloseTo(1.2);
    expect(alpha).toHaveLength(9);
  });

  it('give the same alpha the same id, however it came', () => {
    const masks = createMasks();
    const whole = masks.put(4, 4, alphaWith(4, 4, [[1, 1, 9]]));
    const loose = masks.putCropped(4, 4, { x: 0, y: 1, width: 3, height: 2 }, alphaWith(3, 2, [[1, 0, 9]]));
    expect(loose.info).toEqual(whole.info);
    expect(masks.put(4, 4, alphaWith(4, 4, [[2, 1, 9]])).info.id).not.toBe(whole.info.id);
    expect(masks.put(5, 4, alphaWith(5, 4, [[1, 1, 9]])).info.id).not.toBe(whole.info.id);
  });

  it('are not changed by what the caller does with its buffer', () => {
    const alpha = alphaWith(2, 1, [[0, 0, 7], [1, 0, 7]]);
    const mask = createMasks().put(2, 1, alpha);
    alpha.fill(0);
    expect([...mask.alpha]).toEqual([7, 7]);
  });

  it('may be empty', async () => {
    const masks = createMasks();
    const { info } = masks.put(3, 3, new Uint8Array(9));
    expect(info).toMatchObject({ area: 0, bounds: { width: 0, height: 0 } });
    expect((await masks.load(info.id)).alpha).toHaveLength(0);
  });

  it('that are not there are said to be not there', async () => {
    const masks = createMasks();
    const id = 'f'.repeat(64);
    expect(masks.has(id)).toBe(false);
    expect(() => masks.info(id)).toThrow(notFound);
    expect(() => masks.claim(id, 'a')).toThrow(notFound);
    await expect(masks.load(id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('masks without room', () => {
  it('are packed, and come back byte for byte', async () => {
    const masks = createMasks({ budget: fixedBudget(1) });
    const noise = Uint8Array.from({ length: 50 * 40 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 24) | 1);
    const flat = new Uint8Array(2000).fill(255);
    const made = [noise, flat, new Uint8Array(2000)].map((alpha) => masks.put(50, 40, alpha).info);
    await masks.room();
    const again = await Promise.all(made.map(({ id }) => masks.load(id)));
    expect([...(again[0]?.alpha ?? [])]).toEqual([...noise]);
    expect([...(again[1]?.alpha ?? [])]).toEqual([...flat]);
    expect(again[2]?.alpha).toHaveLength(0);
    expect(again.map(({ info }) => info)).toEqual(made);
    expect(made.map(({ id }) => masks.info(id))).toEqual(made);
  });

  it('are unpacked once for all who ask at once', async () => {
    const masks = createMasks({ budget: fixedBudget(4096) });
    const { info, alpha } = square(masks, 1);
    square(masks, 2);
    square(masks, 3);
    await masks.room();
    const [a, b] = await Promise.all([masks.load(info.id), masks.load(info.id)]);
    expect(a).toBe(b);
    expect(a.alpha).not.toBe(alpha);
    expect([...a.alpha]).toEqual([...alpha]);
  });

  it('are given up oldest first unless a document refers to them', async () => {
    const masks = createMasks({ budget: fixedBudget(4096), packedBudget: fixedBudget(200) });
    const claimed = square(masks, 1).info.id;
    masks.claim(claimed, 'document');
    const others = [];
    for (let value = 2; value < 40; value++) {
      others.push(square(masks, value).info.id);
      await masks.room();
    }
    expect(masks.has(claimed)).toBe(true);
    expect(masks.has(others[0] ?? '')).toBe(false);
    expect(masks.has(others.at(-1) ?? '')).toBe(true);
    expect((await masks.load(claimed)).alpha.every((v) => v === 1)).toBe(true);
  });

  it('stay while any document claims them, and are refused when all of them are claimed', async () => {
    const masks = createMasks({ budget: fixedBudget(4096), packedBudget: fixedBudget(200) });
    const ids: string[] = [];
    const fill = async (from: number): Promise<void> => {
      for (let value = from; value < from + 60; value++) {
        ids.push(square(masks, value).info.id);
        masks.claim(ids.at(-1) ?? '', 'first');
        masks.claim(ids.at(-1) ?? '', 'second');
        await masks.room();
      }
    };
    await expect(fill(1)).rejects.toMatchObject({ code: 'image-too-large', hint: expect.any(String) });
    masks.release('first');
    expect(() => square(masks, 200)).toThrow(expect.objectContaining({ code: 'image-too-large' }));
    expect(ids.slice(0, -1).every((id) => masks.has(id))).toBe(true);
    masks.release('second');
    const after = square(masks, 201);
    expect(masks.has(after.info.id)).toBe(true);
    expect(masks.has(ids[0] ?? '')).toBe(false);
  });
});

describe('masks whose room changes', () => {
  const values = Array.from({ length: 20 }, (_, i) => i + 1);

  it('are packed when the budget is lowered, and come back byte for byte', async () => {
    const budget = createMemoryBudget(20 * 4096);
    const masks = createMasks({ budget });
    const made = values.map((value) => square(masks, value));
    const isKept = async ({ info, alpha }: StoredMask): Promise<boolean> => (await masks.load(info.id)).alpha === alpha;
    await masks.room();
    expect(await Promise.all(made.map(isKept))).toEqual(values.map(() => true));

    budget.set(5 * 4096);
    await masks.room();
    // The newest ones are held as they were; asking for older ones would push these out.
    await expect.poll(() => isKept(made.at(-1) as StoredMask)).toBe(true);
    expect(await isKept(made[0] as StoredMask)).toBe(false);
    for (const { info, alpha } of made) expect(Buffer.compare((await masks.load(info.id)).alpha, alpha)).toBe(0);
  });

  it('stay packed less when the budget is raised', async () => {
    const budget = createMemoryBudget(1);
    const masks = createMasks({ budget });
    const { info, alpha } = square(masks, 1);
    await masks.room();
    expect((await masks.load(info.id)).alpha).not.toBe(alpha);
    budget.set(20 * 4096);
    const held = await masks.load(info.id);
    square(masks, 2);
    await masks.room();
    expect(await masks.load(info.id)).toBe(held);
  });

  it('are never lost while a document claims them, and the others are, when the packed ones get less room', async () => {
    const packedBudget = createMemoryBudget(4096);
    const masks = createMasks({ budget: fixedBudget(1), packedBudget });
    const made = values.map((value) => square(masks, value));
    for (const { info } of made.slice(0, 10)) masks.claim(info.id, 'document');
    await masks.room();
    packedBudget.set(1);
    expect(made.map(({ info }) => masks.has(info.id))).toEqual(values.map((_, i) => i < 10));
    for (const { info, alpha } of made.slice(0, 10)) expect(Buffer.compare((await masks.load(info.id)).alpha, alpha)).toBe(0);
    expect(() => square(masks, 99)).toThrow(expect.objectContaining({ code: 'image-too-large' }));
    packedBudget.set(4096);
    expect(masks.has(square(masks, 99).info.id)).toBe(true);
  });
});

describe('masks that are lent', () => {
  /** Sealed as a worker does it: nothing of it is in the store under test. */
  const made = (value: number): StoredMask => square(createMasks(), value);

  it('go with the last owner that claims them', async () => {
    const masks = createMasks();
    const { info } = masks.lend(made(1), 'batch');
    masks.claim(info.id, 'document');
    masks.release('batch');
    expect((await masks.load(info.id)).alpha.every((v) => v === 1)).toBe(true);
    masks.release('document');
    expect(masks.has(info.id)).toBe(false);
  });

  it('stay where somebody else has put the same, before or after', () => {
    for (const isFirst of [true, false]) {
      const masks = createMasks();
      if (isFirst) square(masks, 2);
      const { info } = masks.lend(made(2), 'batch');
      if (!isFirst) square(masks, 2);
      masks.release('batch');
      expect(masks.has(info.id)).toBe(true);
    }
  });

  it('leave their room to the next, packed or not', async () => {
    const masks = createMasks({ budget: fixedBudget(1), packedBudget: fixedBudget(64) });
    for (let i = 0; i < 50; i++) {
      masks.lend(made(i), 'batch');
      await masks.room();
      masks.release('batch');
    }
    expect(masks.has(square(masks, 60).info.id)).toBe(true);
  });
});
