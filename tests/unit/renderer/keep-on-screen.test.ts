import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOnScreen, type PlacedWindow } from '../../../src-renderer/app/keep-on-screen';

type Place = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
const screen = { availLeft: 0, availTop: 25, availWidth: 1920, availHeight: 1055 };

/** Where the window is afterwards. */
function kept({ x, y, width, height }: Place, around: PlacedWindow['screen'] = screen): Place {
  const place = { x, y, width, height };
  keepOnScreen({
    screenX: x,
    screenY: y,
    outerWidth: width,
    outerHeight: height,
    screen: around,
    moveTo: (left: number, top: number) => Object.assign(place, { x: left, y: top }),
    resizeTo: (wide: number, high: number) => Object.assign(place, { width: wide, height: high }),
  } as PlacedWindow);
  return place;
}

describe('an app window', () => {
  it('stays where it can be reached, also with a part of it outside', () => {
    for (const place of [{ x: 100, y: 60, width: 900, height: 700 }, { x: -300, y: 25, width: 900, height: 700 }, { x: 1500, y: 800, width: 900, height: 700 }]) {
      expect(kept(place)).toEqual(place);
    }
  });

  it('comes back from a screen that is gone', () => {
    expect(kept({ x: 3000, y: 2000, width: 900, height: 700 })).toEqual({ x: 1020, y: 380, width: 900, height: 700 });
    expect(kept({ x: -5000, y: 30, width: 900, height: 700 })).toEqual({ x: 0, y: 30, width: 900, height: 700 });
  });

  it('of any place and size ends on the screen', () => {
    const any = fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }), width: fc.integer({ min: 200, max: 6000 }), height: fc.integer({ min: 200, max: 6000 }) });
    fc.assert(
      fc.property(any, (place) => {
        const { x, y, width, height } = kept(place);
        expect(width <= screen.availWidth && height <= screen.availHeight).toBe(true);
        expect(x + width > 80 && x < 1840 && y >= 15 && y < 1040).toBe(true);
      }),
    );
  });
});
