import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, parseNumber, settle, shownNumber } from '../../../src-renderer/ui/number-text';

describe('a number field', () => {
  it.each([
    ['12', undefined, 12],
    [' 0,5 ', undefined, 0.5],
    ['−3', undefined, -3],
    ['-3 px', 'px', -3],
    ['80%', '%', 80],
    ['.25', undefined, 0.25],
    ['', undefined, undefined],
    ['1e9', undefined, undefined],
    ['12 kg', 'px', undefined],
    ['--2', undefined, undefined],
  ] as const)('reads %j (unit %s) as %s', (typed, unit, expected) => expect(parseNumber(typed, unit)).toBe(expected));

  it.each([
    [1, 0],
    [5, 0],
    [0.1, 1],
    [0.25, 2],
  ])('of step %d shows %d decimals', (step, decimals) => expect(decimalsOf(step)).toBe(decimals));

  it('shows nothing that it would read as something else', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(1, 0.1, 0.25, 10), (value, step) => {
        const settled = settle(value, { step });
        expect(parseNumber(shownNumber(settled, step))).toBe(settled);
      }),
    );
  });

  it('keeps to its range and never shows a negative zero', () => {
    expect(settle(140, { min: 0, max: 100 })).toBe(100);
    expect(Object.is(settle(-0.2, { min: -5, step: 1 }), 0)).toBe(true);
    expect(shownNumber(-0.04, 0.1)).toBe('0');
  });
});
