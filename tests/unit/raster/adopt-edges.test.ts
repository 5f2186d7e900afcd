import { describe, expect, it } from 'vitest';
import { adoptEdges } from '../../../src-preload/raster/adopt-edges';

const image = { width: 200, height: 160 };
const part = { x: 40, y: 20, width: 120, height: 120 };
type Inside = (x: number, y: number) => number;
const planeOf = (inside: Inside): Uint8Array => Uint8Array.from({ length: image.width * image.height }, (_, k) => inside(k % image.width, Math.floor(k / image.width)));
const partOf = (inside: Inside): Uint8Array =>
  Uint8Array.from({ length: part.width * part.height }, (_, k) => inside((k % part.width) + part.x, Math.floor(k / part.width) + part.y));

/** From 255 to 0 over `width` pixels around a radius. */
const disc = (radius: number, width: number): Inside => (x, y) => Math.max(0, Math.min(255, Math.round(255 * (0.5 + (radius - Math.hypot(x - 100, y - 80)) / width))));
const block = (left: number, top: number, size: number): Inside => (x, y) => (x >= left && x < left + size && y >= top && y < top + size ? 255 : 0);
const either = (a: Inside, b: Inside): Inside => (x, y) => Math.max(a(x, y), b(x, y));

it('takes over the edge of a closer look', () => {
  const alpha = planeOf(disc(40, 12));
  adoptEdges(alpha, image, partOf(disc(40.4, 1)), part);
  expect(alpha).toEqual(planeOf(disc(40.4, 1)));
});

it('leaves what the closer look takes for something else: in where it was in, out where it was out', () => {
  const before = either(disc(40, 12), block(60, 30, 12));
  const alpha = planeOf(before);
  adoptEdges(alpha, image, partOf(either(disc(40, 1), block(130, 30, 12))), part);
  const at = (x: number, y: number): number => alpha[y * image.width + x] ?? -1;
  expect(at(66, 36)).toBe(255);
  expect(at(136, 36)).toBe(0);
  expect(at(100, 80)).toBe(255);
});

it('opens no hole in what was solid, and makes no island, however tiny', () => {
  const solid = disc(40, 1);
  const alpha = planeOf(solid);
  const hole: Inside = (x, y) => Math.min(solid(x, y), 255 - block(99, 79, 2)(x, y));
  adoptEdges(alpha, image, partOf(either(hole, block(150, 130, 2))), part);
  expect(alpha).toEqual(planeOf(solid));
});

it('touches nothing outside of the part', () => {
  const before = either(disc(40, 12), block(2, 2, 20));
  const alpha = planeOf(before);
  adoptEdges(alpha, image, partOf(() => 0), part);
  expect(alpha[10 * image.width + 10]).toBe(255);
});

describe('with an opinion', () => {
  const at = (alpha: Uint8Array, x: number, y: number): number => alpha[y * image.width + x] ?? -1;
  const ring = (x: number, y: number): number => Math.min(disc(40, 1)(x, y), 255 - disc(8, 1)(x, y));

  it('lets the closer look take something away, or add it, unless the first one is right', () => {
    const before = either(disc(40, 1), block(60, 30, 12));
    const closer = partOf(either(disc(40, 1), block(130, 30, 12)));
    const closerIsRight = planeOf(before);
    adoptEdges(closerIsRight, image, closer, part, () => -1);
    expect([at(closerIsRight, 66, 36), at(closerIsRight, 136, 36)]).toEqual([0, 255]);
    const firstIsRight = planeOf(before);
    adoptEdges(firstIsRight, image, closer, part, () => 1);
    expect([at(firstIsRight, 66, 36), at(firstIsRight, 136, 36)]).toEqual([255, 0]);
  });

  it('asks about places of the part, and tells which look has them in', () => {
    const asked: boolean[] = [];
    adoptEdges(planeOf(disc(40, 1)), image, partOf(ring), part, (x, y, wasIn) => {
      asked.push(Math.hypot(x + part.x - 100, y + part.y - 80) < 9 && wasIn);
      return 1;
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain(false);
  });

  it('leaves no line where a hole that the closer look saw is filled', () => {
    const alpha = planeOf(disc(40, 1));
    const soft: Inside = (x, y) => Math.min(disc(40, 1)(x, y), 255 - disc(8, 10)(x, y));
    adoptEdges(alpha, image, partOf(soft), part, () => 1);
    expect(alpha).toEqual(planeOf(disc(40, 1)));
  });

  it('never lets go of a large part of the object', () => {
    const half: Inside = (x, y) => (x < 100 ? disc(40, 1)(x, y) : 0);
    const alpha = planeOf(disc(40, 1));
    adoptEdges(alpha, image, partOf(half), part, () => -1);
    expect(at(alpha, 130, 80)).toBe(255);
  });
});
