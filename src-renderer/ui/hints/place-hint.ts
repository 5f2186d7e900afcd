import type { HintSide } from './hint-attributes';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Between a control and its hint, and between a hint and the edge of the window. */
const gap = 6;
const margin = 8;

const opposite: Readonly<Record<HintSide, HintSide>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

function placeAt(side: HintSide, { left, top, width, height }: Box, hint: Extent): { readonly left: number; readonly top: number } {
  switch (side) {
    case 'top':
      return { left: left + (width - hint.width) / 2, top: top - gap - hint.height };
    case 'bottom':
      return { left: left + (width - hint.width) / 2, top: top + height + gap };
    case 'left':
      return { left: left - gap - hint.width, top: top + (height - hint.height) / 2 };
    case 'right':
      return { left: left + width + gap, top: top + (height - hint.height) / 2 };
  }
}

/** Upper left corner of a hint in CSS pixels: beside its control, on the other side where there is no room, inside the window in any case. */
export function placeHint(side: HintSide, control: Box, hint: Extent, window: Extent): { readonly left: number; readonly top: number } {
  const fits = ({ left, top }: { readonly left: number; readonly top: number }): boolean =>
    side === 'top' || side === 'bottom' ? top >= margin && top + hint.height <= window.height - margin : left >= margin && left + hint.width <= window.width - margin;
  const wanted = placeAt(side, control, hint);
  const other = placeAt(opposite[side], control, hint);
  const chosen = !fits(wanted) && fits(other) ? other : wanted;
  const inside = (at: number, size: number, room: number): number => Math.round(Math.max(margin, Math.min(at, room - margin - size)));
  return { left: inside(chosen.left, hint.width, window.width), top: inside(chosen.top, hint.height, window.height) };
}
