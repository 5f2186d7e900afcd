import type { Editor } from '../../editor/editor';
import type { PointerInput, Tool } from '../../editor/tools/tool';
import { toImage } from '../../editor/viewport/transform';
import { createWheelReader } from '../../editor/viewport/wheel-intent';
import { createLongPress } from './long-press';
import { createPinch } from './pinch';

const primaryButton = 0;
const middleButton = 1;

/** Hands what mouse, pen and fingers do on the canvas to the tool in hand. Returns the function that detaches it. */
export function attachPointer(element: HTMLElement, { toolbox, viewport }: Editor): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const readWheel = createWheelReader();
  const pinch = createPinch(viewport);
  let active: { readonly id: number; readonly tool: Tool; readonly by: string } | undefined;

  const read = (event: MouseEvent): PointerInput => {
    const box = element.getBoundingClientRect();
    const screen = { x: event.clientX - box.left, y: event.clientY - box.top };
    const at = toImage(viewport.store.getState().view, screen);
    const { altKey: alt, shiftKey: shift, timeStamp: time } = event;
    // A mouse reports 0.5 for every pressed button: only a pen's pressure means something.
    const pressure = event instanceof PointerEvent && event.pointerType === 'pen' ? event.pressure : 1;
    return { screen, at, pressure, alt, shift, mod: event.ctrlKey || event.metaKey, time };
  };

  const end = (): void => {
    longPress.end();
    active = undefined;
    toolbox.setPressing(false);
  };
  const longPress = createLongPress((input) => {
    if (active?.tool.secondary?.(input) !== true) return;
    active.tool.cancel();
    end();
  });

  element.addEventListener(
    'pointerdown',
    (event) => {
      const input = read(event);
      // The hand that holds the pen lies on the screen.
      if (event.pointerType === 'touch' && active?.by === 'pen') return;
      if (event.pointerType === 'touch' && pinch.down(event.pointerId, input.screen)) {
        active?.tool.cancel();
        return end();
      }
      if (active || (event.button !== primaryButton && event.button !== middleButton)) return;
      performance.mark('clickcut:pointer-down', { startTime: event.timeStamp });
      const tool = event.button === middleButton ? toolbox.tool('hand') : toolbox.current();
      active = { id: event.pointerId, tool, by: event.pointerType };
      tool.down(input);
      if (event.pointerType !== 'mouse') longPress.down(input);
      toolbox.setPressing(true, tool);
      element.setPointerCapture(event.pointerId);
      // Whoever points knows where they are; the ring is for those who came by key.
      element.dataset['pointed'] = '';
      element.focus({ preventScroll: true });
      // The middle button would start the browser's own scrolling.
      if (event.button === middleButton) event.preventDefault();
    },
    options,
  );

  element.addEventListener(
    'pointermove',
    (event) => {
      const input = read(event);
      if (pinch.move(event.pointerId, input.screen)) return;
      if (active?.id === event.pointerId) {
        longPress.move(input);
        // A pen and a fast mouse move more often than the screen is drawn; strokes need every place.
        const events = active.tool.everyMove === true ? event.getCoalescedEvents() : [];
        for (const each of events.length > 0 ? events : [event]) active.tool.move(read(each));
      } else if (!active) {
        toolbox.current().hover?.(input);
      }
    },
    options,
  );

  element.addEventListener(
    'pointerup',
    (event) => {
      pinch.up(event.pointerId);
      if (active?.id !== event.pointerId) return;
      const { tool } = active;
      end();
      tool.up(read(event));
    },
    options,
  );

  element.addEventListener(
    'pointercancel',
    (event) => {
      pinch.up(event.pointerId);
      if (active?.id !== event.pointerId) return;
      active.tool.cancel();
      end();
    },
    options,
  );

  element.addEventListener('pointerleave', () => toolbox.current().hover?.(undefined), options);
  element.addEventListener(
    'contextmenu',
    (event) => {
      const isHeld = event instanceof PointerEvent && event.pointerType !== 'mouse' && longPress.wasHeld();
      if (isHeld || toolbox.current().secondary?.(read(event)) === true) event.preventDefault();
    },
    options,
  );
  element.addEventListener('dblclick', (event) => toolbox.current().doubleClick?.(read(event)), options);

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, timeStamp } = event;
      const intent = readWheel({ deltaX, deltaY, deltaMode, ctrlKey, shiftKey, time: timeStamp });
      if (intent.kind === 'zoom') viewport.zoomBy(intent.factor, read(event).screen);
      else viewport.pan(intent.dx, intent.dy);
    },
    { ...options, passive: false },
  );

  element.addEventListener('blur', () => delete element.dataset['pointed'], options);

  return () => stop.abort();
}
