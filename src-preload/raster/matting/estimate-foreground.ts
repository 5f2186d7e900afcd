import type { Rect } from '../../model/geometry';
import { halfOf, halvePhoto, halvePlane } from './halve';
import type { PhotoRegion } from './photo-region';
import { relaxColours, type ColourTile } from './relax-colours';
import { stopIfCancelled, type WorkSignals } from './signals';

/** Both sides' colours of a region, RGB, 3 * width * height bytes. */
export interface EstimatedColours {
  /** The object's own colour; the photo's where alpha is 255. */
  readonly foreground: Uint8Array<ArrayBuffer>;
  /** What is behind it; the photo's where alpha is 0. */
  readonly background: Uint8Array<ArrayBuffer>;
}

/** Side of the tiles, and how far a tile looks beyond itself: a sweep each way moves colours this far at least. */
const tileSide = 64;
const halo = 4;
/** Levels no longer than this are small enough to be swept until colours have spread. */
const smallSide = 32;
const sweepsSmall = 10;
const sweepsLarge = 2;

interface Level {
  readonly photo: PhotoRegion;
  readonly alpha: Uint8Array;
}

/** Reads a tile with its first guess: the coarser level's colours, or at the first level those of the photo. */
function readTile({ photo, alpha }: Level, rect: Rect, coarser: EstimatedColours | undefined): ColourTile {
  const { width, channels, data } = photo;
  const coarseWidth = halfOf(width);
  const count = rect.width * rect.height;
  const tile: ColourTile = {
    width: rect.width,
    height: rect.height,
    photo: new Float32Array(3 * count),
    alpha: new Float32Array(count),
    foreground: new Float32Array(3 * count),
    background: new Float32Array(3 * count),
  };
  for (let y = 0, i = 0; y < rect.height; y++) {
    const row = (rect.y + y) * width + rect.x;
    const coarseRow = ((rect.y + y) >> 1) * coarseWidth;
    for (let x = 0; x < rect.width; x++, i++) {
      tile.alpha[i] = (alpha[row + x] as number) / 255;
      const coarse = 3 * (coarseRow + ((rect.x + x) >> 1));
      for (let c = 0; c < 3; c++) {
        const own = (data[(row + x) * channels + c] as number) / 255;
        tile.photo[3 * i + c] = own;
        tile.foreground[3 * i + c] = coarser ? (coarser.foreground[coarse + c] as number) / 255 : own;
        tile.background[3 * i + c] = coarser ? (coarser.background[coarse + c] as number) / 255 : own;
      }
    }
  }
  return tile;
}

/** Whether a rectangle of the alpha holds anything but one of its two ends. */
function isMixed(alpha: Uint8Array, width: number, rect: Rect): boolean {
  const first = alpha[rect.y * width + rect.x];
  if (first !== 0 && first !== 255) return true;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    for (let i = y * width + rect.x; i < y * width + rect.x + rect.width; i++) if (alpha[i] !== first) return true;
  }
  return false;
}

/** The coarser level's colours as they are, where nothing is mixed. */
function takeOver({ photo }: Level, rect: Rect, coarser: EstimatedColours, out: EstimatedColours): void {
  const { width } = photo;
  const coarseWidth = halfOf(width);
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const row = (y >> 1) * coarseWidth;
    for (let x = rect.x, to = 3 * (y * width + rect.x); x < rect.x + rect.width; x++) {
      const from = 3 * (row + (x >> 1));
      for (let c = 0; c < 3; c++, to++) {
        out.foreground[to] = coarser.foreground[from + c] as number;
        out.background[to] = coarser.background[from + c] as number;
      }
    }
  }
}

function solveLevel(level: Level, coarser: EstimatedColours | undefined, signals: WorkSignals): EstimatedColours {
  const { width, height } = level.photo;
  const out: EstimatedColours = { foreground: new Uint8Array(3 * width * height), background: new Uint8Array(3 * width * height) };
  const sweeps = Math.max(width, height) <= smallSide ? sweepsSmall : sweepsLarge;
  for (let top = 0; top < height; top += tileSide) {
    for (let left = 0; left < width; left += tileSide) {
      stopIfCancelled(signals);
      const x = Math.max(0, left - halo);
      const y = Math.max(0, top - halo);
      const rect = { x, y, width: Math.min(width, left + tileSide + halo) - x, height: Math.min(height, top + tileSide + halo) - y };
      const mixed = isMixed(level.alpha, width, rect);
      if (coarser && !mixed) {
        takeOver(level, { x: left, y: top, width: Math.min(tileSide, width - left), height: Math.min(tileSide, height - top) }, coarser, out);
        continue;
      }
      const tile = readTile(level, rect, coarser);
      if (mixed) for (let n = 0; n < sweeps; n++) relaxColours(tile, n % 2 === 0);
      for (let row = top; row < Math.min(height, top + tileSide); row++) {
        let to = 3 * (row * width + left);
        const end = to + 3 * Math.min(tileSide, width - left);
        for (let from = 3 * ((row - y) * rect.width + left - x); to < end; to++, from++) {
          out.foreground[to] = (tile.foreground[from] as number) * 255 + 0.5;
          out.background[to] = (tile.background[from] as number) * 255 + 0.5;
        }
      }
    }
    if (signals.onProgress) signals.onProgress(Math.min(1, (top + tileSide) / height));
  }
  return out;
}

/**
 * Foreground and background colours behind an alpha (Germer, Uelwer, Conrad and Harmeling, "Fast Multi-Level Foreground
 * Estimation", 2020): from a single pixel up, each level takes the colours of the one before and relaxes them. Tiles
 * without a soft pixel or an edge keep the coarser level's colours and take no time.
 *
 * @param photo the colours of a region
 * @param alpha width * height bytes
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function estimateForeground(photo: PhotoRegion, alpha: Uint8Array, signals: WorkSignals = {}): EstimatedColours {
  const levels: Level[] = [{ photo, alpha }];
  for (let last = levels[0] as Level; last.photo.width > 1 || last.photo.height > 1; levels.push(last)) {
    last = { photo: halvePhoto(last.photo), alpha: halvePlane(last.alpha, last.photo) };
  }
  let colours: EstimatedColours | undefined;
  for (let n = levels.length - 1; n >= 0; n--) {
    // The last level takes about three quarters of the time.
    const report = n === 0 ? signals : signals.isCancelled ? { isCancelled: signals.isCancelled } : {};
    colours = solveLevel(levels[n] as Level, colours, report);
  }
  const found = colours as EstimatedColours;
  const { channels, data } = photo;
  for (let i = 0; i < alpha.length; i++) {
    const side = alpha[i] === 255 ? found.foreground : alpha[i] === 0 ? found.background : undefined;
    if (side) for (let c = 0; c < 3; c++) side[3 * i + c] = data[i * channels + c] as number;
  }
  return found;
}
