import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { FoundObject } from '../../../src-preload/contract/everything';
import type { CutoutOrigin, ImageId } from '../../../src-preload/model/document';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import type { AreaMode, AreaSelection } from '../area/area';
import { insertCutouts, type NewCutout } from '../area/insert-cutouts';
import type { CutoutNames } from '../document/cutout-names';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import { foundMask } from './found-mask';
import { createLabelMap, type LabelMap } from './label-map';
import { pixelAt } from './prompt-list';

export interface ObjectsState {
  readonly phase: 'off' | 'finding' | 'ready';
  /** 0..1 of the search, or of the layers that are being made. */
  readonly fraction: number;
  readonly startedAt: number;
  /** Large to small once all are found. */
  readonly objects: readonly FoundObject[];
  readonly hovered: number | undefined;
  readonly picked: readonly number[];
  /** The rectangle that picks what it touches, while it is drawn. */
  readonly marquee: Rect | undefined;
  /** Layers or an area are being made of them. */
  readonly making: boolean;
}

export type PickMode = 'new' | 'add' | 'subtract';

export interface Objects {
  readonly store: ReadableStore<ObjectsState>;
  find(): Promise<void>;
  /** What lies under the pointer: the smallest object there. */
  hover(at: Point | undefined): void;
  pick(at: Point, how: PickMode): void;
  setMarquee(box: Rect | undefined): void;
  /** Picks the objects of which the click that found them lies in the box. */
  pickInside(box: Rect, how: PickMode): void;
  /** The picked ones as one cut-out. */
  cutOut(): Promise<void>;
  /** The picked ones, or all where none is, each as a layer of its own: one undo step. */
  eachToLayer(): Promise<void>;
  /** The picked ones as the selected area. */
  toArea(how: AreaMode): Promise<void>;
  /** Stops what is being made, or the search with what it found. */
  leave(): void;
}

export interface ObjectsParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly target: TargetStore;
  readonly names: CutoutNames;
  readonly area: AreaSelection;
  readonly fresh: FreshCutouts;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
}

const off: ObjectsState = { phase: 'off', fraction: 0, startedAt: 0, objects: [], hovered: undefined, picked: [], marquee: undefined, making: false };

const joined = (before: readonly number[], ids: readonly number[], how: PickMode): readonly number[] => {
  if (how === 'new') return ids;
  const others = before.filter((id) => !ids.includes(id));
  return how === 'add' ? [...others, ...ids] : others;
};

