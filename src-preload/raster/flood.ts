import type { Point } from '../model/geometry';
import type { Raster } from './raster';

export interface FloodSettings {
  /** The picture's pixel that gives the colour; whole numbers inside the picture. */
  readonly seed: Point;
  /** 0..255: the largest difference that a channel may have. */
  readonly tolerance: number;
  /** Only what hangs together with the seed (by the sides of pixels), or the colour wherever it is. */
  readonly isContiguous: boolean;
  readonly isAntialiased: boolean;
}

/** Difference of two pixels' colours, 0..255. */
type Distance = (pixel: number) => number;

/**
 * The largest difference of a channel, alpha included; of two transparent pixels none. Not perceptual, but one step of
 * the tolerance is one level of a channel, as in other editors.
 */
function distanceFrom({ data, channels }: Raster, seed: number): Distance {
  const r = data[seed * channels] ?? 0;
  if (channels === 1) return (pixel) => Math.abs((data[pixel] ?? 0) - r);
  const g = data[seed * channels + 1] ?? 0;
  const b = data[seed * channels + 2] ?? 0;
  const a = channels === 4 ? (data[seed * 4 + 3] ?? 0) : 255;
  return (pixel) => {
    const at = pixel * channels;
    const alpha = channels === 4 ? (data[at + 3] ?? 0) : 255;
    if (alpha === 0 && a === 0) return 0;
    return Math.max(Math.abs((data[at] ?? 0) - r), Math.abs((data[at + 1] ?? 0) - g), Math.abs((data[at + 2] ?? 0) - b), Math.abs(alpha - a));
  };
}

/** Fills by whole runs of a row (Smith, "Tint fill", 1979). */
function fillContiguous(out: Uint8Array, width: number, seed: number, distance: Distance, tolerance: number): void {
  const pending = [seed];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (out[at] !== 0) continue;
    const row = at - (at % width);
    let first = at;
    while (first > row && out[first - 1] === 0 && distance(first - 1) <= tolerance) first--;
    let end = at + 1;
    while (end < row + width && out[end] === 0 && distance(end) <= tolerance) end++;
    out.fill(255, first, end);
    for (const move of [-width, width]) {
      if (first + move < 0 || first + move >= out.length) continue;
      let isInRun = false;
      for (let i = first + move; i < end + move; i++) {
        const isOpen = out[i] === 0 && distance(i) <= tolerance;
        if (isOpen && !isInRun) pending.push(i);
        isInRun = isOpen;
      }
    }
  }
}

/**
 * A pixel next to the filled ones is taken for a mixture of the seed's colour and of its most different neighbour's: its
 * alpha is the seed's share in it. At a hard edge that is none.
 */
function softenEdge(out: Uint8Array, width: number, height: number, distance: Distance): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (out[at] !== 0) continue;
      const isEdge =
        (x > 0 && out[at - 1] === 255) ||
        (x + 1 < width && out[at + 1] === 255) ||
        (y > 0 && out[at - width] === 255) ||
        (y + 1 < height && out[at + width] === 255);
      if (!isEdge) continue;
      const own = distance(at);
      let most = own;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) most = Math.max(most, distance(ny * width + nx));
      }
      out[at] = Math.min(254, Math.round(255 * (1 - own / most)));
    }
  }
}

/**
 * Takes all pixels of about the seed's colour.
 *
 * @returns an alpha of picture.width * picture.height bytes
 * @throws RangeError when the seed lies outside the picture
 */
export function floodAlpha(picture: Raster, { seed, tolerance, isContiguous, isAntialiased }: FloodSettings): Uint8Array<ArrayBuffer> {
  const { width, height } = picture;
  if (seed.x < 0 || seed.y < 0 || seed.x >= width || seed.y >= height) {
    throw new RangeError(`The point ${seed.x}, ${seed.y} lies outside the picture of ${width} x ${height} pixels.`);
  }
  const start = Math.floor(seed.y) * width + Math.floor(seed.x);
  const distance = distanceFrom(picture, start);
  const out = new Uint8Array(width * height);
  if (isContiguous) fillContiguous(out, width, start, distance, tolerance);
  else for (let i = 0; i < out.length; i++) if (distance(i) <= tolerance) out[i] = 255;
  if (isAntialiased) softenEdge(out, width, height, distance);
  return out;
}
