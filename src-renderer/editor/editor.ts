import { asClickcutError } from '../../src-preload/contract/errors';
import type { Rect } from '../../src-preload/model/geometry';
import { createAnnotatingParts, type AnnotatingParts } from './annotating/annotating-parts';
import { createClasses } from './annotating/classes';
import { createPickingTool } from './annotating/picking-tool';
import { createShapes } from './annotating/shapes';
import { answerRect, areaRect } from './area/selected-rect';
import { createSelectParts, type SelectParts } from './area/select-parts';
import { createBatch, type Batch } from './batch/batch';
import { createMending, type Mending } from './batch/mending';
import { createBackgroundRemoval, type BackgroundRemoval } from './background/background-removal';
import { createCommands, type Commands } from './commands/registry';
import type { Platform } from './commands/shortcut';
import { createDialogs, type Dialogs } from './dialogs';
import { createCutoutNames } from './document/cutout-names';
import { createLayerSelection, type LayerSelection } from './document/selection';
import { createSession, type Session } from './document/session';
import { createTargetStore, type TargetStore } from './document/target-store';
import { createEmbedding, type Embedding } from './embedding/embedding';
import type { Engine } from './engine';
import { createExporter, type Exporter } from './export/exporter';
import { createOutputPreview, type OutputPreview } from './export/output-preview';
import { createKeptOutputs, type KeptOutputs } from './export/kept-outputs';
import { createOutputRun, type OutputRun } from './export/output-run';
import { createOutputSheet, type OutputSheet } from './export/output-sheet';
import { createCopying, type Copying } from './files/copying';
import { createDraggingOut, type DraggingOut } from './files/dragging-out';
import { createPictureFills, type PictureFills } from './files/picture-fills';
import { createPlacing, type Placing } from './files/placing';
import { createRecovery, type Recovery } from './files/recovery';
import { createSaving, type Saving } from './files/saving';
import { followDocument } from './follow-document';
import { createOpener, type Opener } from './opening/opener';
import { createFolding, type Folding } from './layers/folding';
import { createArrange, type Arrange } from './layers/arrange';
import { createLayerActions, type LayerActions } from './layers/layer-actions';
import { createMerge, type Merge } from './layers/merge';
import { createPictures, type Pictures } from './pictures/pictures';
import { text, type EditorPorts } from './ports';
import { createPreferences, type Preferences } from './preferences/preferences';
import { createClickClock, type ClickClock } from './smart-select/click-clock';
import { createCutOut, type CutOut } from './smart-select/cut-out';
import { createSmartSelect, type SmartSelect } from './smart-select/smart-select';
import { createEngineStatus, type EngineStatus } from './status/engine-status';
import { errorToast } from './toasts/error-toast';
import { createToasts, type Toasts } from './toasts/toasts';
import { createHandTool } from './tools/hand/hand-tool';
import { createWriting, type Writing } from './writing/writing';
import { createToolbox, type Toolbox } from './tools/toolbox';
import { createZoomTool } from './tools/zoom/zoom-tool';
import { createPlaceParts, type PlaceParts } from './transform/place-parts';
import { createOpenings } from './undoing/openings';
import { createUndoing, type Undoing } from './undoing/undoing';
import { createViewport, type Viewport } from './viewport/viewport';

/** The parts of one open editor. Each owns a small store; none reaches into another's. */
export interface Editor extends PlaceParts, SelectParts, AnnotatingParts {
  readonly engine: Engine;
  readonly ports: EditorPorts;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly layers: LayerActions;
  readonly arrange: Arrange;
  readonly folding: Folding;
  readonly writing: Writing;
  readonly merge: Merge;
  readonly opener: Opener;
  readonly saving: Saving;
  readonly placing: Placing;
  readonly pictureFills: PictureFills;
  readonly recovery: Recovery;
  readonly copying: Copying;
  readonly draggingOut: DraggingOut;
  readonly embedding: Embedding;
  readonly smartSelect: SmartSelect;
  readonly clock: ClickClock;
  readonly cutOut: CutOut;
  readonly undoing: Undoing;
  readonly background: BackgroundRemoval;
  readonly exporter: Exporter;
  readonly keptOutputs: KeptOutputs;
  readonly outputRun: OutputRun;
  readonly outputSheet: OutputSheet;
  readonly outputPreview: OutputPreview;
  readonly batch: Batch;
  readonly mending: Mending;
  readonly pictures: Pictures;
  readonly viewport: Viewport;
  /** Where what is selected lies in the document: the object that was clicked, else the selected area. Undefined when nothing is. */
  readonly selectedRect: () => Rect | undefined;
  readonly toolbox: Toolbox;
  readonly toasts: Toasts;
  readonly dialogs: Dialogs;
  readonly preferences: Preferences;
  readonly status: EngineStatus;
  readonly commands: Commands;
}

