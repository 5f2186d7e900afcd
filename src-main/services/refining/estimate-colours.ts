import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { placeAlpha } from '../../../src-preload/raster/combine-alpha';
import { estimateForeground } from '../../../src-preload/raster/matting/estimate-foreground';
import type { PhotoRegion } from '../../../src-preload/raster/matting/photo-region';
import { stopIfCancelled, type WorkSignals } from '../../../src-preload/raster/matting/signals';
import type { Raster } from '../../../src-preload/raster/raster';
import { copyPart, grow } from '../render/rects';
import { colourTileSide, type ColourTiles } from './colour-tiles';
import type { SharedAlpha } from './shared-pixels';

export interface ColoursInput {
  /** The level's colours in `area`. */
  readonly photo: Raster;
  /** Whole pixels of the level; holds the alpha's bounds. */
  readonly area: Rect;
  /** At the size of the level. */
  readonly alpha: SharedAlpha;
  /** 0..1: how much of the background is taken out. */
  readonly amount: number;
}

/** Estimated in blocks, so that memory does not grow with the cut-out; a whole number of tiles. */
const blockSide = 16 * colourTileSide;
/** How far a block looks around itself: colours of the object come from where it is solid. */
const blockReach = 64;

const tileBytes = 3 * colourTileSide * colourTileSide;

interface Plane {
  readonly alpha: Uint8Array;
  readonly stride: number;
}

function hasSoft({ alpha, stride }: Plane, { x, y, width, height }: Rect): boolean {
  for (let row = y; row < y + height; row++) {
    for (let i = row * stride + x; i < row * stride + x + width; i++) {
      const a = alpha[i] as number;
      if (a !== 0 && a !== 255) return true;
    }
  }
  return false;
}

/** Squares of `side` of a rectangle, row by row. */
function squaresOf({ x, y, width, height }: Rect, side: number): readonly Rect[] {
  const found: Rect[] = [];
  for (let top = y; top < y + height; top += side) {
    for (let left = x; left < x + width; left += side) {
      found.push({ x: left, y: top, width: Math.min(side, x + width - left), height: Math.min(side, y + height - top) });
    }
  }
  return found;
}

/** Colours of one tile: the photo's, and where alpha is soft by `amount` the object's own. */
function mixTile(block: PhotoRegion, foreground: Uint8Array, alpha: Uint8Array, part: Rect, amount: number, into: Uint8Array): void {
  const share = Math.round(amount * 256);
  for (let y = 0; y < part.height; y++) {
    const row = (part.y + y) * block.width + part.x;
    let to = 3 * y * colourTileSide;
    for (let i = row; i < row + part.width; i++) {
      const a = alpha[i] as number;
      const isSoft = a !== 0 && a !== 255;
      for (let c = 0; c < 3; c++, to++) {
        const own = block.data[i * block.channels + c] as number;
        into[to] = isSoft ? own + ((((foreground[3 * i + c] as number) - own) * share + 128) >> 8) : own;
      }
    }
  }
}

/**
 * The colours of a cut-out's soft pixels without what shines through from behind: between the photo's and the
 * estimated foreground's (see `estimateForeground`), by `amount`.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function estimateColours({ photo, area, alpha, amount }: ColoursInput, signals: WorkSignals = {}): ColourTiles {
  const { bounds } = alpha;
  const plane: Plane = { alpha: placeAlpha(alpha, area), stride: area.width };
  const local: Rect = { ...bounds, x: bounds.x - area.x, y: bounds.y - area.y };
  const columns = Math.ceil(bounds.width / colourTileSide);
  const places = new Int32Array(columns * Math.ceil(bounds.height / colourTileSide)).fill(-1);
  const soft = squaresOf(local, colourTileSide).flatMap((tile, n) => (hasSoft(plane, tile) ? [{ tile, n }] : []));
  soft.forEach(({ n }, place) => (places[n] = place));
  const colours = new Uint8Array(soft.length * tileBytes);

  const blocks = squaresOf(local, blockSide);
  for (const [done, block] of blocks.entries()) {
    stopIfCancelled(signals);
    const inside = soft.filter(({ tile }) => intersect(tile, block).width > 0 && intersect(tile, block).height > 0);
    if (inside.length === 0) continue;
    const around = intersect(grow(block, blockReach), { x: 0, y: 0, width: area.width, height: area.height });
    const region = copyPart(photo, around) as PhotoRegion;
    const own = placeAlpha({ bounds: { ...area, x: 0, y: 0 }, alpha: plane.alpha }, around);
    const { foreground } = estimateForeground(region, own, signals.isCancelled ? { isCancelled: signals.isCancelled } : {});
    for (const { tile, n } of inside) {
      const from = (places[n] as number) * tileBytes;
      mixTile(region, foreground, own, { ...tile, x: tile.x - around.x, y: tile.y - around.y }, amount, colours.subarray(from, from + tileBytes));
    }
    signals.onProgress?.((done + 1) / blocks.length);
  }
  return { bounds, columns, places, colours };
}
