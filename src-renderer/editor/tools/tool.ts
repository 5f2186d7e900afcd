import type { Point } from '../../../src-preload/model/geometry';

export const toolIds = ['move', 'smart-select', 'lasso', 'marquee', 'brush', 'eraser', 'wand', 'crop', 'text', 'eyedropper', 'hand', 'zoom'] as const;
export type ToolId = (typeof toolIds)[number];

/** One move of a mouse, pen or finger over the canvas. */
export interface PointerInput {
  /** CSS pixels from the top left corner of the canvas. */
  readonly screen: Point;
  /** Document pixels, not rounded. */
  readonly at: Point;
  /** 0..1; 1 where the device knows none. */
  readonly pressure: number;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly mod: boolean;
  /** When it happened, on the page's clock. */
  readonly time: number;
}

/** A small state machine. After `up` or `cancel` it is where it began, and `cancel` leaves no trace. */
export interface Tool {
  readonly id: ToolId;
  /** Wants every place the pointer was at, not only those that are drawn. */
  readonly everyMove?: boolean;
  down(input: PointerInput): void;
  /** The pointer moves over the canvas with nothing pressed; undefined when it has left. */
  hover?(input: PointerInput | undefined): void;
  doubleClick?(input: PointerInput): void;
  /** The other button, or a long press; true when it meant something. */
  secondary?(input: PointerInput): boolean;
  move(input: PointerInput): void;
  up(input: PointerInput): void;
  cancel(): void;
}
