import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaScale, factorScale, percentScale, squareScale, type Scale } from '../../../src-renderer/features/refine/scales';

const scales: readonly (readonly [name: string, scale: Scale, min: number, max: number])[] = [
  ['lengths', squareScale(0, 250), 0, 250],
  ['shifts', squareScale(-100, 100), -100, 100],
  ['areas', areaScale(1e6), 0, 1e6],
  ['factors', factorScale(0.25, 4), 0.25, 4],
  ['shares', percentScale, 0, 1],
];

describe.each(scales)('a slider for %s', (_name, scale, min, max) => {
  const place = fc.integer({ min: scale.first, max: scale.last });

  it('reaches both ends of its range and leaves nothing out of order', () => {
    expect(scale.toValue(scale.first)).toBe(min);
    expect(scale.toValue(scale.last)).toBe(max);
    fc.assert(fc.property(place, place, (a, b) => scale.toValue(Math.min(a, b)) <= scale.toValue(Math.max(a, b))));
  });

  it('shows a value where it came from', () => {
    fc.assert(
      fc.property(place, (at) => {
        const shown = scale.toValue(Math.round(scale.toPlace(scale.toValue(at))));
        expect(shown).toBeGreaterThanOrEqual(scale.toValue(Math.max(scale.first, at - 1)));
        expect(shown).toBeLessThanOrEqual(scale.toValue(Math.min(scale.last, at + 1)));
      }),
    );
  });

  it('moves with every press of an arrow key until the end', () => {
    fc.assert(
      fc.property(place, fc.constantFrom<1 | -1>(1, -1), fc.boolean(), (at, direction, far) => {
        const value = scale.toValue(at);
        const next = scale.nudge(value, direction, far);
        expect(next).toBeGreaterThanOrEqual(min);
        expect(next).toBeLessThanOrEqual(max);
        if (value === (direction > 0 ? max : min)) expect(next).toBe(value);
        else expect(Math.sign(next - value)).toBe(direction);
      }),
    );
  });
});
