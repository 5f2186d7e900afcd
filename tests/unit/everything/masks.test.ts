import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startPoints } from '../../../src-main/services/everything/grid-points';
import { createPointOrder } from '../../../src-main/services/everything/point-order';
import { pointPromise } from '../../../src-main/services/everything/point-promise';
import { promiseWeights } from '../../../src-main/services/everything/promise-weights';
import { cleanLogits } from '../../../src-preload/raster/clean-logits';
import { hasSample, maskBits, maskIou } from '../../../src-preload/raster/mask-bits';
import { logitsOf } from './scene';

const side = 256;
const whole = { width: side, height: side };
const rectangle = fc.record({
  x: fc.integer({ min: 0, max: 250 }),
  y: fc.integer({ min: 0, max: 250 }),
  width: fc.integer({ min: 1, max: 120 }),
  height: fc.integer({ min: 1, max: 120 }),
});
const isSame = (a: Float32Array, b: Float32Array): boolean => a.every((logit, k) => logit === b[k]);
const positives = (logits: Float32Array): number => logits.reduce((count, logit) => count + (logit > 0 ? 1 : 0), 0);

describe('mask bits', () => {
  it('hold exactly the samples above zero that lie in the photo', () => {
    fc.assert(
      fc.property(rectangle, fc.integer({ min: 1, max: side }), fc.integer({ min: 1, max: side }), (thing, width, height) => {
        const logits = logitsOf(thing);
        const bits = maskBits(logits, { width, height });
        let area = 0;
        const differing = logits.findIndex((logit, k) => {
          const isIn = logit > 0 && k % side < width && Math.floor(k / side) < height;
          if (isIn) area++;
          return hasSample(bits, k % side, Math.floor(k / side)) !== isIn;
        });
        expect(differing).toBe(-1);
        expect(bits.area).toBe(area);
      }),
      { numRuns: 20 },
    );
  });

  it('have the IoU that counting sample by sample gives', () => {
    fc.assert(
      fc.property(rectangle, rectangle, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, least) => {
        const [a, b] = [logitsOf(one), logitsOf(other)];
        let both = 0;
        let either = 0;
        a.forEach((logit, k) => {
          if (logit > 0 && (b[k] ?? 0) > 0) both++;
          if (logit > 0 || (b[k] ?? 0) > 0) either++;
        });
        const iou = both / either;
        expect(maskIou(maskBits(a, whole), maskBits(b, whole))).toBe(iou);
        const bounded = maskIou(maskBits(a, whole), maskBits(b, whole), least);
        if (iou > least) expect(bounded).toBe(iou);
        else expect(bounded).toBeLessThanOrEqual(least);
      }),
      { numRuns: 40 },
    );
  });

  it('of nothing share nothing', () => {
    const empty = maskBits(new Float32Array(side * side), whole);
    expect(empty.area).toBe(0);
    expect(maskIou(empty, empty)).toBe(0);
  });
});

