import type { BlendMode } from '../model/blend';
import type { Point } from '../model/geometry';
import { runNormal, runTable, type Run } from './blend-runs';
import { runHue } from './hue-blend';
import type { Raster } from './raster';
import { blendTable } from './separable-blend';

type RunBlend = (run: Run, at: number, from: number, count: number) => void;

function runOf(mode: BlendMode): RunBlend {
  switch (mode) {
    case 'normal':
      return runNormal;
    case 'hue':
    case 'saturation':
    case 'color':
    case 'luminosity':
      return (run, at, from, count) => {
        runHue(run, mode, at, from, count);
      };
    default: {
      const table = blendTable(mode);
      return (run, at, from, count) => {
        runTable(run, table, at, from, count);
      };
    }
  }
}

const clampOpacity = (opacity: number): number => Math.min(1, Math.max(0, opacity));

const weightsOf = (opacity: number): Int32Array =>
  Int32Array.from({ length: 256 }, (_, alpha) => Math.round((65536 * alpha * clampOpacity(opacity)) / 255));

function blendWhole(backdrop: Uint8Array, source: Uint8Array, mode: BlendMode, opacity: number, isAtop: boolean): void {
  if (backdrop.length !== source.length) {
    throw new RangeError(`A source of ${source.length} bytes cannot be blended with a backdrop of ${backdrop.length} bytes.`);
  }
  if (opacity <= 0) return;
  runOf(mode)({ backdrop, source, weights: weightsOf(opacity), isAtop }, 0, 0, backdrop.length >> 2);
}

/**
 * Composites a layer over what lies below it, in place: W3C Compositing and Blending Level 1, source-over. Both are
 * straight (not premultiplied) RGBA of the same size; straight bytes keep their colours exact at low alpha, where
 * premultiplied bytes would lose them. Pixels of zero alpha may hold any colour.
 *
 * @param opacity 0..1, multiplies the source's alpha
 * @throws RangeError when the sizes differ
 */
export function blendOnto(backdrop: Uint8Array, source: Uint8Array, mode: BlendMode, opacity: number): void {
  blendWhole(backdrop, source, mode, opacity, false);
}

/**
 * Paints a layer that is clipped to the one below: as `blendOnto`, but the backdrop's alpha stays as it is. The source
 * is blended as if the backdrop were opaque, so that its colour is the same along the backdrop's soft edge as inside.
 */
export function blendAtop(backdrop: Uint8Array, source: Uint8Array, mode: BlendMode, opacity: number): void {
  blendWhole(backdrop, source, mode, opacity, true);
}

/** `blendOnto` (or `blendAtop`) for a source whose first pixel lies at `offset` (whole pixels) of the backdrop; what lies outside is left out. */
export function blendAt(
  backdrop: Raster,
  source: Raster,
  offset: Point,
  mode: BlendMode,
  opacity: number,
  how: 'over' | 'atop' = 'over',
): void {
  if (backdrop.channels !== 4 || source.channels !== 4) throw new RangeError('Only RGBA pixels can be blended.');
  const left = Math.max(0, offset.x);
  const count = Math.min(backdrop.width, offset.x + source.width) - left;
  const bottom = Math.min(backdrop.height, offset.y + source.height);
  if (opacity <= 0 || count <= 0) return;
  const runBlend = runOf(mode);
  const run: Run = { backdrop: backdrop.data, source: source.data, weights: weightsOf(opacity), isAtop: how === 'atop' };
  for (let y = Math.max(0, offset.y); y < bottom; y++) {
    runBlend(run, 4 * (y * backdrop.width + left), 4 * ((y - offset.y) * source.width + left - offset.x), count);
  }
}

/** Multiplies the alpha of straight RGBA by `opacity` (0..1), in place. */
export function fadeAlpha(pixels: Uint8Array, opacity: number): void {
  const faded = Uint8Array.from({ length: 256 }, (_, alpha) => Math.round(alpha * clampOpacity(opacity)));
  if (opacity < 1) for (let i = 3; i < pixels.length; i += 4) pixels[i] = faded[pixels[i] ?? 0] ?? 0;
}

/**
 * Multiplies the alpha of straight RGBA by a mask, in place.
 * @param mask one byte a pixel, 255 keeps
 */
export function maskAlpha(pixels: Uint8Array, mask: Uint8Array): void {
  if (pixels.length !== 4 * mask.length) throw new RangeError(`A mask of ${mask.length} pixels does not fit ${pixels.length / 4} pixels.`);
  for (let i = 0, at = 3; i < mask.length; i++, at += 4) {
    const kept = mask[i] ?? 0;
    if (kept !== 255) pixels[at] = (((pixels[at] ?? 0) * kept + 128) * 257) >> 16;
  }
}
