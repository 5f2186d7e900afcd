import { createStore } from 'zustand/vanilla';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { contentOf, cropTo } from '../canvas/canvas-operations';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import { extentOf } from '../layers/leaves';
import { outwards } from '../pictures/plan';
import type { ReadableStore } from '../store';
import type { SnapTarget } from '../transform/snapping';
import { fitRatio, withSide, type Ratio } from './crop-box';

export const aspects = ['free', 'original', '1:1', '4:5', '3:2', '16:9', '9:16', 'custom'] as const;
export type Aspect = (typeof aspects)[number];

export interface CroppingState {
  /** What the canvas becomes, in document pixels; undefined: nothing was changed yet, it is the whole canvas. */
  readonly rect: Rect | undefined;
  readonly aspect: Aspect;
  /** Numbers of the ratio that somebody typed. */
  readonly custom: Size;
  readonly lines: readonly SnapTarget[];
  readonly dragging: boolean;
}

export interface Cropping {
  readonly store: ReadableStore<CroppingState>;
  /** The rectangle as it stands; undefined without a document. */
  rect(): Rect | undefined;
  ratio(): Ratio;
  set(rect: Rect): void;
  drag(dragging: boolean, lines?: readonly SnapTarget[]): void;
  setAspect(aspect: Aspect): void;
  setCustom(custom: Partial<Size>): void;
  /** Turns the ratio on its side. */
  swap(): void;
  setSide(change: Partial<Size>): void;
  /** To the selected object or area; where nothing is selected, to the chosen layers. */
  toSelection(): void;
  /** To all that shows, with edges that are still to come; a rectangle drawn meanwhile stays. */
  toContent(): Promise<void>;
  canReset(): boolean;
  /** The whole canvas again. */
  reset(): void;
  /** One undo step; none when nothing would change. */
  apply(): void;
}

const ratios: Readonly<Record<Exclude<Aspect, 'free' | 'original' | 'custom'>, number>> = {
  '1:1': 1,
  '4:5': 4 / 5,
  '3:2': 3 / 2,
  '16:9': 16 / 9,
  '9:16': 9 / 16,
};

function ratioFor({ aspect, custom }: Pick<CroppingState, 'aspect' | 'custom'>, document: Size | undefined): Ratio {
  switch (aspect) {
    case 'free':
      return undefined;
    case 'original':
      return document && document.width / document.height;
    case 'custom':
      return custom.width / custom.height;
    default:
      return ratios[aspect];
  }
}

const canvasOf = ({ width, height }: DocumentRecord): Rect => ({ x: 0, y: 0, width, height });

export interface CroppingParts {
  readonly session: Session;
  readonly selection: LayerSelection;
  /** Resolves once every cut-out has its edge. */
  readonly edges: () => Promise<void>;
  /** Where what is selected lies in the document. */
  readonly selected: () => Rect | undefined;
}

/** The crop that is being set up. The document knows nothing of it before `apply`. */
export function createCropping({ session, selection, edges, selected }: CroppingParts): Cropping {
  const store = createStore<CroppingState>(() => ({ rect: undefined, aspect: 'free', custom: { width: 1, height: 1 }, lines: [], dragging: false }));
  const now = (): DocumentRecord | undefined => session.store.getState().document;
  const rectNow = (): Rect | undefined => {
    const document = now();
    return store.getState().rect ?? (document && canvasOf(document));
  };
  const ratio = (): Ratio => ratioFor(store.getState(), now());
  const reset = (): void => store.setState({ rect: undefined, lines: [], dragging: false });

  session.store.subscribe(({ document }, before) => {
    const old = before.document;
    if (document?.id !== old?.id || document?.width !== old?.width || document?.height !== old?.height) reset();
  });

  /** The new ratio in what is there, or in the whole canvas as long as nothing was drawn. */
  const fit = (): void => {
    const rect = rectNow();
    if (rect && ratio() !== undefined) store.setState({ rect: fitRatio(rect, ratio()) });
  };
  const setFree = (rect: Rect | undefined): void => {
    if (rect) store.setState({ rect: outwards(rect), aspect: 'free' });
  };

  return {
    store,
    rect: rectNow,
    ratio,
    set: (rect) => store.setState({ rect }),
    drag: (dragging, lines = []) => store.setState({ dragging, lines }),
    setAspect: (aspect) => {
      store.setState({ aspect });
      fit();
    },
    setCustom: (change) => {
      store.setState({ aspect: 'custom', custom: { ...store.getState().custom, ...change } });
      fit();
    },
    swap: () => {
      const rect = rectNow();
      const kept = ratio();
      if (!rect) return;
      const turned = { ...rect, width: rect.height, height: rect.width };
      const centred = { ...turned, x: Math.round(rect.x + (rect.width - turned.width) / 2), y: Math.round(rect.y + (rect.height - turned.height) / 2) };
      if (kept === undefined) return store.setState({ rect: centred });
      store.setState({ rect: centred, aspect: 'custom', custom: { width: Number((1 / kept).toFixed(4)), height: 1 } });
    },
    setSide: (change) => {
      const rect = rectNow();
      if (rect) store.setState({ rect: withSide(rect, change, ratio()) });
    },
    toSelection: () => {
      const document = now();
      setFree(selected() ?? (document && extentOf(document, selection.roots())));
    },
    toContent: async () => {
      const asked = now()?.id;
      const { rect } = store.getState();
      await edges();
      const document = now();
      if (document && document.id === asked && store.getState().rect === rect) setFree(contentOf(document));
    },
    canReset: () => store.getState().rect !== undefined,
    reset,
    apply: () => {
      const document = now();
      const { rect } = store.getState();
      reset();
      if (!document || !rect) return;
      const isSame = rect.x === 0 && rect.y === 0 && rect.width === document.width && rect.height === document.height;
      if (!isSame) session.apply('history.crop', cropTo(document, rect));
    },
  };
}
