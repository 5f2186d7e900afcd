import type { PointerInput } from '../../editor/tools/tool';

export interface LongPress {
  /** A finger or pen has come down. */
  down(input: PointerInput): void;
  move(input: PointerInput): void;
  /** It has gone, or means something else. */
  end(): void;
  /** Whether the press that is still down, or the last one, was held for long. */
  wasHeld(): boolean;
}

const holdMs = 500;
/** No finger rests quite still. In CSS pixels. */
const slack = 8;

/**
 * A finger or pen that rests is the other button. Browsers tell only some of these presses, and not all before the
 * finger has gone.
 */
export function createLongPress(onHeld: (input: PointerInput) => void): LongPress {
  let start: PointerInput | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  const end = (): void => {
    clearTimeout(timer);
    start = undefined;
  };
  return {
    down: (input) => {
      end();
      held = false;
      start = input;
      timer = setTimeout(() => {
        held = true;
        end();
        onHeld(input);
      }, holdMs);
    },
    move: ({ screen }) => {
      if (start && Math.hypot(screen.x - start.screen.x, screen.y - start.screen.y) > slack) end();
    },
    end,
    wasHeld: () => held,
  };
}
