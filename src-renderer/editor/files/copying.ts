import { ClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import type { ExportedFile } from '../../../src-preload/contract/exports';
import type { CutoutLayer, DocumentRecord } from '../../../src-preload/model/document';
import { defaultRefine } from '../../../src-preload/model/refinement';
import type { AreaSelection } from '../area/area';
import { cutoutLayer } from '../document/cutout-layer';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import { refineCutout } from '../refining/refine-cutout';
import type { SmartSelect } from '../smart-select/smart-select';
import { originOf } from '../smart-select/steps';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Copying {
  /**
   * A PNG in the clipboard, cut to its content: of what is selected in the photo, as it would be cut out, or else of
   * the chosen layers as they look together, with their effects.
   */
  copy(): Promise<void>;
  canCopy(): boolean;
}

export interface CopyingParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly smartSelect: SmartSelect;
  readonly area: AreaSelection;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  /** Resolves once the engine knows all that is shown. */
  readonly ready: () => Promise<void>;
}

const options = { format: 'png', trim: true } as const;

export function createCopying({ engine, session, selection, target, smartSelect, area, toasts, ports, ready }: CopyingParts): Copying {
  const { exports, segmentation } = engine.services;
  const isPrompting = (): boolean => smartSelect.store.getState().shown !== undefined;
  const nameOfSelection = (): string => ports.translate(text('copying.selection'));

  /** The cut-out that Enter would make, with its edge found in the photo like any other's. */
  const fromPrompts = async (): Promise<CutoutLayer | undefined> => {
    const answer = await smartSelect.settled();
    const { image, steps } = smartSelect.store.getState();
    const origin = answer && originOf(answer, steps);
    const photo = target.current();
    if (!origin || !photo || photo.image !== image) return undefined;
    const mask = await segmentation.mask({ image, ...origin.mask });
    const layer = cutoutLayer({ id: ports.newId(), name: nameOfSelection(), target: photo, mask, origin: origin.of(mask) });
    const refined = await refineCutout(engine, { ...layer, refine: { settings: defaultRefine, source: mask.id, hair: null, output: mask.id } }, { settings: defaultRefine, hair: null });
    return { ...layer, ...refined };
  };
  const fromArea = (): CutoutLayer | undefined => {
    const { area: now } = area.store.getState();
    const photo = target.current();
    if (!now || photo?.image !== now.image) return undefined;
    return cutoutLayer({ id: ports.newId(), name: nameOfSelection(), target: photo, mask: now.mask, origin: now.origin });
  };

  const selected = async (document: string): Promise<ExportedFile> => {
    const layer = isPrompting() ? await fromPrompts() : fromArea();
    if (!layer || layer.bounds.width === 0) throw new ClickcutError({ code: 'not-found', message: 'The selection is empty.' });
    return exports.cutout({ document, layer, options });
  };
  const chosen = (document: DocumentRecord): { readonly name: string; readonly make: () => Promise<ExportedFile> } | undefined => {
    const layers = selection.roots();
    const [only] = layers;
    if (!only) return undefined;
    if (layers.length === 1) return { name: only.name, make: () => exports.layer({ document: document.id, layer: only.id, options }) };
    return { name: document.name, make: () => exports.together({ document: document.id, layers: layers.map(({ id }) => id), options }) };
  };
  const subject = (): ReturnType<typeof chosen> => {
    const { document } = session.store.getState();
    if (!document) return undefined;
    if (isPrompting() || area.store.getState().area !== undefined) return { name: nameOfSelection(), make: () => selected(document.id) };
    return chosen(document);
  };

  return {
    canCopy: () => subject() !== undefined,
    copy: async () => {
      const what = subject();
      if (!what) return;
      const make = async (): Promise<Uint8Array> => {
        await ready();
        return (await what.make()).bytes;
      };
      try {
        await ports.copyPng(make());
        toasts.show({ tone: 'success', title: text('copying.done', { name: what.name }) });
      } catch (error) {
        if (!isCancelled(error)) toasts.show(errorToast(text('error.copyFailed', { name: what.name }), error));
      }
    },
  };
}
