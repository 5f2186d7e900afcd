import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { applyTo, identity, isExactMove, sameMatrix, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Session } from '../document/session';
import type { ViewOptions } from '../guides/view-options';
import { mappedInsertions, type Insertion } from '../layers/duplicates';
import { extentOf, movableLeaves, transformBy } from '../layers/leaves';
import type { PointerInput } from '../tools/tool';
import type { Viewport } from '../viewport/viewport';
import { placeOn, type Grip, type HandleId } from './handles';
import { angleLabel, moveLabel, sizeLabel } from './labels';
import { snapHandle } from './snap-scale';
import { snapDistance, snapRect, snapTargets, type Axis, type SnapTarget } from './snapping';
import { boxSize, mapped, type TransformBox } from './transform-box';
import { angleOf, scaleMap, shownAngle, turnBetween, turnMap, type ScaleOptions } from './transform-maps';
import type { Transforming } from './transforming';

export interface TransformParts {
  readonly session: Session;
  readonly viewport: Viewport;
  readonly transforming: Transforming;
  readonly viewOptions: ViewOptions;
}

/** A change of places that is going on: shown with every move, one undo step in the end, and no trace when given up. */
export interface TransformGesture {
  move(input: PointerInput): void;
  commit(): void;
  cancel(): void;
}

interface Change {
  readonly map: Matrix;
  readonly label: string;
  readonly lines: readonly SnapTarget[];
}

const names = { move: 'history.move', scale: 'history.scale', rotate: 'history.rotate' } as const;

/** How the box of several layers is scaled when Shift and Alt are held. */
const optionsOf = ({ shift, alt }: PointerInput): ScaleOptions => ({ keepRatio: shift, fromCentre: alt });

/** Its sides run along those of the document. */
const isUpright = ([a, b, c, d]: Matrix): boolean => (b === 0 && c === 0) || (a === 0 && d === 0);

/** What is taken hold of, and where. */
export interface Hold {
  readonly start: PointerInput;
  readonly document: DocumentRecord;
  readonly roots: readonly Layer[];
  /** Theirs as it is now. */
  readonly box: TransformBox;
  readonly grip: Grip;
  /** Copies of the layers, which are put into the document and moved in their place. */
  readonly copies?: readonly Insertion[] | undefined;
}

/** Takes hold of layers. */
export function beginTransform(parts: TransformParts, { start, document, roots, box, grip, copies }: Hold): TransformGesture {
  const { session, viewport, transforming, viewOptions } = parts;
  const leaves = movableLeaves(document, roots);
  const extent = extentOf(document, leaves) ?? box.rect;
  const isSharp = leaves.some(({ transform }) => isExactMove(transform));
  // A copy can lie beside what it was made of.
  const targets = snapTargets(document, copies ? [] : roots, viewOptions.store.getState().guides);
  const gesture = session.begin(copies ? 'history.duplicate' : names[grip.kind]);
  let isNothing = true;

  const snapsWith = (input: PointerInput): boolean => viewOptions.store.getState().snap && !input.mod;
  const reach = (): number => snapDistance / viewport.store.getState().view.scale;

  const moved = (input: PointerInput): Change => {
    let dx = input.at.x - start.at.x;
    let dy = input.at.y - start.at.y;
    const along: Axis | undefined = input.shift ? (Math.abs(dx) >= Math.abs(dy) ? 'x' : 'y') : undefined;
    if (along === 'x') dy = 0;
    if (along === 'y') dx = 0;
    const there = { ...extent, x: extent.x + dx, y: extent.y + dy };
    const free = along === undefined ? targets : targets.filter(({ axis }) => axis === along);
    const snapped = snapsWith(input) ? snapRect(there, free, reach()) : { dx: 0, dy: 0, lines: [] };
    // What lies on whole pixels must not get soft; what is turned or scaled is resampled anyway and can lie on the line exactly.
    const settled = (axis: Axis, by: number): number => (!isSharp && snapped.lines.some((line) => line.axis === axis) ? by : Math.round(by));
    const x = settled('x', dx + snapped.dx);
    const y = settled('y', dy + snapped.dy);
    return { map: translation(x, y), label: moveLabel(Math.round(x), Math.round(y)), lines: snapped.lines };
  };

  const scaled = (input: PointerInput, handle: HandleId): Change => {
    const from = applyTo(box.matrix, placeOn(box.rect, handle));
    const options = optionsOf(input);
    const aim = { x: from.x + input.at.x - start.at.x, y: from.y + input.at.y - start.at.y };
    const snapped = snapsWith(input) ? snapHandle(box, handle, aim, options, targets, reach()) : undefined;
    const isWhole = isUpright(box.matrix) && !options.keepRatio;
    const to = snapped?.to ?? (isWhole ? { x: Math.round(aim.x), y: Math.round(aim.y) } : aim);
    const map = scaleMap(box, handle, to, options);
    return { map, label: sizeLabel(boxSize(mapped(box, map))), lines: snapped?.lines ?? [] };
  };

  const turned = (input: PointerInput): Change => {
    const degrees = turnBetween(box, start.at, input.at, input.shift);
    return { map: turnMap(box, degrees), label: angleLabel(shownAngle(angleOf(box) + degrees)), lines: [] };
  };

  const changeFor = (input: PointerInput): Change => {
    switch (grip.kind) {
      case 'move':
        return moved(input);
      case 'scale':
        return scaled(input, grip.handle);
      case 'rotate':
        return turned(input);
    }
  };

  return {
    move: (input) => {
      const { map, label, lines } = changeFor(input);
      isNothing = sameMatrix(map, identity);
      if (copies) gesture.update(mappedInsertions(copies, map));
      else gesture.update(isNothing ? [] : transformBy(leaves, map));
      transforming.show({ grip, box: mapped(box, map), lines, label: { text: label, screen: input.screen }, copying: copies !== undefined });
    },
    commit: () => {
      // A copy exactly over its original is one that nobody finds again.
      if (isNothing) gesture.cancel();
      else gesture.commit();
      transforming.end();
    },
    cancel: () => {
      gesture.cancel();
      transforming.end();
    },
  };
}
