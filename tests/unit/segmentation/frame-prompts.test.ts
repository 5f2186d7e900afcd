import { describe, expect, it } from 'vitest';
import { toFramePoints } from '../../../src-main/services/segmentation/frame-prompts';
import { frameOf } from '../../../src-preload/raster/logit-grid';

const image = { width: 4000, height: 2999 };

describe('toFramePoints', () => {
  it('scales each axis by what the pixels were scaled by', () => {
    const frame = frameOf(image);
    expect(frame).toEqual({ width: 1024, height: 768 });
    const [click] = toFramePoints({ points: [{ x: 4000, y: 2999, positive: true }] }, frame, image);
    expect(click).toEqual({ x: 1023.5, y: 767.5, label: 1 });
  });

  it('puts a box behind the clicks, cut to the photo', () => {
    const square = { width: 1024, height: 1024 };
    const points = [{ x: 10.5, y: 20.5, positive: false }];
    expect(toFramePoints({ points, box: { x: -50, y: 100, width: 150, height: 5000 } }, square, square)).toEqual([
      { x: 10, y: 20, label: 0 },
      { x: -0.5, y: 99.5, label: 2 },
      { x: 99.5, y: 1023.5, label: 3 },
    ]);
  });

  it.each([
    ['a point outside', { points: [{ x: 4001, y: 5, positive: true }] }],
    ['a box outside', { points: [], box: { x: 5000, y: 0, width: 10, height: 10 } }],
    ['a box without area', { points: [], box: { x: 5, y: 5, width: 0, height: 10 } }],
  ])('refuses %s', (_what, prompts) => {
    expect(() => toFramePoints(prompts, frameOf(image), image)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('keeps the thinnest photo one pixel high', () => {
    expect(frameOf({ width: 9000, height: 1 })).toEqual({ width: 1024, height: 1 });
  });
});
