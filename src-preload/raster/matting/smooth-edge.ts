import type { Size } from '../../model/geometry';
import { blurPlane } from '../gaussian-blur';

/** Step of alpha from each pixel to the right and below, 0..255. */
function slopes(alpha: Uint8Array, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(alpha.length);
  for (let y = 0, i = 0; y < height; y++) {
    const below = y + 1 < height ? width : 0;
    for (let x = 0; x < width; x++, i++) {
      const own = alpha[i] as number;
      const dx = (alpha[x + 1 < width ? i + 1 : i] as number) - own;
      const dy = (alpha[i + below] as number) - own;
      if (dx !== 0 || dy !== 0) out[i] = Math.min(255, Math.sqrt(dx * dx + dy * dy) + 0.5);
    }
  }
  return out;
}

/** Mean slope, out of 255, below which there is no edge to speak of. */
const faint = 1;

/**
 * Smooths the contour of an alpha and leaves its edge as soft as it is: a Gaussian blur takes out what is smaller than
 * the radius, and a steeper curve around one half gives back the slope that the blur took. An edge of slope s that is
 * blurred by a deviation d has about the slope s / sqrt(1 + 2 pi d d s s).
 *
 * @param alpha size.width * size.height bytes; the caller leaves room
 * @param radius two deviations of the blur, in pixels
 * @returns a copy
 */
export function smoothEdge(alpha: Uint8Array, size: Size, radius: number): Uint8Array<ArrayBuffer> {
  const deviation = radius / 2;
  if (deviation <= 0) return Uint8Array.from(alpha);
  const out = blurPlane(alpha, size, deviation, 'clamped');
  const slope = slopes(alpha, size);
  const squares = slope.map((s) => (s * s) / 255 + 0.5);
  const meanSlope = blurPlane(slope, size, deviation, 'clamped');
  const meanSquare = blurPlane(squares, size, deviation, 'clamped');
  for (let i = 0; i < out.length; i++) {
    const value = out[i] as number;
    if (value === 0 || value === 255) continue;
    const weight = meanSlope[i] as number;
    const steep = weight > faint ? Math.min(1, (meanSquare[i] as number) / weight) : 1;
    const gain = Math.sqrt(1 + 2 * Math.PI * deviation * deviation * steep * steep);
    out[i] = Math.min(255, Math.max(0, 127.5 + (value - 127.5) * gain)) + 0.5;
  }
  return out;
}
