import { describe, expect, it } from 'vitest';
import { softShare } from '../../../src-preload/raster/matting/soft-share';
import { bandAt, coarseness, measureAlpha } from '../../../src-main/services/refining/edge-band';
import { colours, expectedBand, type EdgeAsked } from '../../../src-main/services/refining/edge-asked';
import { findEdge } from '../../../src-main/services/refining/find-edge';
import { findEdgeAtLevel } from '../../../src-main/services/refining/level-edge';
import { wantedParts } from '../../../src-main/services/refining/soft-parts';
import { fringedDisc, hardDisc, meanError, over } from './known-alpha';

const size = { width: 1400, height: 1000 };
const fringed = fringedDisc(size, 40);
const plane = Uint8Array.from({ length: size.width * size.height }, (_, i) => hardDisc(size, 8)(i % size.width, Math.floor(i / size.width)));
const asked = (edge: EdgeAsked['edge'], photo = fringed.photo): EdgeAsked => ({
  photo,
  plane,
  hair: null,
  edge,
  factor: 3,
  band: { image: size, step: 1, area: plane.reduce((sum, a) => sum + a, 0) / 255, uncertainty: 4 },
});
const limits = (most: number) => ({ keep: most, auto: most, firm: most, soft: most });

describe('edges of large photos', () => {
  it('are looked for at a level where the band is small, and come back at full resolution', () => {
    const levels: number[] = [];
    const found = findEdgeAtLevel(asked('soft'), limits(expectedBand(asked('soft')) / 3), {}, (part, signals) => {
      levels.push(part.photo.width);
      return findEdge(part, signals);
    });
    expect(levels).toEqual([700]);
    expect(found).toHaveLength(plane.length);
    // Strands nine pixels apart are still told from each other.
    expect(meanError(found, fringed.alpha)).toBeLessThan(0.6 * meanError(plane, fringed.alpha));
  });

  it('are chosen as if both edges had been found everywhere, by the automatic edge', () => {
    const question = asked('auto');
    expect(expectedBand(question)).toBeGreaterThan(25_000);
    const auto = findEdge(question, {});
    const [firm, soft] = [findEdge(asked('firm'), {}), findEdge(asked('soft'), {})];
    const measured = measureAlpha(plane, size.width);
    const share = softShare(colours(fringed.photo), firm, soft, { band: bandAt(measured, question.band, question.factor), coarseness: coarseness(measured, question.band) });
    const everywhere = firm.map((a, i) => a + (((soft[i] as number) - a) * (share[i] as number)) / 255);
    expect(meanError(auto, everywhere)).toBeLessThan(0.1 * meanError(plane, fringed.alpha));
  });

  it('are firm around a hard shape, by the automatic edge', () => {
    const alpha = Uint8Array.from({ length: plane.length }, (_, i) => hardDisc(size, 0)(i % size.width, Math.floor(i / size.width)));
    const ground = { ...fringed.foreground, data: fringed.foreground.data.map((value, i) => (i % 3 === 2 ? 255 - value : value / 2)) };
    const photo = over(fringed.foreground, ground, alpha);
    expect(meanError(findEdge(asked('auto', photo), {}), alpha)).toBeLessThan(0.35 * meanError(plane, alpha));
  });
});

describe('parts where a soft edge counts', () => {
  const level = { width: 500, height: 400 };
  const empty = () => new Uint8Array(500 * 400);

  it('are none where it is hardly mixed in, or the same as the firm one', () => {
    const soft = empty().fill(200);
    expect(wantedParts(level, { share: empty().fill(20), firm: empty(), soft, reach: 10 })).toEqual([]);
    expect(wantedParts(level, { share: empty().fill(255), firm: soft, soft, reach: 10 })).toEqual([]);
  });

  it('are as small as the places, with the room around them', () => {
    const soft = empty();
    for (const [x, y] of [[100, 50], [140, 80], [450, 390]] as const) soft[y * 500 + x] = 255;
    const parts = wantedParts(level, { share: empty().fill(255), firm: empty(), soft, reach: 20 });
    expect(parts).toEqual([{ x: 80, y: 30, width: 81, height: 71 }, { x: 430, y: 370, width: 41, height: 30 }]);
  });
});
