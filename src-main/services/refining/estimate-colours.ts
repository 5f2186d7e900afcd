import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { placeAlpha } from '../../../src-preload/raster/combine-alpha';
import { estimateForeground } from '../../../src-preload/raster/matting/estimate-foreground';
import type { PhotoRegion } from '../../../src-preload/raster/matting/photo-region';
import { stopIfCancelled, type WorkSignals } from '../../../src-preload/raster/matting/signals';
import type { Raster } from '../../../src-preload/raster/raster';
import { copyPart, grow, isEmpty } from '../render/rects';
import { colourTileSide, type ColourTiles } from './colour-tiles';
import { createRemembered } from './remembered';
import type { SharedAlpha } from './shared-pixels';

export interface ColoursInput {
  /** Equal for the same photo, mask and level. */
  readonly key: string;
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
const blockSide = 4 * colourTileSide;
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

/** Copies the tile out of a block of colours, 3 or 4 bytes a pixel. */
function readTile(from: Uint8Array, channels: number, stride: number, part: Rect, into: Uint8Array): void {
  for (let y = 0; y < part.height; y++) {
    let to = 3 * y * colourTileSide;
    let at = ((part.y + y) * stride + part.x) * channels;
    for (let x = 0; x < part.width; x++, at += channels) for (let c = 0; c < 3; c++, to++) into[to] = from[at + c] as number;
  }
}

/** Where alpha is not soft, the estimate is not wanted: there the photo's colours stay. */
function keepSolid(alpha: Uint8Array, stride: number, part: Rect, own: Uint8Array, clean: Uint8Array): void {
  for (let y = 0; y < part.height; y++) {
    const row = (part.y + y) * stride + part.x;
    for (let x = 0, to = 3 * y * colourTileSide; x < part.width; x++, to += 3) {
      const a = alpha[row + x];
      if (a === 0 || a === 255) for (let c = to; c < to + 3; c++) clean[c] = own[c] as number;
    }
  }
}

/** The squares with soft pixels: the photo's colours, and the same with the object's own colours where alpha is soft. */
interface Estimate extends Pick<ColourTiles, 'bounds' | 'columns' | 'places'> {
  readonly own: Uint8Array;
  readonly clean: Uint8Array;
}

/** @throws an error named `AbortError` once `isCancelled` says true */
function estimate({ photo, area, alpha }: ColoursInput, signals: WorkSignals): Estimate {
  const { bounds } = alpha;
  const plane: Plane = { alpha: placeAlpha(alpha, area), stride: area.width };
  const local: Rect = { ...bounds, x: bounds.x - area.x, y: bounds.y - area.y };
  const columns = Math.ceil(bounds.width / colourTileSide);
  const places = new Int32Array(columns * Math.ceil(bounds.height / colourTileSide)).fill(-1);
  const soft = squaresOf(local, colourTileSide).flatMap((tile, n) => (hasSoft(plane, tile) ? [{ tile, n }] : []));
  soft.forEach(({ n }, place) => (places[n] = place));
  const own = new Uint8Array(soft.length * tileBytes);
  const clean = new Uint8Array(soft.length * tileBytes);

  const blocks = squaresOf(local, blockSide);
  for (const [done, block] of blocks.entries()) {
    stopIfCancelled(signals);
    const inside = soft.filter(({ tile }) => !isEmpty(intersect(tile, block)));
    if (inside.length === 0) continue;
    const around = intersect(grow(block, blockReach), { x: 0, y: 0, width: area.width, height: area.height });
    const region = copyPart(photo, around) as PhotoRegion;
    const mask = placeAlpha({ bounds: { ...area, x: 0, y: 0 }, alpha: plane.alpha }, around);
    const { foreground } = estimateForeground(region, mask, signals.isCancelled ? { isCancelled: signals.isCancelled } : {});
    for (const { tile, n } of inside) {
      const at = (places[n] as number) * tileBytes;
      const part = { ...tile, x: tile.x - around.x, y: tile.y - around.y };
      readTile(region.data, region.channels, region.width, part, own.subarray(at, at + tileBytes));
      readTile(foreground, 3, region.width, part, clean.subarray(at, at + tileBytes));
      keepSolid(mask, region.width, part, own.subarray(at, at + tileBytes), clean.subarray(at, at + tileBytes));
    }
    signals.onProgress?.((done + 1) / blocks.length);
  }
  return { bounds, columns, places, own, clean };
}

/** Estimates that one thread keeps, for other amounts of the same. */
const kept = 2;

/**
 * Makes a function that gives the colours of a cut-out's soft pixels without what shines through from behind: between
 * the photo's and the estimated foreground's (see `estimateForeground`), by `amount`.
 */
export function createColourEstimates(): (input: ColoursInput, signals?: WorkSignals) => ColourTiles {
  const estimates = createRemembered<Estimate>(kept);
  return (input, signals = {}) => {
    const { own, clean, ...tiles } = estimates.get(input.key, () => estimate(input, signals));
    const share = Math.round(input.amount * 256);
    const colours = new Uint8Array(own.length);
    for (let i = 0; i < colours.length; i++) {
      const from = own[i] as number;
      colours[i] = from + ((((clean[i] as number) - from) * share + 128) >> 8);
    }
    return { ...tiles, colours };
  };
}
