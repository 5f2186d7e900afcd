import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barPlace } from '../../../src-renderer/editor/viewport/bar-place';
import { nextRung, toImage, toScreen, zoomAt } from '../../../src-renderer/editor/viewport/transform';
import { createViewport, percentOf } from '../../../src-renderer/editor/viewport/viewport';
import { createWheelReader } from '../../../src-renderer/editor/viewport/wheel-intent';

const open = () => {
  const viewport = createViewport();
  viewport.resize({ width: 1000, height: 700 }, 1);
  viewport.show({ width: 4000, height: 3000 });
  return viewport;
};

describe('viewport', () => {
  it('keeps the point under the cursor when it zooms', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(number(0.02, 60), number(-3000, 3000), number(-3000, 3000), number(0.01, 64), number(0, 1000), number(0, 700), (scale, x, y, next, px, py) => {
        const anchor = { x: px, y: py };
        const before = { scale, x, y };
        const moved = toScreen(zoomAt(before, next, anchor), toImage(before, anchor));
        expect(moved.x).toBeCloseTo(px, 3);
        expect(moved.y).toBeCloseTo(py, 3);
      }),
    );
  });

  it('fits the photo and leaves room for the floating bar', () => {
    const { view, screen } = open().store.getState();
    const bottom = view.y + 3000 * view.scale;
    expect(bottom).toBeLessThanOrEqual(screen.height - 120);
    expect(view.x).toBeGreaterThanOrEqual(40);
  });

  it('stays fitted when the window changes until somebody zooms', () => {
    const viewport = open();
    viewport.resize({ width: 500, height: 400 }, 1);
    const fitted = viewport.store.getState().view.scale;
    expect(4000 * fitted).toBeLessThanOrEqual(500);
    viewport.zoomTo(100);
    viewport.resize({ width: 900, height: 700 }, 1);
    expect(viewport.store.getState().view.scale).toBe(1);
  });

  it('means device pixels by 100 %', () => {
    const viewport = createViewport();
    viewport.resize({ width: 1000, height: 700 }, 2);
    viewport.show({ width: 4000, height: 3000 });
    viewport.zoomTo(100);
    expect(viewport.store.getState().view.scale).toBe(0.5);
    expect(percentOf(viewport.store.getState())).toBe(100);
  });

  it('never loses the photo', () => {
    const viewport = open();
    viewport.pan(99999, -99999);
    const { view, screen } = viewport.store.getState();
    expect(view.x).toBeLessThan(screen.width);
    expect(view.y + 3000 * view.scale).toBeGreaterThan(0);
  });

  it('stays between 1 % and 6400 %', () => {
    const viewport = open();
    for (let i = 0; i < 60; i += 1) viewport.step(1);
    expect(percentOf(viewport.store.getState())).toBe(6400);
    for (let i = 0; i < 60; i += 1) viewport.step(-1);
    expect(percentOf(viewport.store.getState())).toBe(1);
    expect(nextRung(100, 1)).toBe(150);
    expect(nextRung(99.9, 1)).toBe(150);
    expect(nextRung(67, -1)).toBe(50);
  });
});

describe('the floating bar', () => {
  const view = { scale: 1, x: 0, y: 0 };
  const screen = { width: 1000, height: 700 };
  it.each([
    ['is at the bottom without an object', undefined, 'bottom'],
    ['stays there above an object that ends higher', { x: 0, y: 0, width: 10, height: 500 }, 'bottom'],
    ['gives way to an object below', { x: 0, y: 300, width: 10, height: 390 }, 'top'],
    ['stays when the object is everywhere', { x: 0, y: 0, width: 10, height: 700 }, 'bottom'],
  ] as const)('%s', (_name, object, place) => expect(barPlace(object, view, screen)).toBe(place));
});

describe('the wheel', () => {
  const event = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false, time: 0 };
  it('zooms by a notch and pans by two fingers, to the end of the gesture', () => {
    const read = createWheelReader();
    expect(read({ ...event, deltaY: -100, time: 0 })).toMatchObject({ kind: 'zoom' });
    expect(read({ ...event, deltaY: -3, time: 50 })).toMatchObject({ kind: 'zoom' });
    expect(read({ ...event, deltaY: -3, time: 900 })).toEqual({ kind: 'pan', dx: -0, dy: 3 });
    expect(read({ ...event, deltaY: -100, time: 950 })).toEqual({ kind: 'pan', dx: -0, dy: 100 });
  });

  it('zooms by a pinch and pans sideways with Shift', () => {
    const read = createWheelReader();
    const pinch = read({ ...event, deltaY: -2, ctrlKey: true });
    expect(pinch.kind === 'zoom' && pinch.factor).toBeCloseTo(1.02, 2);
    expect(read({ ...event, deltaY: 100, shiftKey: true, time: 500 })).toEqual({ kind: 'pan', dx: -100, dy: 0 });
  });
});
