import type { DocumentRecord, Layer } from '../../../../src-preload/model/document';
import type { Rect } from '../../../../src-preload/model/geometry';
import { ancestorsOf } from '../../../../src-preload/model/tree';
import type { LayerSelection } from '../../document/selection';
import type { GuideDrag, Guides } from '../../guides/guides';
import { duplicates } from '../../layers/duplicates';
import { movableLeaves } from '../../layers/leaves';
import type { EditorPorts } from '../../ports';
import type { AlphaProbe } from '../../transform/alpha-probe';
import { beginTransform, type TransformGesture, type TransformParts } from '../../transform/gestures';
import { gripAt, type Grip } from '../../transform/handles';
import { layersAt, layersIn, leafAt, pickInside, pickOf } from '../../transform/picking';
import { boxOf, type TransformBox } from '../../transform/transform-box';
import { dragDistance } from '../smart-select/smart-select-tool';
import type { PointerInput, Tool } from '../tool';

export interface MoveParts extends TransformParts {
  readonly selection: LayerSelection;
  readonly guides: Guides;
  readonly probe: AlphaProbe;
  readonly ports: EditorPorts;
  /** A layer was double-clicked, and there is nothing further inside it. */
  readonly open: (layer: Layer) => void;
}

interface Pressed {
  readonly kind: 'pressed';
  readonly start: PointerInput;
  readonly pick: Layer | undefined;
  readonly grip: Grip | undefined;
  /** This press has added its layer to the chosen ones. */
  readonly added: boolean;
}

type State =
  | { readonly kind: 'idle' }
  | Pressed
  | { readonly kind: 'transform'; readonly gesture: TransformGesture; readonly before: readonly string[] }
  | { readonly kind: 'guide'; readonly drag: GuideDrag }
  | { readonly kind: 'marquee'; readonly start: PointerInput; readonly kept: readonly string[]; readonly before: readonly string[] };

const sameGrip = (a: Grip | undefined, b: Grip | undefined): boolean =>
  a?.kind === b?.kind && (a === undefined || a.kind === 'move' || (b !== undefined && b.kind !== 'move' && a.handle === b.handle));

const between = (a: PointerInput, b: PointerInput): Rect => ({
  x: Math.min(a.at.x, b.at.x),
  y: Math.min(a.at.y, b.at.y),
  width: Math.abs(a.at.x - b.at.x),
  height: Math.abs(a.at.y - b.at.y),
});

