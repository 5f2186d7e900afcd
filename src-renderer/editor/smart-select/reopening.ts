import { createStore } from 'zustand/vanilla';
import { asClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import type { Candidate } from '../../../src-preload/contract/segmentation';
import type { CutoutLayer, CutoutOrigin, LayerId, LogitsId, MaskId } from '../../../src-preload/model/document';
import { noRefine } from '../../../src-preload/model/refinement';
import { layerOf } from '../../../src-preload/model/tree';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import type { AreaSelection } from '../area/area';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text } from '../ports';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import { replaceBase } from '../refining/refine-cutout';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { ToolId } from '../tools/tool';
import { toItems } from './prompt-list';
import type { SmartSelect } from './smart-select';
import { originOf, type Answer } from './steps';

export interface ReopeningState {
  /** The cut-out whose pixels are being chosen again. */
  readonly layer: LayerId | undefined;
  readonly as: 'prompts' | 'area';
  readonly running: boolean;
}

export interface Reopening {
  readonly store: ReadableStore<ReopeningState>;
  /** Opens the chosen cut-out: by its prompts where it came from some, otherwise its mask as the selected area. */
  open(): Promise<void>;
  canOpen(): boolean;
  /** Gives the cut-out its new pixels, in place: one undo step. What was painted on it stays painted. */
  update(): Promise<void>;
  /** As if it had never been opened. */
  leave(): void;
}

export interface ReopeningParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly smartSelect: SmartSelect;
  readonly area: AreaSelection;
  readonly fresh: FreshCutouts;
  readonly toasts: Toasts;
  readonly chooseTool: (tool: ToolId) => void;
}

/** An area has its edge already; only the colours stay as clean as they were. */
const asDrawn = (refine: CutoutLayer['refine'], mask: MaskId): CutoutLayer['refine'] =>
  refine && { settings: { ...noRefine, decontaminate: refine.settings.decontaminate }, source: mask, hair: null, output: mask };

const closed: ReopeningState = { layer: undefined, as: 'prompts', running: false };

export function createReopening({ engine, session, selection, target, smartSelect, area, fresh, toasts, chooseTool }: ReopeningParts): Reopening {
  const { masks, segmentation } = engine.services;
  const store = createStore<ReopeningState>(() => closed);

  const chosen = (): CutoutLayer | undefined => {
    const layer = selection.current();
    return layer?.kind === 'cutout' ? layer : undefined;
  };
  const opened = (): CutoutLayer | undefined => {
    const { document } = session.store.getState();
    const layer = document && layerOf(document, store.getState().layer);
    return layer?.kind === 'cutout' ? layer : undefined;
  };

  const close = (): void => {
    if (store.getState().layer !== undefined) store.setState(closed);
  };
  const leave = (): void => {
    const { layer, as } = store.getState();
    if (layer === undefined) return;
    close();
    if (as === 'prompts') smartSelect.finish();
    else area.finish();
  };

  smartSelect.store.subscribe(({ steps }) => {
    const { layer, as } = store.getState();
    // What was taken back cannot be done again: that would be prompts of no cut-out.
    if (layer !== undefined && as === 'prompts' && steps.length === 0) leave();
  });
  area.store.subscribe(({ area: now }) => {
    if (store.getState().as === 'area' && !now) close();
  });
  const follow = (): void => {
    if (store.getState().layer !== undefined && selection.current()?.id !== store.getState().layer) leave();
  };
  selection.store.subscribe(follow);
  session.store.subscribe(follow);

  const keptLogits = async (id: LogitsId): Promise<Candidate['logits'] | undefined> => {
    try {
      return (await segmentation.logits({ id })).logits;
    } catch (cause) {
      if (asClickcutError(cause).code === 'not-found') return undefined;
      throw cause;
    }
  };

  /** What was answered when it was cut out; undefined when nobody has it any more. */
  const keptAnswer = async ({ origin }: CutoutLayer): Promise<Omit<Answer, 'version'> | undefined> => {
    const size = target.current()?.size;
    if (origin.kind !== 'prompts' || origin.logits === null || !size) return undefined;
    const { candidate, detail } = origin;
    const [logits, near] = await Promise.all([keptLogits(origin.logits), detail && keptLogits(detail.logits)]);
    if (!logits) return undefined;
    // The estimate was not kept, and another one would be made up.
    const found: Candidate = { iou: Number.NaN, area: 0, logits, ...(detail && near && { detail: { crop: detail.crop, logits: near } }) };
    return { candidates: [found], frame: frameOf(size), chosen: 0, kept: candidate };
  };

  const openPrompts = async (layer: CutoutLayer, origin: CutoutOrigin & { readonly kind: 'prompts' }): Promise<void> => {
    chooseTool('smart-select');
    const answer = await keptAnswer(layer);
    if (chosen()?.id !== layer.id) return;
    smartSelect.load(toItems(origin.prompts), answer);
    store.setState({ layer: layer.id, as: 'prompts' });
  };

  const openArea = async (layer: CutoutLayer): Promise<void> => {
    await area.join(() => masks.info({ mask: layer.mask }), 'new');
    if (chosen()?.id === layer.id && area.store.getState().area) store.setState({ layer: layer.id, as: 'area' });
  };

  const change = async (layer: CutoutLayer): Promise<Pick<CutoutLayer, 'base' | 'mask' | 'bounds' | 'origin' | 'refine'> | undefined> => {
    if (store.getState().as === 'area') {
      const mask = area.store.getState().area?.mask;
      return mask && { base: mask.id, mask: mask.id, bounds: mask.bounds, origin: { kind: 'drawn' }, refine: asDrawn(layer.refine, mask.id) };
    }
    smartSelect.resume();
    const answer = await smartSelect.settled();
    const origin = answer && originOf(answer, smartSelect.store.getState().steps);
    if (!origin) return undefined;
    // Nothing was said anew.
    if (answer.kept !== undefined) return layer;
    const made = await segmentation.mask({ image: layer.image, ...origin.mask });
    return replaceBase(engine, layer, made, origin.of(made));
  };

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (store.getState().running) return;
    store.setState({ running: true });
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.reopenFailed'), error));
    } finally {
      store.setState({ running: false });
    }
  };

  return {
    store,
    leave,
    canOpen: () => chosen() !== undefined && session.store.getState().mode === 'editing' && !store.getState().running,
    open: () =>
      attempt(async () => {
        const layer = chosen();
        if (!layer || layer.id === store.getState().layer) return;
        leave();
        if (layer.origin.kind === 'prompts') await openPrompts(layer, layer.origin);
        else await openArea(layer);
      }),
    update: () =>
      attempt(async () => {
        const before = opened();
        // Its edge would be that of the old pixels.
        const isFresh = before !== undefined && fresh.drop(before.id);
        const patch = before && (await change(before));
        // Another stroke or an undo meanwhile: the pixels were made for another mask.
        if (!before || !patch || opened()?.mask !== before.mask) return;
        const isSame = patch.base === before.base && patch.mask === before.mask;
        if (!isSame && !session.apply('history.updateCutOut', [{ kind: 'update-layer', id: before.id, patch }])) return;
        const after = opened();
        leave();
        if (isFresh && after) fresh.add([after]);
      }),
  };
}
