import { describe, expect, it } from 'vitest';
import { placeHint } from '../../../src-renderer/ui/hints/place-hint';

const window = { width: 800, height: 600 };
const hint = { width: 100, height: 20 };
const middle = { left: 380, top: 290, width: 40, height: 20 };

describe('a hint', () => {
  it.each([
    ['top', { left: 350, top: 264 }],
    ['bottom', { left: 350, top: 316 }],
    ['left', { left: 274, top: 290 }],
    ['right', { left: 426, top: 290 }],
  ] as const)('stands at the %s of its control', (side, place) => {
    expect(placeHint(side, middle, hint, window)).toEqual(place);
  });

  it('goes to the other side where there is no room', () => {
    expect(placeHint('bottom', { ...middle, top: 570 }, hint, window)).toEqual({ left: 350, top: 544 });
    expect(placeHint('left', { ...middle, left: 20 }, hint, window)).toEqual({ left: 66, top: 290 });
  });

  it('stays inside the window', () => {
    expect(placeHint('bottom', { ...middle, left: 780 }, hint, window).left).toBe(692);
    expect(placeHint('top', { ...middle, left: 0, top: 100 }, hint, window).left).toBe(8);
    const everywhere = { left: 0, top: 0, width: 800, height: 600 };
    expect(placeHint('top', everywhere, hint, window)).toEqual({ left: 350, top: 8 });
  });
});
