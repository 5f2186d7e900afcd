import type { Size } from '../../../src-preload/model/geometry';
import type { TextStyle } from '../../../src-preload/model/text-style';
import type { LineExtent } from './line-meter';
import type { PlacedLine } from './text-svg';

/** Where everything lies, in document pixels from the box's top left. */
export interface TextLayout {
  readonly box: Size;
  readonly lines: readonly PlacedLine[];
}

/**
 * How far below the middle of its line box a baseline lies, in em: half of what most families' ascent exceeds their
 * descent by. The same for all families, so that a missing one moves nothing, and at all scales.
 */
const baselineBelowMiddle = 0.355;

/** The least room for the first and the last line, in em: with tight lines, ascenders and descenders would be cut off. */
const leastLine = 1.2;

const shareLeft = { left: 0, centre: 0.5, right: 1 } as const;

/**
 * Lines below each other, each in a box of lineHeight * size, aligned by their advances. The box is widened by what
 * slanted letters stick out.
 */
export function layoutText(lines: readonly string[], extents: readonly LineExtent[], { size, lineHeight, align }: TextStyle): TextLayout {
  const widest = Math.max(0, ...extents.map(({ advance }) => advance));
  const starts = extents.map(({ advance }) => (widest - advance) * shareLeft[align]);
  const left = Math.min(0, ...extents.map(({ inkLeft }, i) => (starts[i] ?? 0) + inkLeft));
  const right = Math.max(widest, ...extents.map(({ inkRight }, i) => (starts[i] ?? 0) + inkRight));
  const outer = Math.max(lineHeight, leastLine);
  const baseline = (row: number): number => outer / 2 + row * lineHeight + baselineBelowMiddle;
  return {
    box: { width: (right - left) * size, height: (outer + (lines.length - 1) * lineHeight) * size },
    lines: lines.map((line, row) => ({ line, at: { x: ((starts[row] ?? 0) - left) * size, y: baseline(row) * size } })),
  };
}
