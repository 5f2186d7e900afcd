import type { DocumentRecord } from '../../../src-preload/model/document';
import { createBrushing, type Brushing } from '../brushing/brushing';
import { createBrushSettings } from '../brushing/brush-settings';
import { createMakeWhole } from '../brushing/whole-cutout';
import type { CutoutNames } from '../document/cutout-names';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Embedding } from '../embedding/embedding';
import type { Engine } from '../engine';
import type { Pictures } from '../pictures/pictures';
import { text, type EditorPorts } from '../ports';
import { createFreshCutouts, type FreshCutouts } from '../refining/fresh-cutouts';
import { createRefineBrushTool } from '../refining/refine-brush-tool';
import { createRefining, type Refining } from '../refining/refining';
import type { ClickClock } from '../smart-select/click-clock';
import { createHoverPreview, type HoverPreview } from '../smart-select/hover-preview';
import { createObjects, type Objects } from '../smart-select/objects';
import { createReopening, type Reopening } from '../smart-select/reopening';
import type { SmartSelect } from '../smart-select/smart-select';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import { createBrushTool } from '../tools/brush/brush-tool';
import { createLassoTool } from '../tools/lasso/lasso-tool';
import { createMarqueeTool } from '../tools/marquee/marquee-tool';
import { createObjectsHandler } from '../tools/smart-select/objects-handler';
import { createSmartSelectTool, dragDistance } from '../tools/smart-select/smart-select-tool';
import type { Tool } from '../tools/tool';
import type { Toolbox } from '../tools/toolbox';
import { createWandTool } from '../tools/wand/wand-tool';
import type { Openings } from '../undoing/openings';
import { cutoutAt } from '../smart-select/cutout-at';
import type { Viewport } from '../viewport/viewport';
import { createArea, type AreaSelection } from './area';
import { createAreaActions, type AreaActions } from './area-actions';
import { sayNoPhoto } from './no-photo';
import { createWandOptions, type WandOptions } from './wand-options';

/** What selects pixels and paints masks. */
export interface SelectParts {
  readonly area: AreaSelection;
  readonly areaActions: AreaActions;
  readonly wandOptions: WandOptions;
  readonly brushing: Brushing;
  readonly hoverPreview: HoverPreview;
  readonly objects: Objects;
  readonly reopening: Reopening;
  readonly freshCutouts: FreshCutouts;
  readonly refining: Refining;
}

export interface SelectNeeds {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly names: CutoutNames;
  readonly embedding: Embedding;
  readonly smartSelect: SmartSelect;
  readonly clock: ClickClock;
  readonly viewport: Viewport;
  readonly pictures: Pictures;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  readonly openings: Openings;
  readonly toolbox: () => Toolbox;
}

type SelectTools = Readonly<Record<'smart-select' | 'lasso' | 'marquee' | 'wand' | 'brush' | 'eraser', Tool>>;

export function createSelectParts(needs: SelectNeeds): { readonly parts: SelectParts; readonly tools: SelectTools; readonly follow: (toolbox: Toolbox) => void } {
  const { engine, session, selection, target, embedding, smartSelect, clock, viewport, pictures, toasts, toolbox } = needs;
  const area = createArea(engine, session, (error) => toasts.show(errorToast(text('error.areaFailed'), error)));
  const wandOptions = createWandOptions();
  const isRefining = (): boolean => refining.isOpen();
  const brush = createBrushSettings();
  const brushing = createBrushing(
    { engine, session, selection, viewport, pictures, isLent: isRefining, onFailed: (error) => toasts.show(errorToast(text('error.brushFailed'), error)) },
    brush,
  );
  const fresh = createFreshCutouts(engine, session, (error) => toasts.show(errorToast(text('error.refineFailed'), error)));
  const refining = createRefining({ ...needs, area, fresh, brush });
  const hoverPreview = createHoverPreview(engine, embedding, smartSelect);
  const objects = createObjects({ ...needs, area, fresh });
  const reopening = createReopening({ ...needs, area, fresh, chooseTool: (tool) => toolbox().choose(tool) });
  const makeWhole = createMakeWhole(needs);

  const onNoPhoto = (): void => sayNoPhoto(toasts);
  const areaTool = { engine, area, target: target.current, onNoPhoto };
  const onNothingToPaint = (): void => {
    if (!target.current()) return onNoPhoto();
    const isHeld = selection.current()?.kind === 'cutout';
    const action = { label: 'brush.makeWhole', run: () => void makeWhole() };
    if (toasts.store.getState().toasts.some(({ title }) => title.key === 'brush.noMask')) return;
    toasts.show({ tone: 'info', title: text('brush.noMask'), body: text(isHeld ? 'brush.lockedHint' : 'brush.noMaskHint'), ...(isHeld ? {} : { action }) });
  };
  const brushTool = (id: 'brush' | 'eraser'): Tool =>
    createRefineBrushTool(id, createBrushTool(id, brushing, target.current, onNothingToPaint), { hair: refining.hair, brushing, target: target.current, isOpen: isRefining });
  const reopenAt = async (document: DocumentRecord, at: { readonly x: number; readonly y: number }): Promise<void> => {
    // Its own two clicks have left one prompt; more than that is work that nobody wants to lose.
    if (smartSelect.store.getState().steps.length > 1) return;
    const layer = await cutoutAt(engine, document, at).catch(() => undefined);
    if (!layer || session.store.getState().document?.id !== document.id) return;
    smartSelect.finish();
    selection.select(layer.id);
    await reopening.open();
  };

  return {
    parts: { area, areaActions: createAreaActions({ ...needs, area, fresh }), wandOptions, brushing, hoverPreview, objects, reopening, freshCutouts: fresh, refining },
    tools: {
      lasso: createLassoTool(areaTool),
      marquee: createMarqueeTool(areaTool),
      wand: createWandTool(areaTool, wandOptions),
      brush: brushTool('brush'),
      eraser: brushTool('eraser'),
      'smart-select': createSmartSelectTool({
        smartSelect,
        clock,
        target: target.current,
        view: () => viewport.store.getState().view,
        hover: hoverPreview,
        objects: createObjectsHandler(objects, target.current, dragDistance),
        reopenAt: (at) => {
          const { document } = session.store.getState();
          if (document) void reopenAt(document, at);
        },
        onNoPhoto,
      }),
    },
    follow: (made) => {
      brushing.follow(made);
      made.store.subscribe((state, before) => {
        if (state.active === before.active || before.active !== 'smart-select') return;
        hoverPreview.point(undefined);
        objects.leave();
      });
    },
  };
}
