import type { Rect, Size } from '../../model/geometry';
import type { EstimatedColours } from './estimate-foreground';
import { trimapLevel, type PhotoRegion } from './photo-region';

/** A level of half the size that has been solved. */
export interface CoarserLevel {
  readonly size: Size;
  /** size.width * size.height bytes */
  readonly alpha: Uint8Array;
  readonly colours: EstimatedColours;
}

/** What the coarser level says of each pixel of a tile. */
export interface TilePrior {
  /** Its alpha, bilinear, 0..1. */
  readonly alpha: Float32Array<ArrayBuffer>;
  /** The alpha that mixes its two colours, bilinear, to the pixel's own, 0..1. */
  readonly mixture: Float32Array<ArrayBuffer>;
  /** Trust in that mixture, 0..1. */
  readonly trust: Float32Array<ArrayBuffer>;
  /** 0 or 255 where the coarser alpha is that all around, else 128. */
  readonly certain: Uint8Array<ArrayBuffer>;
}

/** Distance between F and B at which trust is half, and of the mixture from the colour at which it is 1 / e; levels. */
const apart = 40;
const fit = 5;

/** 0 or 255 where all coarser pixels around the four from x, y on say so, else 128. */
function certainOf(alpha: Uint8Array, { width, height }: Size, x: number, y: number): number {
  const first = alpha[y * width + x] as number;
  if (first !== 0 && first !== 255) return trimapLevel.unknown;
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 2); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 2); column++) {
      if (alpha[row * width + column] !== first) return trimapLevel.unknown;
    }
  }
  return first;
}

/**
 * Carries a coarser level over to a tile of the level above it. Its colours F and B are smooth where its alpha is not,
 * so the mixture of them that makes the pixel's own colour has the detail that the coarser alpha lacks.
 *
 * @param photo the tile's colours
 * @param tile whole pixels in the finer level
 * @param asked one byte a pixel of the tile; where it is 0 nothing is looked up
 */
export function tilePrior({ size, alpha, colours }: CoarserLevel, { channels, data }: PhotoRegion, tile: Rect, asked: Uint8Array): TilePrior {
  const count = tile.width * tile.height;
  const prior: TilePrior = {
    alpha: new Float32Array(count),
    mixture: new Float32Array(count),
    trust: new Float32Array(count),
    certain: new Uint8Array(count),
  };
  const { foreground, background } = colours;
  for (let y = 0, i = 0; y < tile.height; y++) {
    const fy = Math.max(0, (tile.y + y + 0.5) / 2 - 0.5);
    const y0 = Math.min(size.height - 1, Math.floor(fy));
    const y1 = Math.min(size.height - 1, y0 + 1);
    for (let x = 0; x < tile.width; x++, i++) {
      if (asked[i] === 0) continue;
      const fx = Math.max(0, (tile.x + x + 0.5) / 2 - 0.5);
      const x0 = Math.min(size.width - 1, Math.floor(fx));
      const x1 = Math.min(size.width - 1, x0 + 1);
      const certain = certainOf(alpha, size, x0, y0);
      prior.certain[i] = certain;
      if (certain !== trimapLevel.unknown) {
        prior.alpha[i] = certain / 255;
        continue;
      }
      const a = y0 * size.width + x0;
      const b = y0 * size.width + x1;
      const c = y1 * size.width + x0;
      const d = y1 * size.width + x1;
      const u = fx - x0;
      const v = fy - y0;
      const wa = (1 - u) * (1 - v);
      const wb = u * (1 - v);
      const wc = (1 - u) * v;
      const wd = u * v;
      const mix = (plane: Uint8Array, step: number, k: number): number =>
        wa * (plane[step * a + k] as number) +
        wb * (plane[step * b + k] as number) +
        wc * (plane[step * c + k] as number) +
        wd * (plane[step * d + k] as number);
      let along = 0;
      let squared = 0;
      let own = 0;
      for (let k = 0; k < 3; k++) {
        const back = mix(background, 3, k);
        const apartBy = mix(foreground, 3, k) - back;
        const value = (data[i * channels + k] as number) - back;
        along += value * apartBy;
        squared += apartBy * apartBy;
        own += value * value;
      }
      const share = squared > 0 ? Math.min(1, Math.max(0, along / squared)) : 0;
      const miss = Math.sqrt(Math.max(0, own - 2 * share * along + share * share * squared));
      prior.alpha[i] = mix(alpha, 1, 0) / 255;
      prior.mixture[i] = share;
      prior.trust[i] = (squared / (squared + apart * apart)) * Math.exp(-miss / fit);
    }
  }
  return prior;
}
