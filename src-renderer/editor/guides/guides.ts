import { createStore } from 'zustand/vanilla';
import type { DocumentRecord, Guide } from '../../../src-preload/model/document';
import type { Point } from '../../../src-preload/model/geometry';
import type { Operation } from '../../../src-preload/model/operation';
import type { Session } from '../document/session';
import type { ReadableStore } from '../store';
import { snapDistance, snapPoint, snapTargets } from '../transform/snapping';
import { toImage, type View } from '../viewport/transform';
import type { Viewport } from '../viewport/viewport';
import type { ViewOptions } from './view-options';

/** Thickness of the rulers, in CSS pixels. */
export const rulerSize = 20;
/** As many as a document holds. */
export const mostGuides = 200;
/** How close to a guide a press takes hold of it, in CSS pixels. */
const reach = 4;

export interface GuidesState {
  /** Index of the guide under the pointer. */
  readonly hover: number | undefined;
  /** The one that is dragged. */
  readonly held: Guide | undefined;
  /** Index of the guide whose place is being typed. */
  readonly typing: number | undefined;
}

/** One drag of a guide. Nothing is kept before `drop`. */
export interface GuideDrag {
  /** `free` switches snapping off. */
  move(screen: Point, free: boolean): void;
  /** On a ruler or outside the canvas the guide is gone. */
  drop(): void;
  cancel(): void;
}

export interface Guides {
  readonly store: ReadableStore<GuidesState>;
  /** Index of the guide under a point of the screen; undefined also while guides are hidden. */
  at(screen: Point): number | undefined;
  hover(screen: Point | undefined): void;
  /** Takes hold of a guide, or of a new one where `index` is left out. */
  grab(axis: Guide['axis'], index?: number): GuideDrag;
  /** A new one through the middle, with the field for its place open. */
  add(axis: Guide['axis']): void;
  /** Opens the field for the guide after the one whose field is open, and so on around. */
  typeNext(): void;
  /** Opens the field for the place of a guide, or closes it. */
  type(index: number | undefined): void;
  place(index: number, at: number): void;
  remove(index: number): void;
  clear(): void;
}

const withGuides = (guides: readonly Guide[]): readonly Operation[] => [{ kind: 'update-document', patch: { guides: [...guides] } }];

/** Distance on the screen from a point to a guide. */
const distance = ({ axis, at }: Guide, view: View, screen: Point): number => Math.abs(view[axis] + at * view.scale - screen[axis]);

export function createGuides(session: Session, viewport: Viewport, options: ViewOptions): Guides {
  const store = createStore<GuidesState>(() => ({ hover: undefined, held: undefined, typing: undefined }));
  const now = (): DocumentRecord | undefined => session.store.getState().document;
  session.store.subscribe(({ document }, before) => {
    if (document?.guides === before.document?.guides) return;
    const isSame = document?.id === before.document?.id && document?.guides.length === before.document?.guides.length;
    store.setState(({ typing }) => ({ hover: undefined, typing: isSame ? typing : undefined }));
  });

  const at: Guides['at'] = (screen) => {
    const document = now();
    if (!document || !options.store.getState().guides) return undefined;
    const { view } = viewport.store.getState();
    const index = document.guides.findLastIndex((guide) => distance(guide, view, screen) <= reach);
    return index < 0 ? undefined : index;
  };

  return {
    store,
    at,
    hover: (screen) => {
      const hover = screen && at(screen);
      if (hover !== store.getState().hover) store.setState({ hover });
    },
    grab: (axis, index) => {
      const document = now();
      const others = document?.guides.filter((_guide, i) => i !== index) ?? [];
      const isFull = index === undefined && others.length >= mostGuides;
      const targets = document ? snapTargets({ ...document, guides: others }, [], false) : [];
      const gesture = session.begin('history.guide');
      // A guide that nobody sees cannot be placed.
      if (!options.store.getState().guides) options.set({ guides: true });
      let held: Guide | undefined;
      const show = (): void => {
        gesture.update(withGuides(held ? [...others, held] : others));
        store.setState({ held });
      };
      return {
        move: (screen, free) => {
          if (!document || isFull) return;
          const { view, screen: room } = viewport.store.getState();
          const edge = options.store.getState().rulers ? rulerSize : 0;
          const isOut = screen[axis] < edge || screen[axis] > (axis === 'x' ? room.width : room.height);
          const place = toImage(view, screen);
          const snaps = options.store.getState().snap && !free;
          const { dx, dy } = snaps ? snapPoint(place, targets, snapDistance / view.scale, [axis]) : { dx: 0, dy: 0 };
          const by = axis === 'x' ? dx : dy;
          held = isOut ? undefined : { axis, at: by === 0 ? Math.round(place[axis]) : place[axis] + by };
          show();
        },
        drop: () => {
          const start = document && index !== undefined ? document.guides[index] : undefined;
          if (start && held && start.at === held.at) gesture.cancel();
          else gesture.commit();
          store.setState({ held: undefined });
        },
        cancel: () => {
          gesture.cancel();
          store.setState({ held: undefined });
        },
      };
    },
    add: (axis) => {
      const document = now();
      if (!document || document.guides.length >= mostGuides) return;
      if (!options.store.getState().guides) options.set({ guides: true });
      const middle = Math.round((axis === 'x' ? document.width : document.height) / 2);
      if (session.apply('history.guide', withGuides([...document.guides, { axis, at: middle }]))) store.setState({ typing: document.guides.length });
    },
    typeNext: () => {
      const count = now()?.guides.length ?? 0;
      if (count === 0) return;
      if (!options.store.getState().guides) options.set({ guides: true });
      store.setState(({ typing }) => ({ typing: ((typing ?? -1) + 1) % count }));
    },
    type: (typing) => store.setState({ typing }),
    place: (index, to) => {
      const document = now();
      const guide = document?.guides[index];
      if (!document || !guide || guide.at === to) return;
      session.apply('history.guide', withGuides(document.guides.with(index, { ...guide, at: to })));
    },
    remove: (index) => {
      const document = now();
      if (document?.guides[index]) session.apply('history.guide', withGuides(document.guides.toSpliced(index, 1)));
    },
    clear: () => {
      if ((now()?.guides.length ?? 0) > 0) session.apply('history.clearGuides', withGuides([]));
    },
  };
}
