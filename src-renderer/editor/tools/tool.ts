import type { Point } from '../../../src-preload/model/geometry';

export const toolIds = ['smart-select', 'hand', 'zoom'] as const;
export type ToolId = (typeof toolIds)[number];

/** One move of a mouse, pen or finger over the canvas. */
export interface PointerInput {
  /** CSS pixels from the top left corner of the canvas. */
  readonly screen: Point;
  /** Image pixels, not rounded. */
  readonly image: Point;
  readonly alt: boolean;
  readonly shift: boolean;
  /** When it happened, on the page's clock. */
  readonly time: number;
}

/** A small state machine. After `up` or `cancel` it is where it began, and `cancel` leaves no trace. */
export interface Tool {
  readonly id: ToolId;
  down(input: PointerInput): void;
  move(input: PointerInput): void;
  up(input: PointerInput): void;
  cancel(): void;
}
