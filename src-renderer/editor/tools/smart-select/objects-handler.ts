import type { Point } from '../../../../src-preload/model/geometry';
import { toPhoto, type Target } from '../../document/target';
import type { Objects, PickMode } from '../../smart-select/objects';
import { boxBetween } from '../../smart-select/prompt-list';
import type { PointerInput } from '../tool';

export interface ObjectsHandler {
  /** Objects are shown: presses pick from them. */
  isOpen(): boolean;
  down(input: PointerInput): void;
  move(input: PointerInput): void;
  up(input: PointerInput): void;
  hover(input: PointerInput | undefined): void;
  cancel(): void;
}

interface Press {
  readonly from: Point;
  readonly screen: Point;
  moved: boolean;
}

const modeOf = ({ shift, alt }: PointerInput): PickMode => (shift ? 'add' : alt ? 'subtract' : 'new');

/** Click picks an object, Shift adds, Alt takes out, a drag picks those whose middle it encloses. */
export function createObjectsHandler(objects: Objects, target: () => Target | undefined, dragDistance: number): ObjectsHandler {
  let press: Press | undefined;
  const place = (input: PointerInput): Point | undefined => {
    const photo = target();
    return photo && toPhoto(photo, input.at);
  };
  return {
    isOpen: () => objects.store.getState().phase !== 'off',
    down: (input) => {
      const from = place(input);
      if (from) press = { from, screen: input.screen, moved: false };
    },
    move: (input) => {
      const at = place(input);
      const size = target()?.size;
      if (!press || !at || !size) return;
      press.moved ||= Math.hypot(input.screen.x - press.screen.x, input.screen.y - press.screen.y) >= dragDistance;
      if (press.moved) objects.setMarquee(boxBetween(press.from, at, size));
    },
    up: (input) => {
      const at = place(input);
      const size = target()?.size;
      const ended = press;
      press = undefined;
      if (!ended || !at || !size) return;
      if (ended.moved) objects.pickInside(boxBetween(ended.from, at, size), modeOf(input));
      else objects.pick(at, modeOf(input));
    },
    hover: (input) => objects.hover(input && place(input)),
    cancel: () => {
      if (press) objects.setMarquee(undefined);
      press = undefined;
    },
  };
}
