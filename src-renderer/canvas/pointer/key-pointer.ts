import type { Point } from '../../../src-preload/model/geometry';
import type { Editor } from '../../editor/editor';
import type { PointerInput, Tool } from '../../editor/tools/tool';
import { toImage } from '../../editor/viewport/transform';

/** CSS pixels of one press; with Shift ten times as many, as layers are nudged. */
const step = 4;
const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * A pointer for the keyboard: arrow keys move it over the focused canvas, and Space is its button, held down to drag.
 * The tool in hand cannot tell it from a mouse. It shows with the first arrow key that no command wants, and hides when
 * a real pointer comes. `marker` is what shows where it is. Returns the function that detaches it.
 */
export function attachKeyPointer(element: HTMLElement, marker: HTMLElement, { toolbox, viewport, commands }: Editor): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  let at: Point | undefined;
  let visible = false;
  let pressed: Tool | undefined;
  let mouse: Point | undefined;

  const input = (screen: Point, { altKey: alt, shiftKey: shift, ctrlKey, metaKey, timeStamp: time }: KeyboardEvent): PointerInput => ({
    screen,
    at: toImage(viewport.store.getState().view, screen),
    pressure: 1,
    alt,
    shift,
    mod: ctrlKey || metaKey,
    time,
  });

  const show = (): void => {
    marker.hidden = !visible;
    if (at) marker.style.transform = `translate(${at.x}px, ${at.y}px)`;
    marker.classList.toggle('key-pointer-pressed', pressed !== undefined);
  };
  const letGo = (): void => {
    pressed = undefined;
    toolbox.setPressing(false);
  };
  const giveUp = (): void => {
    if (!pressed) return;
    pressed.cancel();
    letGo();
  };
  const hide = (): void => {
    giveUp();
    if (visible) toolbox.current().hover?.(undefined);
    visible = false;
    show();
  };

  /** At the edge the view moves instead. */
  const moved = (from: Point, by: Point): Point => {
    const { width, height } = viewport.store.getState().screen;
    const to = { x: from.x + by.x, y: from.y + by.y };
    const kept = { x: Math.min(width - step, Math.max(step, to.x)), y: Math.min(height - step, Math.max(step, to.y)) };
    if (kept.x !== to.x || kept.y !== to.y) viewport.pan(to.x - kept.x, to.y - kept.y);
    return kept;
  };

  const onArrow = (event: KeyboardEvent, direction: Point): void => {
    const { width, height } = viewport.store.getState().screen;
    const far = event.shiftKey && !pressed ? 10 * step : step;
    const from = at ?? { x: Math.round(width / 2), y: Math.round(height / 2) };
    // The first press only shows where it is.
    at = visible ? moved(from, { x: direction.x * far, y: direction.y * far }) : from;
    visible = true;
    delete element.dataset['pointed'];
    const now = input(at, event);
    if (pressed) pressed.move(now);
    else toolbox.current().hover?.(now);
    show();
  };

  element.addEventListener(
    'keydown',
    (event) => {
      const direction = directions[event.key];
      const free = !event.ctrlKey && !event.metaKey && (pressed !== undefined || !event.altKey);
      if (direction && free && (pressed !== undefined || commands.forKey(event) === undefined)) {
        onArrow(event, direction);
      } else if (event.key === ' ' && free && visible && at) {
        if (!pressed && !event.repeat) {
          pressed = toolbox.current();
          pressed.down(input(at, event));
          toolbox.setPressing(true);
          show();
        }
      } else if (event.key === 'Escape' && pressed) {
        giveUp();
        show();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    options,
  );
  element.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== ' ' || !pressed || !at) return;
      const tool = pressed;
      letGo();
      tool.up(input(at, event));
      show();
    },
    options,
  );
  element.addEventListener('blur', hide, options);
  element.addEventListener('pointerdown', hide, { ...options, capture: true });
  element.addEventListener(
    'pointermove',
    ({ screenX: x, screenY: y }) => {
      // A browser tells of a mouse that rests, too, whenever the page changes under it.
      if (visible && mouse && (mouse.x !== x || mouse.y !== y)) hide();
      mouse = { x, y };
    },
    options,
  );

  return () => {
    hide();
    stop.abort();
  };
}
