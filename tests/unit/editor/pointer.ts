import type { PointerInput } from '../../../src-renderer/editor/tools/tool';

/** A pointer over a photo that is shown at 100 % in the corner of the canvas. */
export const at = (x: number, y: number, more: Partial<PointerInput> = {}): PointerInput => ({
  screen: { x, y },
  at: { x, y },
  pressure: 1,
  alt: false,
  shift: false,
  mod: false,
  time: 0,
  ...more,
});
