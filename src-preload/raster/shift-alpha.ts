import type { Size } from '../model/geometry';

/**
 * Moves a plane of bytes by any fraction of a pixel, bilinearly; what comes in from outside is 0.
 * @param alpha size.width * size.height bytes
 */
export function shiftAlpha(alpha: Uint8Array, { width, height }: Size, dx: number, dy: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(width * height);
  const x0 = Math.floor(dx);
  const y0 = Math.floor(dy);
  const fx = dx - x0;
  const fy = dy - y0;
  // The pixel that lands on (x, y) is (x - x0, y - y0), and by its fraction the one left of and above it.
  const taps = [
    [0, 0, (1 - fx) * (1 - fy)],
    [1, 0, fx * (1 - fy)],
    [0, 1, (1 - fx) * fy],
    [1, 1, fx * fy],
  ] as const;
  const row = new Float32Array(width);
  for (let y = Math.max(0, y0); y < Math.min(height, y0 + height + 1); y++) {
    row.fill(0);
    for (const [ox, oy, weight] of taps) {
      const sy = y - y0 - oy;
      if (weight === 0 || sy < 0 || sy >= height) continue;
      const shift = x0 + ox;
      const from = sy * width - shift;
      for (let x = Math.max(0, shift); x < Math.min(width, width + shift); x++) row[x] = (row[x] ?? 0) + weight * (alpha[from + x] ?? 0);
    }
    for (let x = 0; x < width; x++) out[y * width + x] = (row[x] ?? 0) + 0.5;
  }
  return out;
}
