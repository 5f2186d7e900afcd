import type { Rect } from '../model/geometry';
import { tileSide, type AlphaPlane, type StrokeTile } from './stroke-tiles';

export interface Dab {
  /** Centre and radius in plane pixels. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** 0..1: share of the radius that is fully covered. */
  readonly hardness: number;
  readonly opacity: number;
  readonly flow: number;
  readonly mode: 'reveal' | 'hide';
}

/** Pixels of the plane that a dab may touch; `undefined` when it lies outside. */
export function dabRect({ x, y, radius }: Dab, { width, height }: AlphaPlane): Rect | undefined {
  const reach = radius + 0.5;
  const left = Math.max(0, Math.floor(x - reach));
  const top = Math.max(0, Math.floor(y - reach));
  const right = Math.min(width, Math.ceil(x + reach));
  const bottom = Math.min(height, Math.ceil(y + reach));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

function paintInTile({ alpha, width }: AlphaPlane, { before, strength }: StrokeTile, column: number, row: number, rect: Rect, dab: Dab): void {
  // At least one pixel wide, centred on the radius when the brush is hard: that is the edge's antialiasing.
  const inner = Math.min(dab.hardness * dab.radius, dab.radius - 0.5);
  const outer = Math.max(dab.radius, inner + 1);
  const innerSquared = inner <= 0 ? -1 : inner * inner;
  const outerSquared = outer * outer;
  const bandScale = 1 / (outer - inner);
  const left = column * tileSide;
  const top = row * tileSide;
  const x0 = Math.max(rect.x, left);
  const x1 = Math.min(rect.x + rect.width, left + tileSide);
  const y1 = Math.min(rect.y + rect.height, top + tileSide);
  for (let y = Math.max(rect.y, top); y < y1; y++) {
    const dy = y + 0.5 - dab.y;
    for (let x = x0; x < x1; x++) {
      const dx = x + 0.5 - dab.x;
      const squared = dx * dx + dy * dy;
      if (squared >= outerSquared) continue;
      let cover = 1;
      if (squared > innerSquared) {
        const t = (outer - Math.sqrt(squared)) * bandScale;
        if (t < 1) cover = t * t * (3 - 2 * t);
      }
      const at = (y - top) * tileSide + x - left;
      const was = strength[at] ?? 0;
      if (was >= cover) continue;
      const now = was + (cover - was) * dab.flow;
      strength[at] = now;
      const base = before[at] ?? 0;
      alpha[y * width + x] = (dab.mode === 'reveal' ? base + (255 - base) * now * dab.opacity : base * (1 - now * dab.opacity)) + 0.5;
    }
  }
}

/**
 * Paints one round dab. It covers fully up to hardness * radius and falls from there to nothing at the radius by
 * Hermite's smooth step. The stroke's strength moves by `flow` from what it is towards the dab's coverage and never
 * beyond: overlapping dabs build up to the brush's own profile, soft edges stay soft, and a flow of 1 is at once there.
 */
export function brushDab(plane: AlphaPlane, tileAt: (column: number, row: number) => StrokeTile, dab: Dab): Rect | undefined {
  const rect = dabRect(dab, plane);
  if (!rect) return undefined;
  for (let row = Math.floor(rect.y / tileSide); row * tileSide < rect.y + rect.height; row++) {
    for (let column = Math.floor(rect.x / tileSide); column * tileSide < rect.x + rect.width; column++) {
      paintInTile(plane, tileAt(column, row), column, row, rect, dab);
    }
  }
  return rect;
}
