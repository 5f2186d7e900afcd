import type { PointerEvent } from 'react';

/** CSS pixels before a press becomes a drag, so that a click on the name still puts the cursor into the field. */
const slack = 3;
/** CSS pixels that make one step. */
const pixelsPerStep = 2;

export interface ScrubOptions {
  readonly start: () => number;
  readonly step: number;
  readonly disabled: boolean;
  readonly onMove: (value: number) => void;
  readonly onEnd: () => void;
}

/** Drag sideways to change a number; ten times as far with Shift, a tenth with Alt. Escape puts the first value back. */
export function useScrub({ start, step, disabled, onMove, onEnd }: ScrubOptions): {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
} {
  const onPointerDown = (down: PointerEvent<HTMLElement>): void => {
    if (disabled || down.button !== 0) return;
    const handle = down.currentTarget;
    const stop = new AbortController();
    const first = start();
    let value = first;
    let x = down.clientX;
    let dragging = false;
    const end = (): void => {
      stop.abort();
      if (!dragging) return;
      // The click that follows a drag would move the focus into the field.
      const swallow = (event: Event): void => event.preventDefault();
      handle.addEventListener('click', swallow, { once: true });
      setTimeout(() => handle.removeEventListener('click', swallow));
      onEnd();
    };
    const move = (event: globalThis.PointerEvent): void => {
      const moved = event.clientX - x;
      if (!dragging && Math.abs(moved) < slack) return;
      if (!dragging) handle.setPointerCapture(event.pointerId);
      dragging = true;
      x = event.clientX;
      value += (moved / pixelsPerStep) * step * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1);
      onMove(value);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !dragging) return;
      event.stopPropagation();
      onMove(first);
      end();
    };
    const { signal } = stop;
    handle.addEventListener('pointermove', move, { signal });
    handle.addEventListener('pointerup', end, { signal });
    handle.addEventListener('pointercancel', end, { signal });
    window.addEventListener('keydown', key, { signal, capture: true });
  };
  return { onPointerDown };
}
