import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { CutoutLayer, DocumentId } from '../../../src-preload/model/document';
import { isHeld, layerOf } from '../../../src-preload/model/tree';
import type { AreaSelection } from '../area/area';
import type { BrushSettings } from '../brushing/brush-settings';
import { planePatch } from '../brushing/plane-loader';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import type { Patch } from '../pictures/plan';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { ToolId } from '../tools/tool';
import type { Toolbox } from '../tools/toolbox';
import type { Viewport } from '../viewport/viewport';
import type { FreshCutouts } from './fresh-cutouts';
import { createFullRun, type FullRun } from './full-run';
import { createHairBrush, type HairBrush } from './hair-brush';
import { createLiveAlpha, type LiveAlpha } from './live-alpha';
import { createOriginalKey, type OriginalKey } from './original-key';
import { createRefineDrafts, sameDraft, type RefineDrafts } from './refine-drafts';
import { refinedCutout, resultOperations } from './refine-result';
import { areaSubject, cutoutSubject, type RefineSubject } from './refine-subject';
import { steppedView, type RefineOutput, type RefineView } from './refine-views';

export interface RefiningState {
  /** What is being refined; undefined while the workspace is closed. */
  readonly subject: RefineSubject | undefined;
  readonly view: RefineView;
  /** 0..1: how much of what is out shows in the onion skin. */
  readonly onion: number;
  /** The mask as it was is shown in place of the refined one. */
  readonly original: boolean;
  readonly output: RefineOutput;
  /** It was confirmed and waits for full resolution. */
  readonly finishing: boolean;
}

/** The workspace in which an edge is refined. The document knows nothing of it before it is confirmed. */
export interface Refining {
  readonly store: ReadableStore<RefiningState>;
  readonly drafts: RefineDrafts;
  readonly live: LiveAlpha;
  readonly full: FullRun;
  readonly hair: HairBrush;
  isOpen(): boolean;
  /** A cut-out is chosen that can be refined, or pixels are selected. */
  canOpen(): boolean;
  /** The selected pixels, or else the chosen cut-out. */
  open(): void;
  openCutout(layer: CutoutLayer): void;
  /** The chosen cut-out, where it can be refined now. */
  chosen(): CutoutLayer | undefined;
  openChosen(): void;
  setView(view: RefineView): void;
  stepView(by: 1 | -1): void;
  setOnion(onion: number): void;
  setOutput(output: RefineOutput): void;
  showOriginal(original: boolean): void;
  readonly original: OriginalKey;
  canUndo(): boolean;
  undo(): void;
  canRedo(): boolean;
  redo(): void;
  /** Confirms: one undo step, once it is there at full resolution. */
  apply(): Promise<void>;
  /** Back to the settings while it is being finished, else closed without a trace. */
  cancel(): void;
}

export interface RefiningParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly area: AreaSelection;
  readonly viewport: Viewport;
  readonly fresh: FreshCutouts;
  readonly brush: BrushSettings;
  readonly toolbox: () => Toolbox;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
}

/** A view that moves is not computed for. */
const restMs = 110;

