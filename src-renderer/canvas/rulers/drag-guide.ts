import type { Editor } from '../../editor/editor';
import type { GuideDrag } from '../../editor/guides/guides';
import type { RulerAxis } from './paint-ruler';

/** Drags a new guide out of a ruler: the upper one holds lines across, the left one lines down. */
export function dragGuides(element: HTMLElement, ruler: RulerAxis, { guides }: Editor): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  let drag: GuideDrag | undefined;
  const place = (event: PointerEvent): { readonly x: number; readonly y: number } => {
    const box = element.parentElement?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const end = (kept: boolean): void => {
    const ended = drag;
    drag = undefined;
    if (kept) ended?.drop();
    else ended?.cancel();
  };
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      drag = guides.grab(ruler === 'x' ? 'y' : 'x');
    },
    options,
  );
  element.addEventListener('pointermove', (event) => drag?.move(place(event), event.ctrlKey || event.metaKey), options);
  element.addEventListener('pointerup', () => end(true), options);
  element.addEventListener('pointercancel', () => end(false), options);
  window.addEventListener('keydown', (event) => event.key === 'Escape' && drag && (event.preventDefault(), end(false)), { ...options, capture: true });
  return () => {
    stop.abort();
    end(false);
  };
}
