import { describe, expect, it } from 'vitest';
import { textBarPlace } from '../../../src-renderer/features/text-editing/text-bar-place';

const screen = { width: 1000, height: 700 };
const view = { scale: 0.5, x: 100, y: 50 };

describe('the bar of a text', () => {
  it('lies above the text', () => {
    expect(textBarPlace({ x: 200, y: 400, width: 400, height: 100 }, view, screen)).toEqual({ top: 192, middle: 300 });
  });
  it('lies below where there is no room above', () => {
    expect(textBarPlace({ x: 200, y: 0, width: 400, height: 100 }, view, screen).top).toBe(112);
  });
  it('stays in sight when the text does not', () => {
    expect(textBarPlace({ x: 200, y: 5000, width: 400, height: 100 }, view, screen).top).toBe(700 - 46 - 12);
    expect(textBarPlace({ x: 200, y: -5000, width: 400, height: 100 }, view, screen).top).toBe(12);
  });
});
