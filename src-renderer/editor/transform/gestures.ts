import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { applyTo, isExactMove, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Point } from '../../../src-preload/model/geometry';
import type { Session } from '../document/session';
import type { ViewOptions } from '../guides/view-options';
import { extentOf, movableLeaves, transformBy } from '../layers/leaves';
import type { PointerInput } from '../tools/tool';
import type { Viewport } from '../viewport/viewport';
import { placeOn, type Grip, type HandleId } from './handles';
import { angleLabel, moveLabel, sizeLabel } from './labels';
import { snapDistance, snapPoint, snapRect, snapTargets, type Axis, type SnapTarget } from './snapping';
import { boxSize, mapped, type TransformBox } from './transform-box';
import { alongRatio, angleOf, scaleMap, shownAngle, turnBetween, turnMap, type ScaleOptions } from './transform-maps';
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

const axesOf = (handle: HandleId): readonly Axis[] => [
  ...(handle.includes('e') || handle.includes('w') ? (['x'] as const) : []),
  ...(handle.includes('n') || handle.includes('s') ? (['y'] as const) : []),
];

/** The corner stays on its diagonal, so that only one axis can meet a line: the one that has less far to go. */
function snapKept(box: TransformBox, handle: HandleId, tip: Point, fromCentre: boolean, targets: readonly SnapTarget[], most: number) {
  return axesOf(handle)
    .flatMap((axis) => {
      const { dx, dy, lines } = snapPoint(tip, targets, most, [axis]);
      const at = tip[axis] + (axis === 'x' ? dx : dy);
      const to = lines.length === 0 ? undefined : (alongRatio(box, handle, fromCentre, axis, at) ?? { ...tip, [axis]: at });
      return to ? [{ to, lines, far: Math.hypot(to.x - tip.x, to.y - tip.y) }] : [];
    })
    .toSorted((a, b) => a.far - b.far)[0];
}

/** Takes hold of the chosen layers. `box` is theirs as it is now. */
export function beginTransform(parts: TransformParts, start: PointerInput, document: DocumentRecord, roots: readonly Layer[], box: TransformBox, grip: Grip): TransformGesture {
  const { session, viewport, transforming, viewOptions } = parts;
  const leaves = movableLeaves(document, roots);
  const extent = extentOf(document, leaves) ?? box.rect;
  const targets = snapTargets(document, roots, viewOptions.store.getState().guides);
  const gesture = session.begin(names[grip.kind]);

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
    // Whole pixels: what is only moved must not get soft.
    const x = Math.round(dx + snapped.dx);
    const y = Math.round(dy + snapped.dy);
    return { map: translation(x, y), label: moveLabel(x, y), lines: snapped.lines };
  };

  const scaled = (input: PointerInput, handle: HandleId): Change => {
    const from = applyTo(box.matrix, placeOn(box.rect, handle));
    const options = optionsOf(input);
    const [, b, c] = box.matrix;
    const isUpright = b === 0 && c === 0;
    let to = { x: from.x + input.at.x - start.at.x, y: from.y + input.at.y - start.at.y };
    let lines: readonly SnapTarget[] = [];
    if (isUpright && snapsWith(input)) {
      if (options.keepRatio) {
        const tip = applyTo(scaleMap(box, handle, to, options), from);
        const kept = snapKept(box, handle, tip, options.fromCentre, targets, reach());
        if (kept) ({ to, lines } = kept);
      } else {
        const snapped = snapPoint(to, targets, reach(), axesOf(handle));
        to = { x: to.x + snapped.dx, y: to.y + snapped.dy };
        lines = snapped.lines;
      }
    }
    if (isUpright && !options.keepRatio && lines.length === 0) to = { x: Math.round(to.x), y: Math.round(to.y) };
    const map = scaleMap(box, handle, to, options);
    return { map, label: sizeLabel(boxSize(mapped(box, map))), lines };
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
      const isNothing = isExactMove(map) && map[4] === 0 && map[5] === 0;
      gesture.update(isNothing ? [] : transformBy(leaves, map));
      transforming.show({ grip, box: mapped(box, map), lines, label: { text: label, screen: input.screen } });
    },
    commit: () => {
      gesture.commit();
      transforming.end();
    },
    cancel: () => {
      gesture.cancel();
      transforming.end();
    },
  };
}
