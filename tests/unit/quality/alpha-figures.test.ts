import { describe, expect, it } from 'vitest';
import { alphaErrors, meanAbsoluteError } from '../../../scripts/quality/alpha-errors.mjs';
import { stretch } from '../../../scripts/quality/bilinear.mjs';
import { boundaryF, boundaryOf } from '../../../scripts/quality/boundary.mjs';
import { fBeta, maxFBeta, precisionRecall } from '../../../scripts/quality/f-beta.mjs';

const size = { width: 40, height: 30 };

function box(x0: number, y0: number, x1: number, y1: number): Uint8Array {
  const mask = new Uint8Array(size.width * size.height);
  for (let y = y0; y < y1; y++) mask.fill(255, y * size.width + x0, y * size.width + x1);
  return mask;
}

describe('errors of an alpha', () => {
  it('counts the band alone for SAD and MSE, everything for MAE', () => {
    const truth = Uint8Array.of(0, 255, 0, 255);
    const alpha = Uint8Array.of(51, 204, 0, 0);
    const errors = alphaErrors(alpha, truth, Uint8Array.of(128, 128, 0, 255));
    expect(errors.sad).toBeCloseTo(0.4 / 1000);
    expect(errors.mse).toBeCloseTo(0.04);
    expect(errors.mae).toBeCloseTo(1.4 / 4);
    expect(meanAbsoluteError(truth, truth)).toBe(0);
  });

  it('has no figure of the band without a band', () => {
    expect(alphaErrors(Uint8Array.of(0), Uint8Array.of(255), Uint8Array.of(255))).toEqual({ mae: 1, sad: undefined, mse: undefined });
  });
});

describe('boundaries', () => {
  it('run inside the mask, and not along the border of the picture', () => {
    const count = (mask: Uint8Array) => boundaryOf(mask, size).reduce((sum, value) => sum + value, 0);
    expect(count(box(10, 10, 15, 15))).toBe(16);
    expect(count(box(0, 0, 40, 30))).toBe(0);
    expect(count(box(0, 0, 5, 30))).toBe(30);
  });

  it('agree up to three pixels, and no further', () => {
    const truth = box(0, 0, 20, 30);
    expect(boundaryF(truth, truth, size)).toBe(1);
    expect(boundaryF(box(0, 0, 23, 30), truth, size)).toBe(1);
    expect(boundaryF(box(0, 0, 24, 30), truth, size)).toBe(0);
  });

  it('weigh precision and recall alike', () => {
    // All of the true boundary is found, and a second one as long is surplus.
    const both = box(0, 0, 10, 30).map((value, i) => value || (box(30, 0, 40, 30)[i] ?? 0));
    expect(boundaryF(both, box(0, 0, 10, 30), size)).toBeCloseTo(2 / 3);
    expect(boundaryF(box(0, 0, 10, 30), both, size)).toBeCloseTo(2 / 3);
  });

  it('of nothing agree with nothing', () => {
    const nothing = box(0, 0, 0, 0);
    expect(boundaryF(nothing, nothing, size)).toBe(1);
    expect(boundaryF(nothing, box(5, 5, 9, 9), size)).toBe(0);
  });
});

describe('F-beta', () => {
  it('lets precision weigh more', () => {
    expect(fBeta(1, 0.5)).toBeCloseTo((1.3 * 0.5) / (0.3 + 0.5));
    expect(fBeta(0.5, 1)).toBeCloseTo((1.3 * 0.5) / (0.15 + 1));
    expect(fBeta(0, 0)).toBe(0);
  });

  it('finds the best threshold', () => {
    const truth = Uint8Array.of(255, 255, 0, 0);
    // From 101 to 150 exactly the object is above the threshold.
    const curve = precisionRecall(Uint8Array.of(150, 200, 100, 0), truth);
    expect(curve.precision[100]).toBe(1);
    expect(curve.recall[150]).toBe(0.5);
    expect(curve.precision[99]).toBeCloseTo(2 / 3);
    expect(maxFBeta([curve])).toBe(1);
  });

  it('uses one threshold for the whole set', () => {
    const truth = Uint8Array.of(255, 0);
    const low = precisionRecall(Uint8Array.of(100, 60), truth);
    const high = precisionRecall(Uint8Array.of(200, 150), truth);
    // Neither threshold is right for both: up to 100 the second is half wrong, above it the first is empty.
    expect(maxFBeta([low])).toBe(1);
    expect(maxFBeta([high])).toBe(1);
    expect(maxFBeta([low, high])).toBeCloseTo(fBeta(0.75, 1));
  });

  it('does not fall over pictures without an object', () => {
    expect(maxFBeta([precisionRecall(Uint8Array.of(0, 0), Uint8Array.of(0, 0))])).toBe(1);
    expect(maxFBeta([precisionRecall(Uint8Array.of(255, 255), Uint8Array.of(0, 0))])).toBe(0);
  });
});

describe('stretching', () => {
  it('puts samples at the centres of what they cover, and repeats them outwards', () => {
    const stretched = stretch(Float32Array.of(0, 4, 0, 4), 2, { width: 8, height: 3 });
    expect([...stretched.subarray(8, 16)]).toEqual([0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]);
  });

  it('leaves a grid of the same size alone', () => {
    const samples = Float32Array.from({ length: 25 }, (_, i) => Math.sin(i));
    expect([...stretch(samples, 5, { width: 5, height: 5 })]).toEqual([...samples]);
  });

  it('takes the part that the step reaches', () => {
    const ramp = Float32Array.from({ length: 16 }, (_, i) => i % 4);
    // Two pixels for each sample: four pixels see the first two samples only.
    expect([...stretch(ramp, 4, { width: 4, height: 1 }, { x: 2, y: 2 })]).toEqual([0, 0.25, 0.75, 1.25]);
  });
});
