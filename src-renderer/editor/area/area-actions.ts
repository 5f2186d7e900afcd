import { isCancelled } from '../../../src-preload/contract/errors';
import type { Combination } from '../../../src-preload/contract/masks';
import type { CutoutLayer } from '../../../src-preload/model/document';
import { fitInside } from '../../../src-preload/model/geometry';
import type { LayerPatch } from '../../../src-preload/model/operation';
import { isHeld } from '../../../src-preload/model/tree';
import { createStore } from 'zustand/vanilla';
import type { CutoutNames } from '../document/cutout-names';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import { pixelAt } from '../smart-select/prompt-list';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import { refineCutout, refinementOf } from '../refining/refine-cutout';
import type { SmartSelect } from '../smart-select/smart-select';
import { originOf } from '../smart-select/steps';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { Toolbox } from '../tools/toolbox';
import type { Openings } from '../undoing/openings';
import type { AreaMode, AreaSelection } from './area';
import { insertCutouts } from './insert-cutouts';
import { spreadPoints } from './spread-points';

export interface AreaActions {
  readonly store: ReadableStore<{ readonly running: boolean }>;
  /** A cut-out of the selected pixels, or new pixels for the cut-out that they were opened from. */
  cutOut(): Promise<void>;
  /** Joins the selected pixels, or else the answer that smart select shows, with the mask of the chosen cut-out. */
  toMask(how: Combination): Promise<void>;
  /** The chosen cut-out's mask can be changed. */
  editable(): CutoutLayer | undefined;
  /** Asks smart select for the object that the area is about: its box and a few points inside. */
  toPrompts(): Promise<void>;
  whole(): Promise<void>;
  /** Joins the answer that smart select shows, and closes its prompts. */
  fromAnswer(how: AreaMode): Promise<void>;
  importMask(): Promise<void>;
  exportMask(): Promise<void>;
}

export interface AreaActionParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly names: CutoutNames;
  readonly area: AreaSelection;
  readonly smartSelect: SmartSelect;
  readonly fresh: FreshCutouts;
  readonly toolbox: () => Toolbox;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  readonly openings: Openings;
}

const promptSide = 128;

export function createAreaActions(parts: AreaActionParts): AreaActions {
  const { engine, session, selection, target, area, smartSelect, toasts, ports } = parts;
  const { masks, segmentation } = engine.services;
  const store = createStore<{ readonly running: boolean }>(() => ({ running: false }));

  const attempt = async (title: string, work: () => Promise<void>): Promise<void> => {
    if (store.getState().running) return;
    store.setState({ running: true });
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text(title), error));
    } finally {
      store.setState({ running: false });
    }
  };

  const editable = (): CutoutLayer | undefined => {
    const layer = selection.current();
    if (layer?.kind !== 'cutout' || session.store.getState().mode !== 'editing') return undefined;
    return isHeld(session.store.getState().document?.layers ?? [], layer) ? undefined : layer;
  };

  /** What was clicked corrects what was selected, so that its edge is found in the photo like the rest. */
  const answerToMask = async (layer: CutoutLayer, how: Combination, show: (patch: LayerPatch) => boolean): Promise<void> => {
    const answer = await smartSelect.settled();
    const { image, steps } = smartSelect.store.getState();
    const origin = answer && originOf(answer, steps);
    if (!origin || image !== layer.image) return;
    const made = await segmentation.mask({ image, ...origin.mask });
    const { source, settings, hair } = refinementOf(layer);
    const joined = await masks.combine({ a: source, b: made.id, how });
    const refine = layer.refine && { ...layer.refine, source: joined.id };
    const patch = refine ? await refineCutout(engine, { ...layer, refine }, { settings, hair }) : { mask: joined.id, bounds: joined.bounds };
    if (!show(patch)) return;
    parts.openings.remember(session.store.getState().history.past.at(-1), smartSelect.snapshot());
    smartSelect.finish();
  };

  return {
    store,
    editable,
    cutOut: () =>
      attempt('error.cutOutFailed', async () => {
        const { area: now } = area.store.getState();
        const layers = now && insertCutouts(parts, now.image, [{ mask: now.mask, origin: now.origin }], 'history.cutOut');
        if (!layers) return Promise.resolve();
        parts.openings.remember(session.store.getState().history.past.at(-1), area.snapshot());
        area.finish();
        // What was drawn by hand has the edge that it was drawn with.
        if (now.origin.kind === 'prompts') parts.fresh.add(layers);
        return Promise.resolve();
      }),
    toMask: (how) =>
      attempt('error.maskFailed', async () => {
        const layer = editable();
        const { area: now } = area.store.getState();
        const label = how === 'add' ? 'history.addToMask' : 'history.takeFromMask';
        const show = (patch: LayerPatch): boolean => editable()?.mask === layer?.mask && layer !== undefined && session.apply(label, [{ kind: 'update-layer', id: layer.id, patch }]);
        if (!layer) return;
        if (!now) return answerToMask(layer, how, show);
        if (layer.image !== now.image) return;
        const { id: mask, bounds } = await masks.combine({ a: layer.mask, b: now.mask.id, how });
        show({ mask, bounds });
      }),
    toPrompts: () =>
      attempt('error.selectFailed', async () => {
        const { area: now } = area.store.getState();
        const photo = target.current();
        if (!now || photo?.image !== now.image) return;
        const { bounds: region, id: mask } = now.mask;
        const { width, height } = fitInside(region, promptSide);
        const { alpha } = await masks.alpha({ mask, region, width, height });
        const points = spreadPoints({ region, width, height, alpha });
        parts.toolbox().choose('smart-select');
        smartSelect.clear();
        smartSelect.addAll([
          { kind: 'box', box: region },
          ...points.map((point) => ({ kind: 'point' as const, point: { ...pixelAt({ x: Math.floor(point.x), y: Math.floor(point.y) }, photo.size), positive: true } })),
        ]);
        area.clear();
      }),
    whole: () => area.join((image, signal) => masks.whole({ image }, { signal }), 'new'),
    fromAnswer: async (how) => {
      const answer = await smartSelect.settled();
      const { steps } = smartSelect.store.getState();
      const origin = answer && originOf(answer, steps);
      if (!answer || !origin) return;
      const { area: before } = area.store.getState();
      let pure = origin.of({ logits: null, detail: null });
      await area.join(
        async (image, signal) => {
          const mask = await segmentation.mask({ image, ...origin.mask }, { signal });
          pure = origin.of(mask);
          return mask;
        },
        how,
        () => pure,
      );
      if (area.store.getState().area !== before && smartSelect.store.getState().steps === steps) smartSelect.clear();
    },
    importMask: async () => {
      const file = await ports.pickFile('image/*');
      if (!file) return;
      await area.join(async (image, signal) => masks.import({ image, name: file.name, bytes: await file.bytes() }, { signal }), area.store.getState().mode);
    },
    exportMask: () =>
      attempt('error.exportMaskFailed', async () => {
        const { area: now } = area.store.getState();
        const layer = selection.current();
        const mask = now?.mask.id ?? (layer?.kind === 'cutout' ? layer.mask : undefined);
        if (mask === undefined) return;
        const name = layer?.kind === 'cutout' && !now ? layer.name : (session.store.getState().document?.name ?? 'mask');
        const file = await masks.export({ mask, name });
        if ((await ports.saveFile(file, 'download')) === 'saved') toasts.show({ tone: 'success', title: text('mask.exported', { name: file.name }) });
      }),
  };
}
