import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { partOf, stopIfCancelled, type WorkSignals } from '../../../src-preload/raster/matting/signals';
import { grow, wholeOf } from '../render/rects';
import type { EdgeAsked } from './edge-asked';
import { findEdge } from './find-edge';
import { partAsked, pasteMiddle } from './part-asked';

export interface BlockLimits {
  /** Pixels that are looked at in one go. */
  readonly mostAtOnce: number;
  /** Side of a block where there are more. */
  readonly side: number;
  /** How far a block looks beyond itself: the band's reach, and room to learn colours from. */
  readonly reach: number;
}

/** Whether a part of a plane holds one value alone. */
function isEven(plane: Uint8Array, stride: number, { x, y, width, height }: Rect): boolean {
  const level = plane[y * stride + x];
  for (let row = y; row < y + height; row++) {
    for (let i = row * stride + x; i < row * stride + x + width; i++) if (plane[i] !== level) return false;
  }
  return true;
}

function blocksOf({ width, height }: Size, side: number): readonly Rect[] {
  const blocks: Rect[] = [];
  for (let y = 0; y < height; y += side) {
    for (let x = 0; x < width; x += side) blocks.push({ x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) });
  }
  return blocks;
}

/**
 * As `findEdge`, block by block where the area is large, so that memory has a bound. Blocks overlap by as far as they
 * look; those without an edge take no time.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function findEdgeInBlocks(asked: EdgeAsked, signals: WorkSignals, { mostAtOnce, side, reach }: BlockLimits): Uint8Array<ArrayBuffer> {
  const { photo, plane, hair } = asked;
  const { width } = photo;
  if (plane.length <= mostAtOnce) return findEdge(asked, signals);
  const out = Uint8Array.from(plane);
  const blocks = blocksOf(photo, side);
  for (const [n, block] of blocks.entries()) {
    stopIfCancelled(signals);
    const part = intersect(grow(block, reach), wholeOf(photo));
    if (isEven(plane, width, part) && (!hair || isEven(hair, width, part))) continue;
    const found = findEdge(partAsked(asked, part), partOf(signals, n / blocks.length, (n + 1) / blocks.length));
    pasteMiddle(part, found, block, out, width);
  }
  return out;
}
