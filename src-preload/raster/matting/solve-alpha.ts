import type { Rect } from '../../model/geometry';
import { estimateForeground } from './estimate-foreground';
import { halvePhoto, halveTrimap } from './halve';
import { trimapLevel, type PhotoRegion } from './photo-region';
import { refineTile } from './refine-tile';
import { partOf, stopIfCancelled, type WorkSignals } from './signals';
import { solveRegion } from './solve-region';
import type { CoarserLevel } from './tile-prior';

export interface MattingLimits {
  /** Unknown pixels that are solved in one go; more are solved at half the size first. */
  readonly mostDirect: number;
  /** Side of the tiles in which a larger level is then refined, in pixels. */
  readonly tileSide: number;
}

const limits: MattingLimits = { mostDirect: 160_000, tileSide: 448 };
/** Pixels that neighbouring tiles share on each side, so that no seam shows. */
const overlap = 24;

function countUnknown(trimap: Uint8Array): number {
  let count = 0;
  for (const level of trimap) if (level === trimapLevel.unknown) count++;
  return count;
}

const toBytes = (alpha: Float32Array): Uint8Array<ArrayBuffer> => Uint8Array.from(alpha, (a) => a * 255 + 0.5);

function hasUnknown(trimap: Uint8Array, stride: number, rect: Rect): boolean {
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const row = y * stride;
    for (let i = row + rect.x; i < row + rect.x + rect.width; i++) if (trimap[i] === trimapLevel.unknown) return true;
  }
  return false;
}

/** Refines a coarser alpha tile by tile; the tiles' middles make the result. */
function refineTiles(photo: PhotoRegion, trimap: Uint8Array, coarser: CoarserLevel, side: number, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const { width, height } = photo;
  const out = trimap.map((level) => (level === trimapLevel.foreground ? 255 : 0));
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      stopIfCancelled(signals);
      const middle = { x: left, y: top, width: Math.min(side, width - left), height: Math.min(side, height - top) };
      if (!hasUnknown(trimap, width, middle)) continue;
      const x = Math.max(0, left - overlap);
      const y = Math.max(0, top - overlap);
      const tile = { x, y, width: Math.min(width, left + side + overlap) - x, height: Math.min(height, top + side + overlap) - y };
      refineTile(photo, trimap, coarser, tile, signals.isCancelled ? { isCancelled: signals.isCancelled } : {}, (tx, ty, alpha) => {
        const px = tx + x;
        const py = ty + y;
        if (px < left || px >= left + side || py < top || py >= top + side) return;
        out[py * width + px] = Math.min(1, Math.max(0, alpha)) * 255 + 0.5;
      });
    }
    signals.onProgress?.(Math.min(1, (top + side) / height));
  }
  return out;
}

/**
 * Natural image matting: the alpha of the unknown pixels of a trimap, from the photo. A band of more than
 * `mostDirect` pixels is solved at half the size first and refined in overlapping tiles, so that time grows with the
 * band and memory beyond the photo's own stays below some hundred bytes for each directly solved pixel.
 *
 * Tried on the 14 photos of alphamatting's training set, on which its constants were also chosen: the sum of absolute
 * differences in the band is 0.74 times that of closed-form matting solved to convergence (0.79 when each is solved at
 * half its size first), in a twentieth of the time.
 *
 * @param photo the colours of a region
 * @param trimap one byte a pixel of the region: 0 background, 128 unknown, 255 foreground
 * @returns alpha, width * height bytes; known pixels keep 0 or 255
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function solveAlpha(photo: PhotoRegion, trimap: Uint8Array, options: WorkSignals & Partial<MattingLimits> = {}): Uint8Array<ArrayBuffer> {
  const { mostDirect, tileSide } = { ...limits, ...options };
  const solve = (level: PhotoRegion, levelTrimap: Uint8Array, signals: WorkSignals): Uint8Array<ArrayBuffer> => {
    stopIfCancelled(signals);
    if (countUnknown(levelTrimap) <= mostDirect) return toBytes(solveRegion(level, levelTrimap, signals));
    const half = halvePhoto(level);
    const alpha = solve(half, halveTrimap(levelTrimap, level.width, level.height), partOf(signals, 0, 0.4));
    const colours = estimateForeground(half, alpha, signals.isCancelled ? { isCancelled: signals.isCancelled } : {});
    return refineTiles(level, levelTrimap, { size: half, alpha, colours }, tileSide, partOf(signals, 0.4, 1));
  };
  return solve(photo, trimap, options);
}
