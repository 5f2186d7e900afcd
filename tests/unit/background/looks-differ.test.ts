import { expect, it } from 'vitest';
import { looksDiffer } from '../../../src-main/services/background/looks-differ';
import { attachedPieces } from '../../../src-preload/raster/attached-pieces';
import { frameOf } from '../../../src-preload/raster/logit-grid';

const image = { width: 2000, height: 1500 };
const side = 256;
const crop = { x: 500, y: 250, width: 1000, height: 1000 };
type Inside = (x: number, y: number) => boolean;
const matteOf = (inside: Inside, { x: left, y: top, width, height } = { x: 0, y: 0, ...image }): Uint8Array =>
  Uint8Array.from({ length: side * side }, (_, k) => (inside(left + (((k % side) + 0.5) / side) * width, top + ((Math.floor(k / side) + 0.5) / side) * height) ? 255 : 0));
const disc = (radius: number): Inside => (x, y) => Math.hypot(x - 1000, y - 750) < radius;
const differ = (first: Inside, closer: Inside): boolean => looksDiffer(attachedPieces(matteOf(first), side, frameOf(image)), { crop, alpha: matteOf(closer, crop), side }, image);

it('is not about edges', () => {
  expect(differ(disc(400), disc(404))).toBe(false);
});

it.each<[string, Inside, Inside]>([
  ['a hole', disc(400), (x, y) => disc(400)(x, y) && Math.hypot(x - 1000, y - 700) > 60],
  ['something beside the object', disc(350), (x, y) => disc(350)(x, y) || (x > 1400 && x < 1480 && y > 700 && y < 800)],
])('is about %s', (_name, first, closer) => {
  expect(differ(first, closer)).toBe(true);
});

it('is about nothing that the closer look does not show', () => {
  expect(differ((x, y) => disc(400)(x, y) || x < 300, disc(400))).toBe(false);
});
