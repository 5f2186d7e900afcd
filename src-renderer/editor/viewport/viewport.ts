import { createStore } from 'zustand/vanilla';
import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import type { ReadableStore } from '../store';
import { centred, fitView, keepInReach, mostScale, nextRung, panBy, zoomAt, type Insets, type View } from './transform';

export interface ViewportState {
  readonly screen: Size;
  /** Device pixels a CSS pixel. 100 % means one image pixel on one device pixel. */
  readonly ratio: number;
  readonly content: Size | undefined;
  readonly view: View;
  /** The whole artwork stays in view when the window changes, until somebody zooms or pans. */
  readonly fitted: boolean;
}

export interface Viewport {
  readonly store: ReadableStore<ViewportState>;
  resize(screen: Size, ratio: number): void;
  show(content: Size | undefined): void;
  /** The canvas has another size; the view stays unless it was fitted. */
  resizeContent(content: Size): void;
  /** A part of the artwork fills the window. */
  zoomToRect(rect: Rect): void;
  fit(): void;
  /** To a percentage, around a point of the screen or the middle. */
  zoomTo(percent: number, anchor?: Point): void;
  zoomBy(factor: number, anchor?: Point): void;
  step(direction: 1 | -1, anchor?: Point): void;
  pan(dx: number, dy: number): void;
  /** The view as it is, to go back to when a gesture is given up. */
  hold(): () => void;
}

/** The lower one leaves room for the floating bar. */
const insets: Insets = { top: 40, right: 40, bottom: 120, left: 40 };
/** A tiny picture is not blown up to mush when it is opened. */
const mostFit = 4;

export const percentOf = ({ view, ratio }: Pick<ViewportState, 'view' | 'ratio'>): number => view.scale * ratio * 100;

export function createViewport(): Viewport {
  const store = createStore<ViewportState>(() => ({
    screen: { width: 0, height: 0 },
    ratio: 1,
    content: undefined,
    view: { scale: 1, x: 0, y: 0 },
    fitted: true,
  }));

  const fit = (): void =>
    store.setState(({ content, screen }) => (content ? { view: fitView(content, screen, insets, mostFit), fitted: true } : { fitted: true }));

  const move = (change: (state: ViewportState) => View): void =>
    store.setState((state) =>
      state.content ? { view: keepInReach(change(state), state.content, state.screen), fitted: false } : state,
    );

  const middle = ({ screen }: ViewportState): Point => ({ x: screen.width / 2, y: screen.height / 2 });
  const zoomTo = (percent: number, anchor?: Point): void =>
    move((state) => zoomAt(state.view, percent / 100 / state.ratio, anchor ?? middle(state)));

  return {
    store,
    resize: (screen, ratio) => {
      const before = store.getState();
      store.setState({ screen, ratio });
      if (before.fitted) fit();
      else if (before.content) store.setState({ view: keepInReach(before.view, before.content, screen) });
    },
    show: (content) => {
      store.setState({ content });
      fit();
    },
    resizeContent: (content) => {
      store.setState({ content });
      if (store.getState().fitted) fit();
    },
    fit,
    zoomToRect: (rect) =>
      move(({ screen }) => {
        const size = { width: Math.max(1, rect.width), height: Math.max(1, rect.height) };
        const { scale, x, y } = fitView(size, screen, insets, mostScale);
        return { scale, x: x - rect.x * scale, y: y - rect.y * scale };
      }),
    zoomTo: (percent, anchor) => {
      if (anchor) return zoomTo(percent, anchor);
      const { content, screen, ratio, fitted } = store.getState();
      const scale = percent / 100 / ratio;
      if (content && fitted && content.width * scale <= screen.width && content.height * scale <= screen.height) {
        return move(() => centred(content, screen, insets, scale));
      }
      zoomTo(percent);
    },
    zoomBy: (factor, anchor) => move((state) => zoomAt(state.view, state.view.scale * factor, anchor ?? middle(state))),
    step: (direction, anchor) => zoomTo(nextRung(percentOf(store.getState()), direction), anchor),
    pan: (dx, dy) => move(({ view }) => panBy(view, dx, dy)),
    hold: () => {
      const { view, fitted, content } = store.getState();
      return () => {
        if (store.getState().content === content) store.setState({ view, fitted });
      };
    },
  };
}
