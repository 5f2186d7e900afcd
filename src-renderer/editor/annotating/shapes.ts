import { createStore } from 'zustand/vanilla';
import type { CutoutLayer, DocumentRecord, LayerId, MaskId } from '../../../src-preload/model/document';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import { applyTo, invert } from '../../../src-preload/model/matrix';
import { isShown } from '../../../src-preload/model/tree';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { holdsPoint, ringsArea, type Rings } from './rings';

/** The contour of one object, in pixels of its photo. */
export interface Shape {
  readonly layer: CutoutLayer;
  readonly rings: Rings;
  /** Pixels of the photo. */
  readonly area: number;
}

export interface ShapesState {
  /** Large to small, so that what is drawn later lies on top; only what shows. */
  readonly shapes: readonly Shape[];
  /** The object under the pointer. */
  readonly hovered: LayerId | undefined;
}

export interface Shapes {
  readonly store: ReadableStore<ShapesState>;
  /** Begins to follow the document on the screen, or stops. */
  follow(on: boolean): void;
  /** The smallest object at a point of the document. */
  at(point: Point): CutoutLayer | undefined;
  hover(layer: LayerId | undefined): void;
  /** Gets to know these, so that they are there when their document is shown. */
  learn(masks: readonly MaskId[], tolerance: number): Promise<void>;
}

const nothing: ShapesState = { shapes: [], hovered: undefined };
/** Contours that are kept; the oldest go first. */
const most = 500;

/** What a screen cannot show is not worth fetching. In pixels of the photo. */
export const shapeTolerance = ({ width, height }: { readonly width: number; readonly height: number }): number => Math.min(8, Math.max(0.5, Math.max(width, height) / 3000));

const isInBox = ({ x, y, width, height }: Rect, at: Point): boolean => at.x >= x && at.y >= y && at.x < x + width && at.y < y + height;
const isObject = (layer: DocumentRecord['layers'][number]): layer is CutoutLayer => layer.kind === 'cutout';

/**
 * The contours of all cut-outs of the document: to be drawn, and to tell at once which one lies under the pointer. They
 * are fetched one after the other, so that a click's own mask waits for one at most, and the old one stays until the
 * new one is there.
 */
export function createShapes(engine: Engine, session: Session): Shapes {
  const store = createStore<ShapesState>(() => nothing);
  const known = new Map<MaskId, { readonly rings: Rings; readonly area: number }>();
  const failed = new Set<MaskId>();
  let isFollowing = false;
  let isFetching = false;

  const fetch = async (mask: MaskId, tolerance: number): Promise<void> => {
    if (known.has(mask) || failed.has(mask)) return;
    try {
      const { rings } = await engine.services.masks.outline({ mask, tolerance });
      known.set(mask, { rings, area: ringsArea(rings) });
      for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(oldest);
    } catch {
      // A mask that went away meanwhile; an object without a contour is still in the list.
      failed.add(mask);
    }
  };

  const layersNow = (): readonly CutoutLayer[] => {
    const { document } = session.store.getState();
    return document ? document.layers.filter(isObject).filter((layer) => isShown(document.layers, layer)) : [];
  };

  const update = (): void => {
    const before = new Map(store.getState().shapes.map((shape) => [shape.layer.id, shape]));
    const shapes = layersNow().flatMap((layer): readonly Shape[] => {
      const old = before.get(layer.id);
      const found = known.get(layer.mask) ?? old;
      if (!found) return [];
      return old && old.layer === layer && old.rings === found.rings ? [old] : [{ layer, rings: found.rings, area: found.area }];
    });
    const { hovered } = store.getState();
    store.setState({
      shapes: shapes.toSorted((a, b) => b.area - a.area),
      hovered: shapes.some(({ layer }) => layer.id === hovered) ? hovered : undefined,
    });
  };

  const work = async (): Promise<void> => {
    if (isFetching) return;
    isFetching = true;
    for (;;) {
      const next = isFollowing ? layersNow().find(({ mask }) => !known.has(mask) && !failed.has(mask)) : undefined;
      const { document } = session.store.getState();
      const size = next && document?.images[next.image];
      if (!next || !size) break;
      await fetch(next.mask, shapeTolerance(size));
      if (isFollowing) update();
    }
    isFetching = false;
  };

  session.store.subscribe((state, before) => {
    if (!isFollowing || state.document === before.document) return;
    if (state.document?.id !== before.document?.id) store.setState(nothing);
    update();
    void work();
  });

  return {
    store,
    follow: (on) => {
      isFollowing = on;
      failed.clear();
      store.setState(nothing);
      if (!on) return known.clear();
      update();
      void work();
    },
    at: (point) => {
      const found = store.getState().shapes.findLast(({ layer, rings }) => {
        const back = invert(layer.transform);
        const at = back && applyTo(back, point);
        return at !== undefined && isInBox(layer.bounds, at) && holdsPoint(rings, at);
      });
      return found?.layer;
    },
    hover: (hovered) => {
      if (store.getState().hovered !== hovered) store.setState({ hovered });
    },
    learn: async (masks, tolerance) => {
      for (const mask of masks) await fetch(mask, tolerance);
    },
  };
}
