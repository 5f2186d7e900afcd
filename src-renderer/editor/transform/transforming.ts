import { createStore } from 'zustand/vanilla';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import type { ReadableStore } from '../store';
import type { Grip } from './handles';
import type { SnapTarget } from './snapping';
import type { TransformBox } from './transform-box';

/** What the canvas shows of the move tool beyond the document itself. */
export interface TransformingState {
  /** What a press here would take hold of, or has. */
  readonly grip: Grip | undefined;
  /** The box while it is being moved; otherwise it is that of the chosen layers. */
  readonly box: TransformBox | undefined;
  readonly lines: readonly SnapTarget[];
  /** Numbers of the gesture, beside the pointer. */
  readonly label: { readonly text: string; readonly screen: Point } | undefined;
  /** A rectangle that is dragged to choose what it touches. */
  readonly marquee: Rect | undefined;
  /** What moves is a copy. */
  readonly copying: boolean;
}

export interface Transforming {
  readonly store: ReadableStore<TransformingState>;
  show(change: Partial<TransformingState>): void;
  /** Only what would be taken hold of is left. */
  end(): void;
}

const nothing: TransformingState = { grip: undefined, box: undefined, lines: [], label: undefined, marquee: undefined, copying: false };

export function createTransforming(): Transforming {
  const store = createStore<TransformingState>(() => nothing);
  return {
    store,
    show: (change) => store.setState(change),
    end: () => store.setState({ ...nothing, grip: store.getState().grip }),
  };
}
