import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLongPress, type LongPress } from '../../../src-renderer/canvas/pointer/long-press';
import type { PointerInput } from '../../../src-renderer/editor/tools/tool';
import { at } from '../editor/pointer';

let held: PointerInput[];
let press: LongPress;

beforeEach(() => {
  vi.useFakeTimers();
  held = [];
  press = createLongPress((input) => held.push(input));
});
afterEach(() => vi.useRealTimers());

describe('a long press', () => {
  it('is one that rests for half a second, and tells so once', () => {
    press.down(at(10, 10));
    vi.advanceTimersByTime(499);
    expect(held).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(held).toEqual([at(10, 10)]);
    expect(press.wasHeld()).toBe(true);
  });

  it('may shake, but not drag', () => {
    press.down(at(10, 10));
    press.move(at(14, 13));
    vi.advanceTimersByTime(600);
    expect(held).toHaveLength(1);
    press.down(at(10, 10));
    press.move(at(20, 10));
    press.move(at(10, 10));
    vi.advanceTimersByTime(600);
    expect(held).toHaveLength(1);
    expect(press.wasHeld()).toBe(false);
  });

  it('is none when the finger goes before', () => {
    press.down(at(10, 10));
    press.end();
    vi.advanceTimersByTime(600);
    expect(held).toEqual([]);
  });
});
