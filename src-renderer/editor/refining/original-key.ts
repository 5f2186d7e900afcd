/** A key that shows something else: a tap turns it on and off, and held it shows for as long as it is. */
export interface OriginalKey {
  /** Also called over and over while the key is held. */
  press(): void;
  release(): void;
}

/** Longer than anybody taps, in milliseconds. */
const holdMs = 350;

export function createOriginalKey(now: () => number, isOn: () => boolean, turn: (on: boolean) => void): OriginalKey {
  let pressedAt: number | undefined;
  return {
    press: () => {
      if (pressedAt !== undefined) return;
      pressedAt = now();
      turn(!isOn());
    },
    release: () => {
      const wasHeld = pressedAt !== undefined && now() - pressedAt >= holdMs;
      pressedAt = undefined;
      if (wasHeld) turn(!isOn());
    },
  };
}
