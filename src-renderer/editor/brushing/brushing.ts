import { createStore } from 'zustand/vanilla';
import type { CutoutLayer, Layer } from '../../../src-preload/model/document';
import type { Point } from '../../../src-preload/model/geometry';
import { isHeld, layerOf } from '../../../src-preload/model/tree';
import type { Stroke, StrokePoint } from '../../../src-preload/raster/brush';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { Pictures } from '../pictures/pictures';
import type { ReadableStore } from '../store';
import type { ToolId } from '../tools/tool';
import { toolInHand, type Toolbox } from '../tools/toolbox';
import type { Viewport } from '../viewport/viewport';
import type { BrushPlane } from './brush-plane';
import type { BrushSettings } from './brush-settings';
import { createPlaneLoader } from './plane-loader';
import { createStrokeQueue } from './stroke-queue';

/** What the canvas shows in place of a layer's picture while it is under the brush. */
export interface BrushPreview {
  readonly layer: string;
  readonly plane: BrushPlane;
}

/** Where the brush is, in document pixels. */
export interface BrushPointer {
  readonly at: Point;
  readonly pressure: number;
}

export type BrushMode = 'reveal' | 'hide';

/** The mask of the chosen cut-out under brush and eraser. */
export interface Brushing {
  readonly store: ReadableStore<{ readonly painting: boolean }>;
  /** A store of its own: it changes with every move. Undefined when the pointer has left the canvas. */
  readonly pointer: ReadableStore<{ readonly pointer: BrushPointer | undefined }>;
  readonly settings: BrushSettings;
  /** The cut-out that can be painted on now; undefined with a photo, a held layer or none chosen. */
  layer(): CutoutLayer | undefined;
  preview(): BrushPreview | undefined;
  /** The picture under the brush looks different. */
  onChange(listener: () => void): () => void;
  hover(pointer: BrushPointer | undefined): void;
  /** Begins a stroke with its first points, in pixels of the photo; false where nothing can be painted on. */
  begin(mode: BrushMode, points: readonly StrokePoint[]): boolean;
  extend(points: readonly StrokePoint[]): void;
  end(): void;
  /** As if the stroke had never begun. */
  cancel(): void;
  /** Where the last stroke on the layer ended, for a straight line from there. */
  lastPoint(): StrokePoint | undefined;
  /** Takes back the newest stroke that is still being painted at full resolution. */
  takeBack(): boolean;
  /** Resolves once all strokes are in the document. */
  settled(): Promise<void>;
}

export interface BrushingParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly viewport: Viewport;
  readonly pictures: Pictures;
  /** The brush paints something else for now. */
  readonly isLent: () => boolean;
  readonly onFailed: (error: unknown) => void;
}

interface Painting {
  readonly layer: string;
  readonly settings: { readonly size: number; readonly hardness: number; readonly opacity: number; readonly flow: number; readonly mode: BrushMode };
  readonly points: StrokePoint[];
  /** Undefined until the picture to paint on is there; then it is given all points at once. */
  stroke: Stroke | undefined;
}

/** The contract takes no more points in a stroke. */
const mostPoints = 100_000;
const isBrush = (tool: ToolId): boolean => tool === 'brush' || tool === 'eraser';

/**
 * A stroke is shown on a plane as sharp as the screen with the engine's own code, and painted at full resolution when
 * it ends. The plane is fetched when the tool meets a layer and again when the view has come to rest; until strokes
 * have arrived in the document it is the only one that knows of them, and stays.
 */
export function createBrushing({ engine, session, selection, viewport, pictures, isLent, onFailed }: BrushingParts, settings: BrushSettings): Brushing & {
  /** Follows the tool in hand; the toolbox is made of tools that need the brush themselves. */
  follow(toolbox: Toolbox): void;
} {
  const store = createStore<{ readonly painting: boolean }>(() => ({ painting: false }));
  const pointer = createStore<{ readonly pointer: BrushPointer | undefined }>(() => ({ pointer: undefined }));
  const listeners = new Set<() => void>();
  let tool: ToolId = 'smart-select';
  let painting: Painting | undefined;
  let ended: { readonly layer: string; readonly point: StrokePoint } | undefined;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const layer = (): CutoutLayer | undefined => {
    const { document, mode } = session.store.getState();
    const chosen: Layer | undefined = selection.current();
    if (!document || mode !== 'editing' || isLent() || chosen?.kind !== 'cutout' || isHeld(document.layers, chosen)) return undefined;
    return chosen;
  };

  const isBusy = (): boolean => painting !== undefined || queue.size > 0;

  const loader = createPlaneLoader({ engine, session, viewport, pictures }, () => {
    if (painting && !painting.stroke) start(painting);
    changed();
  });
  const want = (): void => {
    // A plane with strokes that the document does not have yet is newer than anything that could be fetched.
    if (!isBusy()) loader.want(isBrush(tool) ? layer() : undefined);
    // Without a plane the stroke could not be seen.
    else if (painting && !loader.plane(painting.layer)) loader.want(layer());
  };
  const queue = createStrokeQueue(engine, session, {
    onApplied: want,
    onFailed: (error) => {
      loader.forgetMask();
      want();
      onFailed(error);
    },
  });

  const start = (to: Painting): void => {
    const plane = loader.plane(to.layer);
    if (!plane) return;
    to.stroke = plane.begin(to.settings);
    to.stroke.extend(to.points);
    changed();
  };

  const cancel = (): void => {
    if (!painting) return;
    if (painting.stroke) loader.plane(painting.layer)?.giveUp();
    painting = undefined;
    store.setState({ painting: false });
    changed();
    want();
  };

  session.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    if (painting && !(state.document && layerOf(state.document, painting.layer))) cancel();
    want();
  });
  selection.store.subscribe(want);
  viewport.store.subscribe(want);

  return {
    store,
    pointer,
    settings,
    layer,
    preview: () => loader.preview(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hover: (at) => pointer.setState({ pointer: at }),
    begin: (mode, points) => {
      const on = layer();
      const first = points[0];
      if (!on || !first) return false;
      painting = { layer: on.id, settings: { ...settings.store.getState(), mode }, points: [...points], stroke: undefined };
      store.setState({ painting: true });
      // A mask that arrives now would wipe the stroke out.
      if (loader.plane(on.id)) loader.drop();
      start(painting);
      want();
      return true;
    },
    extend: (points) => {
      if (!painting || painting.points.length + points.length > mostPoints) return;
      painting.points.push(...points);
      if (painting.stroke?.extend(points)) changed();
    },
    end: () => {
      const done = painting;
      const last = done?.points.at(-1);
      if (!done || !last) return;
      painting = undefined;
      ended = { layer: done.layer, point: last };
      store.setState({ painting: false });
      // The plane has not arrived yet and would come without this stroke.
      if (!done.stroke) loader.drop();
      queue.add({ layer: done.layer, settings: done.settings, points: done.points });
    },
    cancel,
    lastPoint: () => (ended?.layer === layer()?.id ? ended?.point : undefined),
    takeBack: () => {
      if (!queue.takeBack()) return false;
      loader.forgetMask();
      want();
      return true;
    },
    settled: queue.settled,
    follow: (toolbox) => {
      const read = (): void => {
        const next = toolInHand(toolbox.store.getState());
        // The hand is borrowed for a moment only.
        tool = next === 'hand' && toolbox.store.getState().borrowedHand ? tool : next;
        want();
      };
      toolbox.store.subscribe((state, before) => {
        if (state.active !== before.active || state.borrowedHand !== before.borrowedHand) read();
      });
      read();
    },
  };
}
