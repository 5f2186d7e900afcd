import type { DocumentRecord, Layer, LayerId } from '../../../src-preload/model/document';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import { blockOf, childrenOf, isShown } from '../../../src-preload/model/tree';
import { extentOf } from '../layers/leaves';

export type Axis = 'x' | 'y';

/** A line at x = `at` (axis x) or y = `at` that things can lie on; `from` and `to` say where along it something lies. */
export interface SnapTarget {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How close on the screen, in CSS pixels, something jumps. */
export const snapDistance = 6;

/** Both edges and the middle, along each axis. */
export function edgesOf({ x, y, width, height }: Rect): readonly SnapTarget[] {
  const rows = [y, y + height / 2, y + height].map((at): SnapTarget => ({ axis: 'y', at, from: x, to: x + width }));
  const columns = [x, x + width / 2, x + width].map((at): SnapTarget => ({ axis: 'x', at, from: y, to: y + height }));
  return [...columns, ...rows];
}

const isMoving = (layers: readonly Layer[], layer: Layer, moving: readonly Layer[]): boolean =>
  moving.some((root) => {
    const block = blockOf(layers, root.id);
    return block !== undefined && layers.slice(block.from, block.to).includes(layer);
  });

/** What the moving layers can line up with: the canvas, guides, and the other layers that show. */
export function snapTargets(document: DocumentRecord, moving: readonly Layer[], withGuides: boolean): readonly SnapTarget[] {
  const { layers, guides, width, height } = document;
  const others = (parent: LayerId | null): readonly Layer[] =>
    childrenOf(layers, parent).flatMap((layer) => {
      const holdsMoving = layer.kind === 'group' && !isMoving(layers, layer, moving) && moving.some(({ parent: at }) => at === layer.id);
      return holdsMoving ? others(layer.id) : [layer];
    });
  const rects = others(null)
    .filter((layer) => layer.kind !== 'fill' && isShown(layers, layer) && !isMoving(layers, layer, moving))
    .flatMap((layer) => extentOf(document, [layer]) ?? []);
  return [
    ...edgesOf({ x: 0, y: 0, width, height }),
    ...(withGuides ? guides.map(({ axis, at }): SnapTarget => ({ axis, at, from: 0, to: axis === 'x' ? height : width })) : []),
    ...rects.flatMap(edgesOf),
  ];
}

interface Jump {
  readonly by: number;
  readonly targets: readonly SnapTarget[];
}

/** The shortest way for any of these places onto any target, and every target it ends on. */
function jump(axis: Axis, places: readonly number[], targets: readonly SnapTarget[], most: number): Jump | undefined {
  let best: number | undefined;
  for (const target of targets) {
    if (target.axis !== axis) continue;
    for (const place of places) {
      const by = target.at - place;
      if (Math.abs(by) <= most && (best === undefined || Math.abs(by) < Math.abs(best))) best = by;
    }
  }
  if (best === undefined) return undefined;
  const by = best;
  const met = targets.filter((target) => target.axis === axis && places.some((place) => Math.abs(place + by - target.at) < 1e-6));
  return { by, targets: met };
}

/** The targets of one place as one line that reaches over all of them and the thing that snapped. */
function lines(axis: Axis, found: Jump | undefined, rect: Rect): readonly SnapTarget[] {
  const start = axis === 'x' ? rect.y : rect.x;
  const end = axis === 'x' ? rect.y + rect.height : rect.x + rect.width;
  const byPlace = new Map<number, SnapTarget>();
  for (const { at, from, to } of found?.targets ?? []) {
    const known = byPlace.get(at);
    byPlace.set(at, { axis, at, from: Math.min(from, start, known?.from ?? start), to: Math.max(to, end, known?.to ?? end) });
  }
  return [...byPlace.values()];
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  /** To be drawn while it lasts. */
  readonly lines: readonly SnapTarget[];
}

const threePlaces = (start: number, length: number): readonly number[] => [start, start + length / 2, start + length];

/** How far a rectangle has to go on to lie on what is near; `most` in document pixels. Each axis by itself. */
export function snapRect(rect: Rect, targets: readonly SnapTarget[], most: number): Snapped {
  const across = jump('x', threePlaces(rect.x, rect.width), targets, most);
  const down = jump('y', threePlaces(rect.y, rect.height), targets, most);
  const dx = across?.by ?? 0;
  const dy = down?.by ?? 0;
  const there = { ...rect, x: rect.x + dx, y: rect.y + dy };
  return { dx, dy, lines: [...lines('x', across, there), ...lines('y', down, there)] };
}

/** The same for a point, along the axes that it may move on. */
export function snapPoint(point: Point, targets: readonly SnapTarget[], most: number, axes: readonly Axis[]): Snapped {
  const across = axes.includes('x') ? jump('x', [point.x], targets, most) : undefined;
  const down = axes.includes('y') ? jump('y', [point.y], targets, most) : undefined;
  const dx = across?.by ?? 0;
  const dy = down?.by ?? 0;
  const there = { x: point.x + dx, y: point.y + dy, width: 0, height: 0 };
  return { dx, dy, lines: [...lines('x', across, there), ...lines('y', down, there)] };
}
