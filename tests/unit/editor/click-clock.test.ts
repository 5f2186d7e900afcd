import { describe, expect, it } from 'vitest';
import { createClickClock } from '../../../src-renderer/editor/smart-select/click-clock';

describe('the click clock', () => {
  it('tells from the press to the drawing, and nothing of a click that had to wait for its photo', () => {
    let ready = false;
    const clock = createClickClock(() => ready);
    clock.pressed(100);
    clock.drawn(9000);
    expect(clock.store.getState().clickMs).toBeUndefined();
    ready = true;
    clock.pressed(9500);
    clock.drawn(9580);
    clock.drawn(9700);
    expect(clock.store.getState().clickMs).toBe(80);
  });
});
