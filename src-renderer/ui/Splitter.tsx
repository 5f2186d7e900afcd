import type { KeyboardEvent, PointerEvent } from 'react';
import { classNames } from './class-names';

/** Arrow keys move this far, in units of the value; with Shift four times as far. */
const keySteps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * The line between two parts, to be dragged. `orientation` is that of the line: a vertical one moves sideways.
 * Arrow keys, Home and End move it too, and a double click puts it back. `perPixel` says how much the value grows
 * with one CSS pixel to the right or down; it is asked as a drag begins. Enter calls `onToggle` where there is one.
 */
export function Splitter(props: {
  readonly label: string;
  readonly orientation: 'vertical' | 'horizontal';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly perPixel: () => number;
  readonly controls?: string;
  readonly className?: string;
  readonly onMove: (value: number) => void;
  /** The drag or the key press has ended: to be kept. */
  readonly onDone: (value: number) => void;
  readonly onReset: () => void;
  readonly onToggle?: () => void;
}) {
  const { label, orientation, value, min, max, step, perPixel, onMove, onDone } = props;
  const clamp = (next: number): number => Math.min(max, Math.max(min, next));

  const onPointerDown = (down: PointerEvent<HTMLElement>): void => {
    if (down.button !== 0) return;
    down.preventDefault();
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const place = (event: { readonly clientX: number; readonly clientY: number }): number => (orientation === 'vertical' ? event.clientX : event.clientY);
    const from = place(down);
    const scale = perPixel();
    const stop = new AbortController();
    let latest = value;
    const end = (): void => {
      stop.abort();
      delete handle.dataset['dragging'];
      if (latest !== value) onDone(latest);
    };
    handle.dataset['dragging'] = '';
    const move = (event: globalThis.PointerEvent): void => {
      latest = clamp(value + (place(event) - from) * scale);
      onMove(latest);
    };
    handle.addEventListener('pointermove', move, { signal: stop.signal });
    handle.addEventListener('lostpointercapture', end, { signal: stop.signal });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && props.onToggle) return props.onToggle();
    const direction = keySteps[event.key];
    const isOurs = orientation === 'vertical' ? event.key.endsWith('Left') || event.key.endsWith('Right') : event.key.endsWith('Up') || event.key.endsWith('Down');
    const along = direction !== undefined && isOurs ? direction * step * (event.shiftKey ? 4 : 1) * Math.sign(perPixel()) : undefined;
    const next = event.key === 'Home' ? min : event.key === 'End' ? max : along === undefined ? undefined : clamp(value + along);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(next);
    if (next !== value) onDone(next);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      className={classNames('splitter', `splitter-${orientation}`, props.className)}
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={props.controls}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={props.onReset}
    />
  );
}
