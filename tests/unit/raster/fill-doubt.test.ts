import { expect, it } from 'vitest';
import { fillDoubt } from '../../../src-preload/raster/fill-doubt';

const side = 128;
const image = { width: 512, height: 256 };
/** A square object with a square hole in it. */
const isIn = (k: number): boolean => k % side >= 20 && k % side < 100 && k >> 7 >= 20 && k >> 7 < 100;
const isHole = (k: number): boolean => k % side >= 50 && k % side < 70 && k >> 7 >= 40 && k >> 7 < 60;
const planeOf = (inside: (k: number) => number): Uint8Array => Uint8Array.from({ length: side * side }, (_, k) => inside(k));
const settled = planeOf((k) => (isIn(k) && !isHole(k) ? 255 : 0));
const doubtful = planeOf((k) => (isHole(k) ? 90 : isIn(k) ? 255 : 0));
/** The object as SAM sees it, with no hole: 256 x 128 of its logits are the photo. */
const solid = (logit: number): Float32Array => Float32Array.from({ length: 256 * 256 }, (_, k) => (k % 256 >= 40 && k % 256 < 200 && k >> 8 >= 20 && k >> 8 < 100 ? logit : -8));

it('fills what the network left out with doubt, where SAM is sure of it', () => {
  expect(fillDoubt(settled, side, image, { raw: doubtful, logits: solid(8) })).toEqual(planeOf((k) => (isIn(k) ? 255 : 0)));
});

it('leaves no line around what it fills', () => {
  const isRim = (k: number): boolean => k % side >= 46 && k % side < 74 && k >> 7 >= 36 && k >> 7 < 64 && !isHole(k);
  const soft = planeOf((k) => (isRim(k) ? 190 : (settled[k] ?? 0)));
  expect(fillDoubt(soft, side, image, { raw: doubtful, logits: solid(8) })).toEqual(planeOf((k) => (isIn(k) ? 255 : 0)));
});

it.each([
  ['SAM is not so sure', doubtful, 2],
  ['the network is sure of the hole', settled, 8],
])('leaves it open where %s', (_name, raw, logit) => {
  expect(fillDoubt(settled, side, image, { raw, logits: solid(logit) })).toEqual(settled);
});

it('adds nothing around the object, whatever doubt there is', () => {
  const raw = planeOf((k) => (isHole(k) ? 0 : isIn(k) ? 255 : 90));
  expect(fillDoubt(settled, side, image, { raw, logits: solid(8) })).toEqual(settled);
});
