import type { Point, Size } from '../../../../src-preload/model/geometry';
import { boxBetween, isInside, pixelAt } from '../../smart-select/prompt-list';
import type { ClickClock } from '../../smart-select/click-clock';
import type { SmartSelect } from '../../smart-select/smart-select';
import type { PointerInput, Tool } from '../tool';

/** A hand is not that still: less is a click. In CSS pixels. */
export const dragDistance = 4;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressed'; readonly screen: Point; readonly image: Point; readonly added: number | undefined }
  | { readonly kind: 'box'; readonly from: Point; readonly to: Point };

/**
 * Click to include, Alt-click to exclude, drag a box. The question goes out when the pointer goes down, because most
 * presses are clicks; when it turns out to be a drag, it is taken back as if it had never been asked.
 */
export function createSmartSelectTool(smartSelect: SmartSelect, clock: ClickClock, content: () => Size | undefined): Tool {
  let state: State = { kind: 'idle' };

  const press = (input: PointerInput, size: Size): number | undefined => {
    if (!isInside(input.image, size)) return undefined;
    const positive = (smartSelect.store.getState().mode === 'include') !== input.alt;
    clock.pressed(input.time);
    return smartSelect.add({ kind: 'point', point: { ...pixelAt(input.image, size), positive } });
  };

  return {
    id: 'smart-select',
    down: (input) => {
      const size = content();
      if (size) state = { kind: 'pressed', screen: input.screen, image: input.image, added: press(input, size) };
    },
    move: (input) => {
      const size = content();
      if (!size || state.kind === 'idle') return;
      if (state.kind === 'pressed') {
        if (Math.hypot(input.screen.x - state.screen.x, input.screen.y - state.screen.y) < dragDistance) return;
        if (state.added !== undefined) smartSelect.retract(state.added);
        state = { kind: 'box', from: state.image, to: input.image };
      } else {
        state = { ...state, to: input.image };
      }
      smartSelect.setDraft(boxBetween(state.from, state.to, size));
    },
    up: (input) => {
      const size = content();
      const ended = state;
      state = { kind: 'idle' };
      if (!size || ended.kind !== 'box') return;
      const box = boxBetween(ended.from, input.image, size);
      smartSelect.setDraft(undefined);
      if (box.width === 0 || box.height === 0) return;
      clock.pressed(input.time);
      smartSelect.add({ kind: 'box', box });
    },
    cancel: () => {
      if (state.kind === 'pressed' && state.added !== undefined) smartSelect.retract(state.added);
      if (state.kind === 'box') smartSelect.setDraft(undefined);
      state = { kind: 'idle' };
    },
  };
}