/** All objects of the photo at once, to pick from. */
export function createObjects({ engine, session, target, names, area, fresh, toasts, ports }: ObjectsParts): Objects {
  const { everything, segmentation, masks } = engine.services;
  const store = createStore<ObjectsState>(() => off);
  let running: AbortController | undefined;
  let making: AbortController | undefined;
  let image: ImageId | undefined;
  let labels: LabelMap | undefined;

  const leave = (): void => {
    running?.abort();
    making?.abort();
    running = undefined;
    making = undefined;
    labels = undefined;
    image = undefined;
    if (store.getState().phase !== 'off') store.setState(off);
  };

  const find = async (): Promise<void> => {
    const photo = target.current();
    if (!photo) return;
    leave();
    const controller = new AbortController();
    running = controller;
    image = photo.image;
    const map = createLabelMap(photo.size);
    labels = map;
    store.setState({ ...off, phase: 'finding', startedAt: ports.now() });
    try {
      const { objects } = await everything.find(
        { image: photo.image },
        {
          signal: controller.signal,
          onProgress: ({ fraction, objects: found, removed }) => {
            if (running !== controller) return;
            const before = store.getState().objects;
            const next = [...(removed.length > 0 ? before.filter(({ id }) => !removed.includes(id)) : before), ...found];
            if (removed.length > 0) map.reset(next);
            else map.add(found);
            store.setState({ fraction, objects: next });
          },
        },
      );
      if (running !== controller) return;
      map.reset(objects);
      const has = (id: number): boolean => objects.some((object) => object.id === id);
      store.setState(({ picked, hovered }) => ({
        phase: 'ready',
        fraction: 1,
        objects,
        picked: picked.filter(has),
        hovered: hovered !== undefined && has(hovered) ? hovered : undefined,
      }));
    } catch (error) {
      if (running !== controller) return;
      leave();
      if (!isCancelled(error)) toasts.show(errorToast(text('error.findFailed'), error, { label: 'action.retry', run: () => void find() }));
    }
  };

  target.store.subscribe(({ target: now }) => {
    if (image !== undefined && now?.image !== image) leave();
  });

  const maskOf = async (of: ImageId, object: FoundObject, signal: AbortSignal): Promise<NewCutout> => {
    const mask = await segmentation.mask({ image: of, ...foundMask(object) }, { signal });
    const photo = target.current();
    const points = photo ? [{ ...pixelAt(object.point, photo.size), positive: true }] : [];
    const origin: CutoutOrigin = points.length === 0 ? { kind: 'drawn' } : { kind: 'prompts', prompts: { points }, candidate: 0, logits: mask.logits, detail: mask.detail };
    return { mask, origin };
  };

  const pickedObjects = (): readonly FoundObject[] => {
    const { objects, picked } = store.getState();
    return objects.filter(({ id }) => picked.includes(id));
  };

  const unite = async (of: ImageId, objects: readonly FoundObject[], signal: AbortSignal): Promise<NewCutout | undefined> => {
    let sum: NewCutout | undefined;
    for (const object of objects) {
      const next = await maskOf(of, object, signal);
      sum = sum ? { mask: await masks.combine({ a: sum.mask.id, b: next.mask.id, how: 'add' }, { signal }), origin: { kind: 'drawn' } } : next;
    }
    return sum;
  };

  const make = async (work: (of: ImageId, signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (making || image === undefined) return;
    const controller = new AbortController();
    making = controller;
    store.setState({ making: true, fraction: 0, startedAt: ports.now() });
    try {
      await work(image, controller.signal);
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.cutOutFailed'), error));
    } finally {
      if (making === controller) {
        making = undefined;
        store.setState({ making: false });
      }
    }
  };

  return {
    store,
    find,
    hover: (at) => {
      const hovered = at && labels?.at(at);
      if (hovered !== store.getState().hovered) store.setState({ hovered });
    },
    pick: (at, how) => {
      const id = labels?.at(at);
      store.setState(({ picked }) => ({ picked: joined(picked, id === undefined ? [] : [id], how) }));
    },
    setMarquee: (marquee) => store.setState({ marquee }),
    pickInside: ({ x, y, width, height }, how) => {
      const { objects, picked } = store.getState();
      const ids = objects.filter(({ point }) => point.x >= x && point.y >= y && point.x < x + width && point.y < y + height).map(({ id }) => id);
      store.setState({ picked: joined(picked, ids, how), marquee: undefined });
    },
    cutOut: () =>
      make(async (of, signal) => {
        const cutout = await unite(of, pickedObjects(), signal);
        const layers = cutout && !signal.aborted ? insertCutouts({ session, target, names, ports }, of, [cutout], 'history.cutOut') : undefined;
        if (!layers) return;
        fresh.add(layers);
        // The others stay, for the next one.
        store.setState({ picked: [] });
      }),
    eachToLayer: () =>
      make(async (of, signal) => {
        const picked = pickedObjects();
        const objects = picked.length > 0 ? picked : store.getState().objects;
        const cutouts: NewCutout[] = [];
        for (const object of objects) {
          const cutout = await maskOf(of, object, signal);
          if (cutout.mask.bounds.width > 0 && cutout.mask.bounds.height > 0) cutouts.push(cutout);
          if (!signal.aborted) store.setState({ fraction: cutouts.length / objects.length });
        }
        const layers = !signal.aborted && cutouts.length > 0 ? insertCutouts({ session, target, names, ports }, of, cutouts, 'history.objectsToLayers') : undefined;
        if (!layers) return;
        leave();
        fresh.add(layers);
      }),
    toArea: (how) =>
      make(async (of, signal) => {
        const united = await unite(of, pickedObjects(), signal);
        if (!united || signal.aborted) return;
        leave();
        await area.join(() => Promise.resolve(united.mask), how, () => united.origin);
      }),
    leave: () => {
      if (!making) return leave();
      making.abort();
      making = undefined;
      store.setState({ making: false });
    },
  };
}