describe('cleaning', () => {
  const drawn = fc.tuple(rectangle, rectangle, rectangle).map(([a, b, hole]) => {
    const [one, other, cut] = [logitsOf(a), logitsOf(b), logitsOf(hole)];
    return one.map((logit, k) => ((cut[k] ?? 0) > 0 ? -8 : Math.max(logit, other[k] ?? 0)));
  });

  it('turns signs only, and nothing the second time', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 2, max: 400 }), (logits, least) => {
        const cleaned = cleanLogits(logits, whole, least);
        expect(cleaned.every((logit, k) => Math.abs(logit) === Math.abs(logits[k] ?? NaN))).toBe(true);
        expect(isSame(cleanLogits(cleaned, whole, least), cleaned)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('fills a hole and drops an island below the bound, and keeps those at it', () => {
    const logits = logitsOf({ x: 50, y: 50, width: 40, height: 40 });
    for (let y = 60; y < 64; y++) for (let x = 60; x < 64; x++) logits[y * side + x] = -1;
    for (let y = 200; y < 205; y++) for (let x = 200; x < 205; x++) logits[y * side + x] = 1;
    expect(positives(cleanLogits(logits, whole, 16))).toBe(1600 - 16 + 25);
    expect(positives(cleanLogits(logits, whole, 17))).toBe(1600 + 25);
    expect(positives(cleanLogits(logits, whole, 26))).toBe(1600);
  });

  it('looks at nothing beyond the photo', () => {
    const logits = logitsOf({ x: 0, y: 0, width: 20, height: 20 });
    logits[100 * side + 5] = 3;
    expect(isSame(cleanLogits(logits, { width: side, height: 100 }, 9), logits)).toBe(true);
  });

  it('fills a hole of logits at zero, which count as outside', () => {
    const logits = logitsOf({ x: 0, y: 0, width: 20, height: 20 });
    logits[5 * side + 5] = 0;
    expect(positives(cleanLogits(logits, whole, 9))).toBe(400);
  });
});

/** Unit vectors in the plane, by their angle in degrees. */
const looks = (...degrees: readonly number[]) => ({
  values: Float32Array.from(degrees.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)])),
  length: 2,
  count: degrees.length,
});

const alike = (count: number): Float64Array => new Float64Array(count).fill(1);

describe('the order of the points', () => {
  it('goes to what is least like everything asked before', () => {
    const order = createPointOrder(looks(0, 10, 90, 180, 40), alike(5), [0], 0);
    expect([order.next(), order.next(), order.next(), order.next(), order.next(), order.next()]).toEqual([0, 3, 2, 4, 1, undefined]);
  });

  it('goes where more is promised first, but not to what looks like an asked point', () => {
    const order = createPointOrder(looks(0, 90, 180, 91), Float64Array.of(1, 8, 1, 7), [0], 0.1);
    expect([order.next(), order.next(), order.next(), order.next()]).toEqual([0, 1, 2, undefined]);
  });

  it('ends where nothing is new, and leaves out what is skipped', () => {
    expect(createPointOrder(looks(0, 1, 2), alike(3), [1], 0.01).next()).toBe(1);
    const order = createPointOrder(looks(0, 90, 180, 5), alike(4), [0], 0.1);
    order.next();
    order.skip([2]);
    expect([order.next(), order.next()]).toEqual([1, undefined]);
  });
});

describe('the first points', () => {
  it('lie evenly, and are fewer where there are fewer runs', () => {
    expect(startPoints(32, 256)).toHaveLength(36);
    expect(startPoints(32, 256).slice(0, 6)).toEqual([2, 8, 13, 18, 24, 29].map((x) => 2 * 32 + x));
    expect(startPoints(32, 24)).toEqual([16 * 32 + 16]);
    expect(startPoints(1, 1)).toEqual([0]);
    expect(startPoints(2, 4096)).toEqual([0, 1, 2, 3]);
  });

  it('are asked before all others, unless they are skipped or look like one that was asked', () => {
    const order = createPointOrder(looks(0, 90, 180, 91, 60), Float64Array.of(1, 1, 1, 1, 50), [0, 1, 3, 2], 0.1);
    order.skip([2]);
    expect([order.next(), order.next(), order.next()]).toEqual([0, 1, 4]);
  });
});

describe('what is covered', () => {
  it('waits for what is not, where both promise the same', () => {
    const order = createPointOrder(looks(0, 90, 270), alike(3), [0], 0.1);
    order.next();
    order.cover([1]);
    expect(order.next()).toBe(2);
  });
});

describe('the promise of the points', () => {
  it('is high where the encoder saw what small things look like, and nowhere nothing', () => {
    const norm = Math.hypot(...promiseWeights);
    const values = Float32Array.from([...promiseWeights, ...promiseWeights.map((weight) => -weight)], (weight) => weight / norm);
    const [like = 0, unlike = 0] = pointPromise({ values, length: 256, count: 2 });
    expect(like).toBeGreaterThan(10 * unlike);
    expect(unlike).toBeGreaterThan(0);
  });
});
