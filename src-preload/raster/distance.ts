import { eachRowNearest } from './nearest-covered';

/** The covered pixels next to the nearest one that may have the nearer edge, looked at as a square. */
const around = [-1, 0, 1] as const;

/**
 * Distance from the centre of pixel x, y to the alpha's half-way contour, by way of the covered pixel at sx, sy or one
 * of its neighbours. A pixel of coverage a has the contour 0.5 - a from its centre (Gustavson and Strand,
 * "Anti-aliased Euclidean distance transform", 2011, in its simple form).
 */
function edgeDistance(alpha: Uint8Array, width: number, height: number, x: number, y: number, sx: number, sy: number): number {
  let least = Infinity;
  for (const oy of around) {
    const ny = sy + oy;
    if (ny < 0 || ny >= height) continue;
    for (const ox of around) {
      const nx = sx + ox;
      if (nx < 0 || nx >= width) continue;
      const covered = alpha[ny * width + nx] ?? 0;
      if (covered === 0) continue;
      const distance = Math.sqrt((nx - x) * (nx - x) + (ny - y) * (ny - y)) + 0.5 - covered / 255;
      if (distance < least) least = distance;
    }
  }
  return least;
}

/**
 * Distance of every pixel centre to the half-way contour of an antialiased alpha, in pixels, exact to about a tenth of
 * a pixel. Inside, the value is 0.5 - alpha (so -0.5 everywhere deep inside); beyond `limit` it is Infinity.
 *
 * @param alpha width * height bytes
 * @returns width * height distances
 */
export function distanceOutside(alpha: Uint8Array, width: number, height: number, limit: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(width * height).fill(Infinity);
  eachRowNearest(alpha, width, height, limit + 1, (y, columns, rows) => {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const covered = alpha[i] ?? 0;
      const sx = columns[x] ?? -1;
      if (sx < 0) continue;
      const distance = covered > 0 ? 0.5 - covered / 255 : edgeDistance(alpha, width, height, x, y, sx, y + (rows[y * width + sx] ?? 0));
      if (distance <= limit) out[i] = distance;
    }
  });
  return out;
}

/**
 * The shape grown by `lineWidth` pixels: its own alpha, and an antialiased line around it with round corners.
 *
 * @param alpha width * height bytes; the caller leaves room for the line
 * @returns width * height bytes, nowhere less than `alpha`
 */
export function outlineAlpha(alpha: Uint8Array, width: number, height: number, lineWidth: number): Uint8Array<ArrayBuffer> {
  if (lineWidth <= 0) return Uint8Array.from(alpha);
  const out = new Uint8Array(width * height);
  const solid = Math.max(0, lineWidth - 1) ** 2;
  const clear = (lineWidth + 1) ** 2;
  eachRowNearest(alpha, width, height, lineWidth + 1, (y, columns, rows) => {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const covered = alpha[row + x] ?? 0;
      if (covered > 0) {
        out[row + x] = Math.min(255, covered + lineWidth * 255 + 0.5);
        continue;
      }
      const sx = columns[x] ?? -1;
      if (sx < 0) continue;
      const down = rows[row + sx] ?? 0;
      const squared = (sx - x) * (sx - x) + down * down;
      if (squared <= solid) out[row + x] = 255;
      else if (squared < clear) {
        const share = lineWidth + 0.5 - edgeDistance(alpha, width, height, x, y, sx, y + down);
        if (share > 0) out[row + x] = Math.min(255, share * 255 + 0.5);
      }
    }
  });
  return out;
}
