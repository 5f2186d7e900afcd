import type { CutoutLayer, LayerId } from '../../../src-preload/model/document';
import type { LayerSelection } from '../document/selection';
import { dragDistance } from '../tools/smart-select/smart-select-tool';
import type { PointerInput, Tool } from '../tools/tool';
import type { Shapes } from './shapes';

export interface PickingParts {
  readonly shapes: Shapes;
  readonly selection: LayerSelection;
  /** Objects are annotated, and nothing is being selected at the moment. */
  readonly isOpen: () => boolean;
  /** Opens the chosen object again. */
  readonly reopen: () => void;
}

/**
 * Smart select while objects are annotated: a click on an object chooses it, with Shift it is added to the chosen ones
 * or taken out. A drag draws a box and a click with Ctrl sets a point as everywhere else, for objects inside others.
 */
export function createPickingTool(inner: Tool, { shapes, selection, isOpen, reopen }: PickingParts): Tool {
  let press: { readonly input: PointerInput; readonly layer: LayerId } | undefined;

  const objectAt = (input: PointerInput): CutoutLayer | undefined => (isOpen() && !input.mod ? shapes.at(input.at) : undefined);

  return {
    ...inner,
    down: (input) => {
      const object = objectAt(input);
      if (object) press = { input, layer: object.id };
      else inner.down(input);
    },
    move: (input) => {
      if (press) {
        const { screen } = press.input;
        if (Math.hypot(input.screen.x - screen.x, input.screen.y - screen.y) < dragDistance) return;
        inner.down(press.input);
        press = undefined;
      }
      inner.move(input);
    },
    up: (input) => {
      const picked = press;
      press = undefined;
      if (!picked) return inner.up(input);
      if (input.shift) selection.toggle(picked.layer);
      else selection.select(picked.layer);
    },
    hover: (input) => {
      const object = input && objectAt(input);
      shapes.hover(object?.id);
      inner.hover?.(object ? undefined : input);
    },
    doubleClick: (input) => {
      const object = objectAt(input);
      if (!object) return inner.doubleClick?.(input);
      selection.select(object.id);
      reopen();
    },
    cancel: () => {
      press = undefined;
      inner.cancel();
    },
  };
}
