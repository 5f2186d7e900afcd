import type { Point } from '../../../../src-preload/model/geometry';
import { applyTo } from '../../../../src-preload/model/matrix';
import { toPhoto, type Target } from '../../document/target';
import type { ClickClock } from '../../smart-select/click-clock';
import type { HoverPreview } from '../../smart-select/hover-preview';
import { boxBetween, isInside, pixelAt } from '../../smart-select/prompt-list';
import type { PointMove, SmartSelect } from '../../smart-select/smart-select';
import type { Step } from '../../smart-select/steps';
import { toScreen, type View } from '../../viewport/transform';
import type { PointerInput, Tool } from '../tool';
import type { ObjectsHandler } from './objects-handler';

/** A hand is not that still: less is a click. In CSS pixels. */
export const dragDistance = 4;
/** A point is grabbed from so far away, in CSS pixels. */
const grabDistance = 9;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressed'; readonly screen: Point; readonly image: Point; readonly added: number | undefined }
  | { readonly kind: 'grabbed'; readonly screen: Point; readonly step: Step; readonly move: PointMove; readonly moved: boolean }
  | { readonly kind: 'box'; readonly from: Point; readonly to: Point };

export interface SmartSelectToolParts {
  readonly smartSelect: SmartSelect;
  readonly clock: ClickClock;
  readonly target: () => Target | undefined;
  readonly view: () => View;
  readonly hover: HoverPreview;
  readonly objects: ObjectsHandler;
  /** Opens the cut-out that shows at a point of the document again. */
  readonly reopenAt: (at: Point) => void;
  readonly onNoPhoto: () => void;
}

/**
 * Click to include, Alt-click to exclude, drag a box. The question goes out when the pointer goes down, because most
 * presses are clicks; when it turns out to be a drag, it is taken back as if it had never been asked. Points that are
 * there already can be dragged elsewhere, and go with an Alt-click on them.
 */
export function createSmartSelectTool({ smartSelect, clock, target, view, hover, objects, reopenAt, onNoPhoto }: SmartSelectToolParts): Tool {
  let state: State = { kind: 'idle' };

  const place = (input: PointerInput): Point | undefined => {
    const photo = target();
    return photo && toPhoto(photo, input.at);
  };
  const isDrag = (input: PointerInput, from: Point): boolean => Math.hypot(input.screen.x - from.x, input.screen.y - from.y) >= dragDistance;

  /** The point under the pointer, the one drawn on top first. */
  const pointAt = ({ screen }: PointerInput, { toDocument }: Target): Step | undefined =>
    smartSelect.store.getState().steps.findLast(({ prompt }) => {
      if (prompt.kind !== 'point') return false;
      const at = toScreen(view(), applyTo(toDocument, prompt.point));
      return Math.hypot(at.x - screen.x, at.y - screen.y) <= grabDistance;
    });

  const press = (input: PointerInput, { size }: Target, at: Point): number | undefined => {
    if (!isInside(at, size)) return undefined;
    const positive = (smartSelect.store.getState().mode === 'include') !== input.alt;
    clock.pressed(input.time);
    const point = pixelAt(at, size);
    // The pointer has rested here: what the preview was answered is what the click would be.
    return smartSelect.add({ kind: 'point', point: { ...point, positive } }, positive ? hover.answerAt(point) : undefined);
  };

  const down = (input: PointerInput): void => {
    const photo = target();
    const at = place(input);
    if (!photo || !at) return onNoPhoto();
    const step = pointAt(input, photo);
    const move = step && smartSelect.movePoint(step.id);
    if (step && move) state = { kind: 'grabbed', screen: input.screen, step, move, moved: false };
    else state = { kind: 'pressed', screen: input.screen, image: at, added: press(input, photo, at) };
  };

  const move = (input: PointerInput): void => {
    const size = target()?.size;
    const at = place(input);
    if (!size || !at || state.kind === 'idle') return;
    if (state.kind === 'grabbed') {
      if (!state.moved && !isDrag(input, state.screen)) return;
      state = { ...state, moved: true };
      return state.move.to(pixelAt(at, size));
    }
    if (state.kind === 'pressed') {
      if (!isDrag(input, state.screen)) return;
      if (state.added !== undefined) smartSelect.retract(state.added);
      state = { kind: 'box', from: state.image, to: at };
    } else {
      state = { ...state, to: at };
    }
    smartSelect.setDraft(boxBetween(state.from, state.to, size));
  };

  const up = (input: PointerInput): void => {
    const size = target()?.size;
    const at = place(input);
    const ended = state;
    state = { kind: 'idle' };
    if (ended.kind === 'grabbed') {
      if (ended.moved) ended.move.drop();
      else if (input.alt) smartSelect.remove(ended.step.id);
    }
    if (ended.kind !== 'box') return;
    smartSelect.setDraft(undefined);
    if (!size || !at) return;
    const box = boxBetween(ended.from, at, size);
    if (box.width === 0 || box.height === 0) return;
    clock.pressed(input.time);
    smartSelect.add({ kind: 'box', box });
  };

  return {
    id: 'smart-select',
    down: (input) => (objects.isOpen() ? objects.down(input) : down(input)),
    move: (input) => (objects.isOpen() ? objects.move(input) : move(input)),
    up: (input) => (objects.isOpen() ? objects.up(input) : up(input)),
    hover: (input) => {
      if (objects.isOpen()) return objects.hover(input);
      const photo = target();
      const at = input && place(input);
      hover.point(at && photo && isInside(at, photo.size) ? pixelAt(at, photo.size) : undefined, photo?.size);
    },
    doubleClick: (input) => {
      if (!objects.isOpen()) reopenAt(input.at);
    },
    secondary: (input) => {
      const photo = target();
      const step = photo && pointAt(input, photo);
      // A finger that rests where it has just put a point means the point.
      if (!step || (state.kind === 'pressed' && state.added === step.id)) return false;
      smartSelect.remove(step.id);
      return true;
    },
    cancel: () => {
      objects.cancel();
      if (state.kind === 'pressed' && state.added !== undefined) smartSelect.retract(state.added);
      if (state.kind === 'grabbed') state.move.cancel();
      if (state.kind === 'box') smartSelect.setDraft(undefined);
      state = { kind: 'idle' };
    },
  };
}