export function createRefining({ engine, session, selection, target, area, viewport, fresh, brush, toolbox, toasts, ports }: RefiningParts): Refining {
  const store = createStore<RefiningState>(() => ({ subject: undefined, view: 'overlay', onion: 0.5, original: false, output: 'mask', finishing: false }));
  const fail = (error: unknown): void => {
    if (!isCancelled(error)) toasts.show(errorToast(text('error.refineFailed'), error));
  };
  const drafts = createRefineDrafts();
  const live = createLiveAlpha(engine, fail);
  const full = createFullRun(engine, ports.now);
  const subjectNow = (): RefineSubject | undefined => store.getState().subject;
  const hair = createHairBrush({
    engine,
    brush: () => brush.store.getState(),
    subject: () => {
      const subject = subjectNow();
      return subject && { image: subject.cutout.image, hair: drafts.store.getState().now.hair };
    },
    onPainted: drafts.setHair,
    onFailed: fail,
  });
  let patch: Patch | undefined;
  let moving: ReturnType<typeof setTimeout> | undefined;
  /** Where everything was when it was opened. */
  let before: { readonly document: DocumentId; readonly tool: ToolId; readonly wasFresh: boolean } | undefined;

  /** Nothing was changed: it looks as it is. */
  const isShown = ({ start, isDone }: RefineSubject): boolean => isDone && sameDraft(drafts.store.getState().now, start);

  const show = (): void => {
    const { subject, original } = store.getState();
    if (!subject) return;
    const { now } = drafts.store.getState();
    const isUnchanged = isShown(subject);
    if (isUnchanged) full.leave();
    else full.want(subject.cutout, now);
    if (!patch) return;
    hair.show(now.hair, patch);
    const { result } = full.store.getState();
    const mask = original || isUnchanged ? subject.cutout.mask : result?.mask;
    live.want(mask === undefined ? { kind: 'draft', cutout: subject.cutout, draft: now } : { kind: 'mask', mask }, patch);
  };

  const showOriginal = (original: boolean): void => {
    if (original === store.getState().original) return;
    store.setState({ original });
    show();
  };

  const look = (): void => {
    const subject = subjectNow();
    if (!subject) return;
    const next = planePatch(subject.photo, { toDocument: subject.cutout.transform }, viewport.store.getState());
    if (next) patch = next;
    show();
  };

  const close = (): void => {
    if (!subjectNow()) return;
    clearTimeout(moving);
    const { tool } = before ?? { tool: 'smart-select' as const };
    toolbox().choose(tool);
    store.setState({ subject: undefined, original: false, finishing: false });
    full.leave();
    live.stop();
    hair.leave();
    patch = undefined;
    before = undefined;
  };

  const begin = (subject: RefineSubject, wasFresh: boolean): void => {
    const { document } = session.store.getState();
    if (!document) return;
    before = { document: document.id, tool: toolbox().store.getState().active, wasFresh };
    toolbox().choose('brush');
    drafts.begin(subject.start);
    store.setState({ subject, output: subject.kind === 'area' ? 'selection' : 'mask', original: false, finishing: false });
    live.begin(subject.cutout.mask, subject.photo);
    look();
  };

  const chosen = (): CutoutLayer | undefined => {
    const { document, mode } = session.store.getState();
    const layer = selection.current();
    const isFree = document !== undefined && mode === 'editing' && !subjectNow() && layer !== undefined && !isHeld(document.layers, layer);
    return isFree && layer.kind === 'cutout' ? layer : undefined;
  };

  const openCutout = (layer: CutoutLayer): void => {
    const { document, mode } = session.store.getState();
    const photo = document?.images[layer.image];
    if (subjectNow() || !photo || mode !== 'editing') return;
    const wasFresh = fresh.drop(layer.id);
    begin(cutoutSubject(layer, photo, wasFresh), wasFresh);
  };

  const stillThere = (): boolean => {
    const subject = subjectNow();
    const { document, mode } = session.store.getState();
    if (!subject || !document || mode !== 'editing' || document.id !== before?.document) return false;
    if (subject.kind === 'area') return area.store.getState().area?.mask.id === subject.cutout.mask && layerOf(document, subject.shownBy) !== undefined;
    const layer = layerOf(document, subject.cutout.id);
    return layer?.kind === 'cutout' && layer.mask === subject.cutout.mask && layer.refine === subject.cutout.refine;
  };

  drafts.store.subscribe((state, old) => {
    if (state.now !== old.now) show();
  });
  full.store.subscribe((state, old) => {
    if (state.result !== old.result && state.result) show();
  });
  viewport.store.subscribe(() => {
    if (!subjectNow()) return;
    clearTimeout(moving);
    moving = setTimeout(look, restMs);
  });
  const follow = (): void => {
    if (subjectNow() && !stillThere()) close();
  };
  session.store.subscribe(follow);
  area.store.subscribe(follow);

  const finish = async (subject: RefineSubject): Promise<void> => {
    const isCurrent = (): boolean => subjectNow() === subject && store.getState().finishing;
    await hair.settled();
    if (!isCurrent()) return;
    drafts.done();
    const { output } = store.getState();
    const isUnchanged = isShown(subject);
    if (isUnchanged && output === 'mask') return close();
    const { mask, bounds, refine } = subject.cutout;
    const refined = refinedCutout(subject, isUnchanged ? { mask, bounds, refine } : await full.finish(), output);
    const { document } = session.store.getState();
    if (!isCurrent() || !document) return;
    if (output === 'selection') {
      close();
      return area.join((_image, signal) => engine.services.masks.info({ mask: refined.mask }, { signal }), 'new');
    }
    const nameOf = (number: number): string => ports.translate(text('layer.cutoutName', { number }));
    const operations = resultOperations(document, subject, refined, output, { id: ports.newId(), nameOf });
    close();
    session.apply('history.refineEdge', operations);
    if (subject.kind === 'area') area.finish();
  };

  return {
    store,
    drafts,
    live,
    full,
    hair,
    isOpen: () => subjectNow() !== undefined,
    canOpen: () => {
      const { document, mode } = session.store.getState();
      return !subjectNow() && document !== undefined && mode === 'editing' && (area.store.getState().area !== undefined || chosen() !== undefined);
    },
    open: () => {
      const { area: selected } = area.store.getState();
      const photo = target.current();
      const cutout = chosen();
      if (subjectNow() || session.store.getState().mode !== 'editing') return;
      if (selected && photo?.image === selected.image) begin(areaSubject(selected, photo, ports.newId(), ports.translate(text('refine.area'))), false);
      else if (cutout) openCutout(cutout);
    },
    openCutout,
    chosen,
    openChosen: () => {
      const layer = chosen();
      if (layer) openCutout(layer);
    },
    setView: (view) => store.setState({ view }),
    stepView: (by) => store.setState(({ view }) => ({ view: steppedView(view, by) })),
    setOnion: (onion) => store.setState({ onion }),
    setOutput: (output) => store.setState({ output }),
    showOriginal,
    original: createOriginalKey(ports.now, () => store.getState().original, showOriginal),
    canUndo: () => hair.store.getState().queued > 0 || drafts.store.getState().past.length > 0 || !sameDraft(drafts.store.getState().now, drafts.store.getState().kept),
    undo: () => {
      if (!hair.takeBack()) drafts.undo();
    },
    canRedo: () => hair.store.getState().queued === 0 && drafts.store.getState().future.length > 0,
    redo: drafts.redo,
    apply: async () => {
      const subject = subjectNow();
      if (!subject || store.getState().finishing) return;
      store.setState({ finishing: true });
      try {
        await finish(subject);
      } catch (error) {
        fail(error);
      } finally {
        if (subjectNow() === subject) store.setState({ finishing: false });
      }
    },
    cancel: () => {
      const subject = subjectNow();
      if (!subject) return;
      if (store.getState().finishing) {
        full.stop();
        store.setState({ finishing: false });
        return;
      }
      const wasFresh = before?.wasFresh === true;
      close();
      // Its first refinement was put off for this.
      if (wasFresh) fresh.add([subject.cutout]);
    },
  };
}
