import type { Point } from '../../../../src-preload/model/geometry';
import { boxBetween, isInside, pixelAt } from '../../smart-select/prompt-list';
import type { ClickClock } from '../../smart-select/click-clock';
import type { SmartSelect } from '../../smart-select/smart-select';
import { toPhoto, type Target } from '../../document/target';
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
export function createSmartSelectTool(smartSelect: SmartSelect, clock: ClickClock, target: () => Target | undefined): Tool {
  let state: State = { kind: 'idle' };

  const place = (input: PointerInput): Point | undefined => {
    const photo = target();
    return photo && toPhoto(photo, input.at);
  };

  const press = (input: PointerInput, { size }: Target, at: Point): number | undefined => {
    if (!isInside(at, size)) return undefined;
    const positive = (smartSelect.store.getState().mode === 'include') !== input.alt;
    clock.pressed(input.time);
    return smartSelect.add({ kind: 'point', point: { ...pixelAt(at, size), positive } });
  };

  return {
    id: 'smart-select',
    down: (input) => {
      const photo = target();
      const at = place(input);
      if (photo && at) state = { kind: 'pressed', screen: input.screen, image: at, added: press(input, photo, at) };
    },
    move: (input) => {
      const size = target()?.size;
      const at = place(input);
      if (!size || !at || state.kind === 'idle') return;
      if (state.kind === 'pressed') {
        if (Math.hypot(input.screen.x - state.screen.x, input.screen.y - state.screen.y) < dragDistance) return;
        if (state.added !== undefined) smartSelect.retract(state.added);
        state = { kind: 'box', from: state.image, to: at };
      } else {
        state = { ...state, to: at };
      }
      smartSelect.setDraft(boxBetween(state.from, state.to, size));
    },
    up: (input) => {
      const size = target()?.size;
      const at = place(input);
      const ended = state;
      state = { kind: 'idle' };
      if (ended.kind !== 'box') return;
      smartSelect.setDraft(undefined);
      if (!size || !at) return;
      const box = boxBetween(ended.from, at, size);
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
