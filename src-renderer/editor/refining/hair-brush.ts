import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { ImageId, MaskId } from '../../../src-preload/model/document';
import { createStroke, type BrushSettings, type Stroke, type StrokePoint } from '../../../src-preload/raster/brush';
import type { BrushState } from '../brushing/brush-settings';
import type { Brushing } from '../brushing/brushing';
import type { Engine } from '../engine';
import type { Patch } from '../pictures/plan';
import type { ReadableStore } from '../store';
import { fetchMask, patchKey, type AlphaPlane } from './alpha-planes';

export interface HairBrushState {
  /** What is painted where, as far as it can be seen: painted on in place, and another object with every change. */
  readonly plane: AlphaPlane | undefined;
  readonly painting: boolean;
  /** Strokes that are on their way. */
  readonly queued: number;
}

/** The refine-edge brush: it paints where the photo alone decides, and takes it away again. */
export interface HairBrush extends Pick<Brushing, 'begin' | 'extend' | 'end' | 'cancel' | 'lastPoint'> {
  readonly store: ReadableStore<HairBrushState>;
  /** Keeps the plane at what can be seen of this mask. */
  show(hair: MaskId | null, patch: Patch): void;
  /** Resolves when no stroke is on its way. */
  settled(): Promise<void>;
  /** Takes the newest stroke that is on its way back; false when there is none. */
  takeBack(): boolean;
  leave(): void;
}

export interface HairBrushParts {
  readonly engine: Engine;
  readonly brush: () => BrushState;
  /** What is painted on: its photo, and the mask as it is; undefined while nothing can be. */
  readonly subject: () => { readonly image: ImageId; readonly hair: MaskId | null } | undefined;
  readonly onPainted: (hair: MaskId | null) => void;
  readonly onFailed: (error: unknown) => void;
}

interface QueuedStroke {
  readonly settings: BrushSettings;
  readonly points: StrokePoint[];
}

const idle: HairBrushState = { plane: undefined, painting: false, queued: 0 };
const mostPoints = 100_000;

const blank = ({ region, size }: Patch): AlphaPlane => ({ region, ...size, alpha: new Uint8Array(size.width * size.height) });

const isOf = ({ region, width, height }: AlphaPlane, patch: Patch): boolean => patchKey({ region, size: { width, height } }) === patchKey(patch);

/** A stroke on a plane, with sizes and points in pixels of the photo. */
function strokeOn({ region, width, height, alpha }: AlphaPlane, settings: BrushSettings): (points: readonly StrokePoint[]) => boolean {
  const [sx, sy] = [width / region.width, height / region.height];
  const stroke: Stroke = createStroke({ alpha, width, height, origin: { x: 0, y: 0 } }, { ...settings, size: settings.size * Math.sqrt(sx * sy) });
  return (points) => stroke.extend(points.map(({ x, y, pressure }) => ({ x: (x - region.x) * sx, y: (y - region.y) * sy, pressure }))) !== undefined;
}

export function createHairBrush({ engine, brush, subject, onPainted, onFailed }: HairBrushParts): HairBrush {
  const { masks, refining } = engine.services;
  const store = createStore<HairBrushState>(() => idle);
  let wanted: { readonly key: string; readonly hair: MaskId | null; readonly patch: Patch } | undefined;
  let loading: AbortController | undefined;
  let shown: string | undefined;
  let stroke: (QueuedStroke & { readonly extend: (points: readonly StrokePoint[]) => boolean }) | undefined;
  let last: StrokePoint | undefined;
  let queue: readonly QueuedStroke[] = [];
  let running: AbortController | undefined;
  let work: Promise<void> = Promise.resolve();

  /** The same pixels as another object: whoever draws them sees that they have changed. */
  const touch = (): void => store.setState(({ plane }) => ({ plane: plane && { ...plane } }));

  const load = (): void => {
    // A plane with strokes that the mask does not have yet is newer than anything that could be fetched.
    if (!wanted || wanted.key === shown || stroke || queue.length > 0) return;
    const { key, hair, patch } = wanted;
    loading?.abort();
    const controller = new AbortController();
    loading = controller;
    const put = (plane: AlphaPlane): void => {
      if (loading !== controller) return;
      loading = undefined;
      shown = key;
      store.setState({ plane });
    };
    if (hair === null) return put(blank(patch));
    fetchMask(engine, hair, patch, controller.signal).then(put, () => {
      if (loading === controller) loading = undefined;
    });
  };

  const paint = async ({ settings, points }: QueuedStroke, signal: AbortSignal): Promise<void> => {
    const on = subject();
    if (!on) return;
    const hair = on.hair ?? (await refining.nothing({ image: on.image }, { signal })).id;
    const made = await masks.stroke({ mask: hair, settings, points }, { signal });
    if (!signal.aborted && subject()?.image === on.image) onPainted(made.area === 0 ? null : made.id);
  };

  const drain = async (): Promise<void> => {
    for (let next = queue[0]; next; next = queue[0]) {
      const done = next;
      const controller = new AbortController();
      running = controller;
      try {
        await paint(done, controller.signal);
      } catch (error) {
        if (!isCancelled(error)) {
          queue = [];
          shown = undefined;
          onFailed(error);
        }
      }
      queue = queue.filter((other) => other !== done);
      store.setState({ queued: queue.length });
    }
    running = undefined;
    load();
  };

  const forget = (): void => {
    shown = undefined;
    load();
  };

  return {
    store,
    show: (hair, patch) => {
      const key = `${patchKey(patch)} ${hair}`;
      if (wanted?.key === key) return;
      wanted = { key, hair, patch };
      load();
    },
    begin: (mode, points) => {
      if (!subject() || !wanted) return false;
      loading?.abort();
      loading = undefined;
      const settings: BrushSettings = { ...brush(), opacity: 1, flow: 1, mode };
      const known = store.getState().plane;
      // Where the plane is still that of another view, at least the stroke itself is seen.
      const plane = known && isOf(known, wanted.patch) ? { ...known } : blank(wanted.patch);
      stroke = { settings, points: [...points], extend: strokeOn(plane, settings) };
      stroke.extend(points);
      store.setState({ plane, painting: true });
      return true;
    },
    extend: (points) => {
      if (!stroke || stroke.points.length + points.length > mostPoints) return;
      stroke.points.push(...points);
      if (stroke.extend(points)) touch();
    },
    end: () => {
      const ended = stroke;
      if (!ended) return;
      stroke = undefined;
      last = ended.points.at(-1);
      queue = [...queue, { settings: ended.settings, points: ended.points }];
      store.setState({ painting: false, queued: queue.length });
      if (!running) work = drain();
    },
    cancel: () => {
      if (!stroke) return;
      stroke = undefined;
      store.setState({ painting: false });
      forget();
    },
    lastPoint: () => last,
    settled: () => work,
    takeBack: () => {
      if (queue.length === 0) return false;
      if (queue.length === 1) running?.abort();
      queue = queue.slice(0, -1);
      store.setState({ queued: queue.length });
      forget();
      return true;
    },
    leave: () => {
      loading?.abort();
      loading = undefined;
      running?.abort();
      queue = [];
      stroke = undefined;
      last = undefined;
      wanted = undefined;
      shown = undefined;
      store.setState(idle);
    },
  };
}
