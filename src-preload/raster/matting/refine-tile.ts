import type { Rect } from '../../model/geometry';
import { cropPlane } from '../bounds';
import { knownDistance } from './known-distance';
import { mattingLaplacian } from './matting-laplacian';
import { addNearKnown, nearKnownReach } from './near-known-evidence';
import { trimapLevel, type PhotoRegion } from './photo-region';
import type { WorkSignals } from './signals';
import { lineNoise, withoutHaze } from './solve-region';
import { solveSystem } from './solve-system';
import { tilePrior, type CoarserLevel } from './tile-prior';
import { unknownBand } from './unknown-band';

/** How much the mixture of the coarser level's colours counts at most, and its alpha where they say nothing. */
const mixtureStrength = 0.03;
const alphaStrength = 0.001;
/** Marks pixels of the tile's border, which keep the coarser alpha: neither foreground nor background. */
const held = 1;
const precision = { tolerance: 1e-3, mostSteps: 40 } as const;

/** Copies a rectangle out of a photo, as RGB. */
function cropPhoto({ width, channels, data }: PhotoRegion, rect: Rect): PhotoRegion {
  const out = new Uint8Array(rect.width * rect.height * 3);
  for (let y = 0, to = 0; y < rect.height; y++) {
    for (let x = 0, from = ((rect.y + y) * width + rect.x) * channels; x < rect.width; x++, from += channels, to += 3) {
      out[to] = data[from] as number;
      out[to + 1] = data[from + 1] as number;
      out[to + 2] = data[from + 2] as number;
    }
  }
  return { width: rect.width, height: rect.height, channels: 3, data: out };
}

/**
 * Refines the alpha of one tile with the matting Laplacian at its own resolution, held near the coarser level's alpha.
 * Where that says 0 or 1 all around, it stays.
 *
 * @param tile whole pixels in the photo
 * @param write called for each pixel that was unknown, with its place in the tile and its alpha
 */
export function refineTile(
  photo: PhotoRegion,
  trimap: Uint8Array,
  coarser: CoarserLevel,
  tile: Rect,
  signals: WorkSignals,
  write: (x: number, y: number, alpha: number) => void,
): void {
  const { width, height } = tile;
  const colours = cropPhoto(photo, tile);
  const local = cropPlane(trimap, photo.width, tile);
  const asked = local.map((level) => (level === trimapLevel.unknown ? 1 : 0));
  const prior = tilePrior(coarser, colours, tile, asked);
  const known = new Float32Array(local.length);
  for (let y = 0, i = 0; y < height; y++) {
    // The tile's own border takes the coarser alpha, unless it is the photo's border.
    const isRim = (y === 0 && tile.y > 0) || (y === height - 1 && tile.y + height < photo.height);
    for (let x = 0; x < width; x++, i++) {
      if (asked[i] === 0) {
        known[i] = (local[i] as number) / 255;
        continue;
      }
      known[i] = prior.alpha[i] as number;
      const isSide = isRim || (x === 0 && tile.x > 0) || (x === width - 1 && tile.x + width < photo.width);
      local[i] = isSide ? held : (prior.certain[i] as number);
    }
  }
  const band = unknownBand(local);
  if (band.at.length > 0) {
    const system = mattingLaplacian(colours, band, known, lineNoise);
    const alpha = Float32Array.from(band.at, (i) => prior.alpha[i] as number);
    const evidence = { alpha: new Float32Array(alpha.length), weight: new Float32Array(alpha.length) };
    for (let n = 0; n < alpha.length; n++) {
      const i = band.at[n] as number;
      const mixture = mixtureStrength * (prior.trust[i] as number);
      evidence.weight[n] = mixture + alphaStrength;
      evidence.alpha[n] = (mixture * (prior.mixture[i] as number) + alphaStrength * (prior.alpha[i] as number)) / (mixture + alphaStrength);
    }
    const reach = nearKnownReach + 1;
    const foregroundDistance = knownDistance(local, tile, band, trimapLevel.foreground, reach);
    const backgroundDistance = knownDistance(local, tile, band, trimapLevel.background, reach);
    addNearKnown(colours, local, band, foregroundDistance, backgroundDistance, evidence, signals);
    solveSystem(system, band, local.length, evidence, alpha, precision, signals);
    for (let n = 0; n < alpha.length; n++) known[band.at[n] as number] = withoutHaze(alpha[n] as number);
  }
  for (let i = 0; i < asked.length; i++) if (asked[i] === 1) write(i % width, Math.floor(i / width), known[i] as number);
}
