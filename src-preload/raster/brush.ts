import type { Rect } from '../model/geometry';
import { brushDab, type Dab } from './brush-dab';
import { createStrokeTiles, type AlphaPlane } from './stroke-tiles';

export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  /** 0..1, scales the size; 1 for a mouse. */
  readonly pressure: number;
}

export interface BrushSettings {
  /** Diameter in plane pixels at full pressure. */
  readonly size: number;
  /** 0..1: share of the radius that is fully covered. */
  readonly hardness: number;
  /** 0..1: the most that the whole stroke does, however often it crosses itself. */
  readonly opacity: number;
  /** 0..1: share of the way to that which each dab goes. */
  readonly flow: number;
  readonly mode: 'reveal' | 'hide';
}

export interface Stroke {
  /** Paints on through these points. The rectangle of plane pixels that may have changed, if any. */
  readonly extend: (points: readonly StrokePoint[]) => Rect | undefined;
}

/** Distance of dabs as a share of their diameter, and never less than this many pixels. */
const spacingShare = 0.1;
const leastSpacing = 0.5;

function join(a: Rect | undefined, b: Rect | undefined): Rect | undefined {
  if (!a || !b) return a ?? b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/**
 * Starts a stroke that paints on `plane.alpha` in place. Dabs follow straight lines from point to point (pointers send
 * points densely enough, and a stroke that is replayed stays where it was drawn), a tenth of their diameter apart.
 * Where the dabs fall depends on the points alone, so that a stroke extended bit by bit, as during a gesture, gives the
 * very bytes that it gives when it is painted at once. Nothing else may paint on the plane meanwhile.
 */
export function createStroke(plane: AlphaPlane, settings: BrushSettings): Stroke {
  const tileAt = createStrokeTiles(plane);
  const { hardness, opacity, flow, mode, size } = settings;
  let last: StrokePoint | undefined;
  /** Length from `last` to the next dab. */
  let ahead = 0;

  const spacingOf = (pressure: number): number => Math.max(leastSpacing, size * pressure * spacingShare);

  const paint = (x: number, y: number, pressure: number): Rect | undefined => {
    const dab: Dab = { x: x - plane.origin.x, y: y - plane.origin.y, radius: (size * pressure) / 2, hardness, opacity, flow, mode };
    return dab.radius > 0 ? brushDab(plane, tileAt, dab) : undefined;
  };

  const paintTo = (from: StrokePoint, to: StrokePoint): Rect | undefined => {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    let dirty: Rect | undefined;
    while (ahead <= length) {
      const t = ahead / length;
      const pressure = from.pressure + (to.pressure - from.pressure) * t;
      dirty = join(dirty, paint(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t, pressure));
      ahead += spacingOf(pressure);
    }
    ahead -= length;
    return dirty;
  };

  return {
    extend: (points) => {
      let dirty: Rect | undefined;
      for (const point of points) {
        if (last) dirty = join(dirty, paintTo(last, point));
        else {
          dirty = paint(point.x, point.y, point.pressure);
          ahead = spacingOf(point.pressure);
        }
        last = point;
      }
      return dirty;
    },
  };
}

/** Paints a whole stroke in place; the rectangle of plane pixels that may have changed, if any. */
export function paintStroke(plane: AlphaPlane, stroke: BrushSettings & { readonly points: readonly StrokePoint[] }): Rect | undefined {
  return createStroke(plane, stroke).extend(stroke.points);
}
