import type { Brushing } from '../brushing/brushing';
import type { Target } from '../document/target';
import { createBrushTool } from '../tools/brush/brush-tool';
import type { Tool } from '../tools/tool';
import type { HairBrush } from './hair-brush';

/** Brush and eraser: in the refine workspace they paint hair, and take it away, in place of the mask. */
export function createRefineBrushTool(
  id: 'brush' | 'eraser',
  ordinary: Tool,
  parts: { readonly hair: HairBrush; readonly brushing: Brushing; readonly target: () => Target | undefined; readonly isOpen: () => boolean },
): Tool {
  const { hair, brushing, target, isOpen } = parts;
  const refine = createBrushTool(id, { ...hair, hover: brushing.hover }, target, () => undefined);
  const now = (): Tool => (isOpen() ? refine : ordinary);
  return {
    id,
    everyMove: true,
    hover: (input) => now().hover?.(input),
    down: (input) => now().down(input),
    move: (input) => now().move(input),
    up: (input) => now().up(input),
    cancel: () => now().cancel(),
  };
}