/** Chooses layers by clicking and by a rectangle, and moves, scales and turns them; with Alt held as a drag begins a copy is moved. */
export function createMoveTool(parts: MoveParts): Tool {
  const { session, viewport, selection, transforming, guides, probe, ports, open } = parts;
  let state: State = { kind: 'idle' };

  const now = (): DocumentRecord | undefined => session.store.getState().document;
  const boxNow = (document: DocumentRecord): TransformBox | undefined => boxOf(document, selection.roots());
  const gripNow = (document: DocumentRecord, input: PointerInput): Grip | undefined => {
    const box = boxNow(document);
    return box && gripAt(box, viewport.store.getState().view, input.screen);
  };
  const isChosen = (document: DocumentRecord, layer: Layer): boolean =>
    [layer, ...ancestorsOf(document.layers, layer)].some(({ id }) => selection.has(id));
  const pickAt = (document: DocumentRecord, input: PointerInput): Layer | undefined => {
    const leaf = leafAt(document, input.at, probe.hasAlpha);
    return leaf && pickOf(document, leaf, selection.store.getState().selected, input.mod);
  };

  const press = (document: DocumentRecord, input: PointerInput): Pressed => {
    const grip = gripNow(document, input);
    if (grip && grip.kind !== 'move') return { kind: 'pressed', start: input, pick: undefined, grip, added: false };
    const pick = pickAt(document, input);
    const isNew = pick !== undefined && !isChosen(document, pick);
    if (isNew && input.shift) selection.toggle(pick.id);
    else if (isNew) selection.select(pick.id);
    return { kind: 'pressed', start: input, pick, grip: pick ? { kind: 'move' } : grip, added: isNew };
  };

  const startDrag = (pressed: Pressed, input: PointerInput): void => {
    const document = now();
    const box = document && boxNow(document);
    if (document && box && pressed.grip) {
      const { start, grip } = pressed;
      const roots = selection.roots().filter((root) => movableLeaves(document, [root]).length > 0);
      const copies = grip.kind === 'move' && input.alt ? duplicates(document, roots, ports) : undefined;
      const before = selection.store.getState().selected;
      state = { kind: 'transform', gesture: beginTransform(parts, { start, document, roots, box, grip, copies }), before };
    } else if (pressed.pick) {
      state = { kind: 'idle' };
    } else {
      const { selected } = selection.store.getState();
      state = { kind: 'marquee', start: pressed.start, kept: pressed.start.shift ? selected : [], before: selected };
    }
  };

  /** While copies are dragged they are the chosen ones; the layers they were made of have to be again before they go. */
  const keepChosen = (before: readonly string[]): void => {
    if (transforming.store.getState().copying) selection.set(before);
  };

  const click = ({ start, pick, grip, added }: Pressed): void => {
    if (grip && grip.kind !== 'move') return;
    if (!pick) {
      if (!start.shift) selection.select(undefined);
    } else if (start.shift) {
      if (!added) selection.toggle(pick.id);
    } else {
      selection.select(pick.id);
    }
  };

  const hover = (input: PointerInput | undefined): void => {
    const document = now();
    guides.hover(input?.screen);
    const onGuide = guides.store.getState().hover !== undefined;
    const grip = document && input && !onGuide ? gripNow(document, input) : undefined;
    if (!sameGrip(grip, transforming.store.getState().grip)) transforming.show({ grip });
    if (document && input) probe.learn(layersAt(document, input.at).map(({ layer }) => layer));
  };

  return {
    id: 'move',
    hover,
    down: (input) => {
      const document = now();
      if (!document) return;
      // A pen or a finger comes without having been above before.
      hover(input);
      const index = guides.at(input.screen);
      const guide = index === undefined ? undefined : document.guides[index];
      const grip = guide ? gripNow(document, input) : undefined;
      if (guide && grip?.kind !== 'scale') state = { kind: 'guide', drag: guides.grab(guide.axis, index) };
      else state = press(document, input);
    },
    move: (input) => {
      if (state.kind === 'pressed') {
        const { start } = state;
        if (Math.hypot(input.screen.x - start.screen.x, input.screen.y - start.screen.y) < dragDistance) return;
        startDrag(state, input);
      }
      switch (state.kind) {
        case 'transform':
          return state.gesture.move(input);
        case 'guide':
          return state.drag.move(input.screen, input.mod);
        case 'marquee': {
          const document = now();
          const rect = between(state.start, input);
          const touched = document ? layersIn(document, rect).map(({ id }) => id) : [];
          selection.set([...state.kept.filter((id) => !touched.includes(id)), ...touched]);
          return transforming.show({ marquee: rect });
        }
        case 'idle':
        case 'pressed':
          return;
      }
    },
    up: (input) => {
      const ended = state;
      state = { kind: 'idle' };
      switch (ended.kind) {
        case 'pressed':
          click(ended);
          break;
        case 'transform':
          keepChosen(ended.before);
          ended.gesture.commit();
          break;
        case 'guide':
          ended.drag.drop();
          break;
        case 'marquee':
          transforming.end();
          break;
        case 'idle':
          break;
      }
      hover(input);
    },
    doubleClick: (input) => {
      const document = now();
      const index = guides.at(input.screen);
      if (!document) return;
      if (index !== undefined) return guides.type(index);
      const leaf = leafAt(document, input.at, probe.hasAlpha);
      const chosen = leaf && [leaf, ...ancestorsOf(document.layers, leaf)].find(({ id }) => selection.has(id));
      if (!leaf || !chosen) return;
      if (chosen.id === leaf.id) open(leaf);
      else selection.select(pickInside(document, leaf, chosen).id);
    },
    cancel: () => {
      const ended = state;
      state = { kind: 'idle' };
      if (ended.kind === 'transform') {
        keepChosen(ended.before);
        ended.gesture.cancel();
      }
      if (ended.kind === 'guide') ended.drag.cancel();
      if (ended.kind === 'marquee') selection.set(ended.before);
      transforming.end();
    },
  };
}
