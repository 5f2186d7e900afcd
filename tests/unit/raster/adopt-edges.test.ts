import { expect, it } from 'vitest';
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
