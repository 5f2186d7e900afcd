import type { StrokePoint } from '../../../../src-preload/raster/brush';
import type { BrushMode, Brushing } from '../../brushing/brushing';
import { toPhoto, type Target } from '../../document/target';
import type { PointerInput, Tool } from '../tool';

/** A pen that barely touches still leaves something. */
const leastPressure = 0.02;

/**
 * Brush and eraser: the same strokes on the mask of the chosen cut-out, one to show more and one to hide. Alt swaps
 * them for a stroke, and Shift leads a straight line from where the last one ended.
 */
export function createBrushTool(id: 'brush' | 'eraser', brushing: Pick<Brushing, 'begin' | 'extend' | 'end' | 'cancel' | 'lastPoint' | 'hover'>, target: () => Target | undefined, onNothing: () => void): Tool {
  let pressed = false;

  const sample = (input: PointerInput): StrokePoint | undefined => {
    const photo = target();
    const at = photo && toPhoto(photo, input.at);
    return at && { x: at.x, y: at.y, pressure: Math.max(leastPressure, Math.min(1, input.pressure)) };
  };
  const modeOf = ({ alt }: PointerInput): BrushMode => ((id === 'brush') !== alt ? 'reveal' : 'hide');
  const show = (input: PointerInput): void => brushing.hover({ at: input.at, pressure: input.pressure });

  return {
    id,
    everyMove: true,
    hover: (input) => (input ? show(input) : brushing.hover(undefined)),
    down: (input) => {
      show(input);
      const point = sample(input);
      const from = input.shift ? brushing.lastPoint() : undefined;
      pressed = point !== undefined && brushing.begin(modeOf(input), from ? [from, point] : [point]);
      if (!pressed) onNothing();
    },
    move: (input) => {
      show(input);
      const point = pressed ? sample(input) : undefined;
      if (point) brushing.extend([point]);
    },
    up: (input) => {
      const point = pressed ? sample(input) : undefined;
      // A pen reports no pressure any more when it is lifted.
      if (point && input.pressure > 0) brushing.extend([point]);
      if (pressed) brushing.end();
      pressed = false;
    },
    cancel: () => {
      if (pressed) brushing.cancel();
      pressed = false;
    },
  };
}
