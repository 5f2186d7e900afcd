/** What is needed of a wheel event. */
export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  /** Held, or reported so by the browser for a pinch on a trackpad. */
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly time: number;
}

export type WheelIntent =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number };

const lineHeight = 16;
const gesturePause = 180;

/**
 * A mouse wheel zooms, two fingers on a trackpad pan, a pinch zooms. Browsers do not say which it is, but fingers
 * begin with small or slanted movements and a wheel with a whole notch, so the first event of a gesture decides.
 */
export function createWheelReader(): (input: WheelInput) => WheelIntent {
  let lastTime = -Infinity;
  let isWheel = false;
  return (input) => {
    const { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, time } = input;
    if (time - lastTime > gesturePause) isWheel = deltaMode !== 0 || (deltaX === 0 && Math.abs(deltaY) >= 40 && Number.isInteger(deltaY));
    lastTime = time;
    const unit = deltaMode === 0 ? 1 : lineHeight;
    if (ctrlKey && Math.abs(deltaY * unit) < 40) return { kind: 'zoom', factor: Math.exp(-deltaY * unit * 0.01) };
    if (shiftKey) return { kind: 'pan', dx: -(deltaX + deltaY) * unit, dy: 0 };
    if (ctrlKey || isWheel) return { kind: 'zoom', factor: Math.exp(-Math.sign(deltaY) * Math.min(240, Math.abs(deltaY * unit)) * 0.002) };
    return { kind: 'pan', dx: -deltaX * unit, dy: -deltaY * unit };
  };
}
