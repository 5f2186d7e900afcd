import type { Point } from '../../../src-preload/model/geometry';
import { applyTo, compose } from '../../../src-preload/model/matrix';
import { handlePlaces, isCorner, placeOn, type HandleId } from './handles';
import { snapPoint, type Axis, type SnapTarget } from './snapping';
import type { TransformBox } from './transform-box';
import { alongRatio, scaleMap, type ScaleOptions } from './transform-maps';

/** Where a handle is to go, and what it lies on there. */
export interface SnappedHandle {
  readonly to: Point;
  readonly lines: readonly SnapTarget[];
}

/** A corner that moves nearly along a line cannot be brought to it. */
const leastSlope = 0.05;
const axes: readonly Axis[] = ['x', 'y'];

const nearest = (found: readonly (SnappedHandle & { readonly far: number })[]): SnappedHandle | undefined => found.toSorted((a, b) => a.far - b.far)[0];

/** The handle stays on its line through the anchor, so that only one axis can meet something: the one that has less far to go. */
function snapKept(box: TransformBox, handle: HandleId, to: Point, options: ScaleOptions, targets: readonly SnapTarget[], most: number): SnappedHandle | undefined {
  const tip = applyTo(scaleMap(box, handle, to, options), applyTo(box.matrix, placeOn(box.rect, handle)));
  return nearest(
    axes.flatMap((axis) => {
      const { dx, dy, lines } = snapPoint(tip, targets, most, [axis]);
      const there = lines.length === 0 ? undefined : alongRatio(box, handle, options.fromCentre, axis, tip[axis] + (axis === 'x' ? dx : dy));
      const far = there ? Math.hypot(there.x - tip.x, there.y - tip.y) : Infinity;
      // A line that runs nearly beside a target meets it far away.
      return there && far <= 2 * most ? [{ to: there, lines, far }] : [];
    }),
  );
}

/** The two corners at an edge handle, as fractions of the rectangle. */
const endsOf = (handle: HandleId): readonly Point[] => {
  const { x, y } = handlePlaces[handle];
  return [0, 1].map((at) => (x === 0.5 ? { x: at, y } : { x, y: at }));
};

/**
 * An edge moves along its own direction only. What meets a target is one of its corners: nothing else of a turned
 * edge can be seen to lie on a line.
 */
function snapEdge(box: TransformBox, handle: HandleId, to: Point, options: ScaleOptions, targets: readonly SnapTarget[], most: number): SnappedHandle | undefined {
  const { rect } = box;
  const map = compose(scaleMap(box, handle, to, options), box.matrix);
  const [a, b, c, d] = box.matrix;
  const [x, y] = handlePlaces[handle].y === 0.5 ? [a, b] : [c, d];
  const length = Math.hypot(x, y);
  const way = { x: x / length, y: y / length };
  const tip = applyTo(map, placeOn(rect, handle));
  const on = ({ x: fromX, y: fromY }: Point, s: number): Point => ({ x: fromX + way.x * s, y: fromY + way.y * s });
  return nearest(
    endsOf(handle).flatMap((end) => {
      const corner = applyTo(map, { x: rect.x + rect.width * end.x, y: rect.y + rect.height * end.y });
      return targets.flatMap(({ axis, at }) => {
        if (Math.abs(way[axis]) < leastSlope) return [];
        const s = (at - corner[axis]) / way[axis];
        return Math.abs(s) <= most ? [{ to: on(tip, s), lines: snapPoint(on(corner, s), targets, 1e-6, axes).lines, far: Math.abs(s) }] : [];
      });
    }),
  );
}

/**
 * The place near `to` at which a scaled box lies on something: a free corner goes there along both axes, with a kept
 * ratio only along its diagonal, and an edge only along its own direction, however the box is turned. Undefined where
 * nothing is near; `most` in document pixels.
 */
export function snapHandle(box: TransformBox, handle: HandleId, to: Point, options: ScaleOptions, targets: readonly SnapTarget[], most: number): SnappedHandle | undefined {
  if (options.keepRatio) return snapKept(box, handle, to, options, targets, most);
  if (!isCorner(handle)) return snapEdge(box, handle, to, options, targets, most);
  const { dx, dy, lines } = snapPoint(to, targets, most, axes);
  return lines.length === 0 ? undefined : { to: { x: to.x + dx, y: to.y + dy }, lines };
}