export function createEditor(engine: Engine, ports: EditorPorts, platform: Platform): Editor {
  const toasts = createToasts();
  const session = createSession(engine, (error) => toasts.show(errorToast(text('error.changeRefused'), error)));
  const selection = createLayerSelection(session.store);
  const target = createTargetStore(session, selection);
  const arrange = createArrange(session, selection, ports);
  const dialogs = createDialogs();
  const openings = createOpenings();
  const names = createCutoutNames(ports);
  const placing = createPlacing(engine, session, toasts, ports);
  const saving = createSaving(engine, session, toasts, ports, () => ready());
  const opener = createOpener(engine, session, placing, saving, dialogs, toasts, ports);
  const embedding = createEmbedding(engine, (error, image) => {
    const retry = { label: 'action.retry', run: () => embedding.prepare(image, true) };
    toasts.show(errorToast(text('error.prepareFailed'), error, retry));
  });
  const smartSelect = createSmartSelect(engine, embedding, session, (error) => {
    toasts.show(errorToast(text('error.selectFailed'), error, { label: 'action.retry', run: smartSelect.resume }));
  });
  const viewport = createViewport();
  const pictures = createPictures(engine);
  const writing = createWriting(engine, session, arrange, toasts, ports);
  const place = createPlaceParts({
    engine,
    session,
    selection,
    viewport,
    pictures,
    writing,
    toasts,
    ports,
    reopen: () => void select.parts.reopening.open(),
    edges: () => select.parts.freshCutouts.settled(),
    selected: () => selectedRect(),
    copy: (copied) => void navigator.clipboard.writeText(copied),
  });
  /** What is selected is the object that was clicked, else the selected area. */
  const selectedRect = (): Rect | undefined =>
    answerRect(smartSelect.store.getState().shown, target.current()) ?? areaRect(select.parts.area.store.getState().area, target.current());
  const clock = createClickClock(() => embedding.store.getState().phase === 'ready');
  const select = createSelectParts({
    engine,
    session,
    selection,
    target,
    names,
    embedding,
    smartSelect,
    clock,
    viewport,
    pictures,
    toasts,
    ports,
    openings,
    toolbox: () => parts.toolbox,
  });
  const ready = async (signal?: AbortSignal): Promise<void> => {
    await select.parts.freshCutouts.settled(signal);
    await session.settled();
  };
  const status = createEngineStatus(engine, () => {
    // Processes are also replaced to free memory. That is nobody's business unless they were waiting for one.
    if (!smartSelect.store.getState().waiting && embedding.store.getState().phase !== 'preparing') return;
    toasts.show({ tone: 'info', title: text('engine.replaced') });
    smartSelect.resume();
  });
  const preferences = createPreferences(engine, (error) => {
    toasts.show(errorToast(text('error.settingsFailed'), asClickcutError(error)));
  });
  const cutOut = createCutOut({ engine, session, target, names, smartSelect, fresh: select.parts.freshCutouts, toasts, ports, openings });
  const shapes = createShapes(engine, session);
  const toolbox: Toolbox = createToolbox({
    ...place.tools,
    ...select.tools,
    'smart-select': createPickingTool(select.tools['smart-select'], {
      shapes,
      selection,
      isOpen: () => annotate.annotating.isOn() && smartSelect.store.getState().steps.length === 0 && select.parts.objects.store.getState().phase === 'off',
      reopen: () => void select.parts.reopening.open(),
    }),
    hand: createHandTool(viewport),
    zoom: createZoomTool(viewport),
  });
  const classes = createClasses(session, selection, preferences, ports);
  const needs = { engine, session, selection, target, opener, dialogs, toasts, ports, smartSelect, cutOut, toolbox, names, classes, shapes };
  const annotate = createAnnotatingParts({ ...select.parts, ...needs });
  const background = createBackgroundRemoval({ engine, session, target, fresh: select.parts.freshCutouts, toasts, ports });
  const keptOutputs = createKeptOutputs(session);
  const outputRun = createOutputRun({ engine, toasts, ports, ready });
  const mending = createMending({ engine, session, opener, background, toasts, ready });
  const parts = {
    engine,
    ports,
    session,
    selection,
    target,
    layers: createLayerActions(session),
    arrange,
    folding: createFolding(),
    writing,
    ...place.parts,
    ...select.parts,
    ...annotate,
    merge: createMerge(engine, session, selection, toasts, ports, ready),
    opener,
    saving,
    placing,
    pictureFills: createPictureFills(engine, session, arrange, toasts, ports),
    recovery: createRecovery(engine, session, toasts, () => opener.refreshList()),
    copying: createCopying({ engine, session, selection, target, smartSelect, area: select.parts.area, toasts, ports, ready }),
    draggingOut: createDraggingOut({ store: session.store, settled: ready }, toasts, ports),
    embedding,
    smartSelect,
    clock,
    cutOut,
    undoing: createUndoing({ session, area: select.parts.area, smartSelect, brushing: select.parts.brushing, openings }),
    background,
    mending,
    batch: createBatch({ engine, session, dialogs, mending, toasts, ports }),
    exporter: createExporter(engine, toasts, ports, ready),
    keptOutputs,
    outputRun,
    outputSheet: createOutputSheet({ engine, session, dialogs, keptOutputs, outputRun, toasts, ports }),
    outputPreview: createOutputPreview(engine, ready),
    pictures,
    viewport,
    selectedRect,
    toolbox,
    toasts,
    dialogs,
    preferences,
    status,
  };
  select.follow(parts.toolbox);
  followDocument(parts);
  engine.on('documents.autosave', ({ id, problem }) => {
    if (session.store.getState().document?.id !== id) return;
    if (problem === null) toasts.show({ tone: 'success', title: text('saving.autosaveBack') });
    else toasts.show({ tone: 'error', title: text('error.autosave'), body: text('error.autosaveHint'), details: problem });
  });
  const commands: Commands = createCommands(parts, platform);
  return { ...parts, commands };
}
