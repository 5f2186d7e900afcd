import { expect, it } from 'vitest';
import { findEdgeInBlocks } from '../../../src-main/services/refining/edge-blocks';
import type { EdgeAsked } from '../../../src-main/services/refining/edge-asked';
import { findEdge } from '../../../src-main/services/refining/find-edge';
import { fringedDisc, hardDisc, meanError } from './known-alpha';

const size = { width: 480, height: 360 };
const known = fringedDisc(size, 30);
const plane = Uint8Array.from({ length: 480 * 360 }, (_, i) => hardDisc(size, 8)(i % 480, Math.floor(i / 480)));
const area = plane.reduce((sum, a) => sum + a, 0) / 255;
const asked = (edge: EdgeAsked['edge'], hair: Uint8Array | null = null): EdgeAsked => ({
  photo: known.photo,
  plane,
  hair,
  edge,
  factor: 4,
  band: { image: size, step: 1, area, uncertainty: 1 },
});

it.each(['soft', 'firm', 'auto'] as const)('finds a %s edge in blocks as it does at once', (edge) => {
  const told: number[] = [];
  const blocks = findEdgeInBlocks(asked(edge), { onProgress: (done) => told.push(done) }, { mostAtOnce: 1000, side: 160, reach: 100 });
  expect(meanError(blocks, findEdge(asked(edge), {}))).toBeLessThan(0.5);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

it('finds painted hair also where the selection has no edge', () => {
  const hair = new Uint8Array(plane.length);
  for (let y = 150; y < 210; y++) hair.fill(255, y * 480 + 440, y * 480 + 470);
  const found = findEdgeInBlocks({ ...asked('keep', hair), plane: new Uint8Array(plane.length).fill(255) }, {}, { mostAtOnce: 1000, side: 160, reach: 20 });
  expect(found[0]).toBe(255);
  expect(meanError(found, new Uint8Array(plane.length).fill(255))).toBeLessThan(1);
});

it('stops between blocks', () => {
  let isCancelled = false;
  const signals = { isCancelled: () => isCancelled, onProgress: () => (isCancelled = true) };
  expect(() => findEdgeInBlocks(asked('soft'), signals, { mostAtOnce: 1000, side: 160, reach: 100 })).toThrow(expect.objectContaining({ name: 'AbortError' }));
});
