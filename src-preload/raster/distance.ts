import { edgeCoverage } from './edge-coverage';
import { eachRowNearest } from './nearest-covered';

/** A covered pixel and those around it, looked at as a square. */
const around = [-1, 0, 1] as const;

/**
 * Distance from the centre of pixel x, y to a shape's contour. A pixel of coverage a has the contour 0.5 - a from its
 * centre (Gustavson and Strand, "Anti-aliased Euclidean distance transform", 2011, in its simple form). The search
 * goes from the covered pixel at sx, sy to whichever neighbour has the contour nearer, until none has: beside a
 * slanted edge, the pixel with the nearest centre is seldom the one with the nearest contour.
 */
function edgeDistance(alpha: Uint8Array, width: number, height: number, x: number, y: number, sx: number, sy: number): number {
  let least = Infinity;
  let [nextX, nextY] = [sx, sy];
  for (;;) {
    const [fromX, fromY] = [nextX, nextY];
    for (const oy of around) {
      const ny = fromY + oy;
      if (ny < 0 || ny >= height) continue;
      for (const ox of around) {
        const nx = fromX + ox;
        if (nx < 0 || nx >= width) continue;
        const covered = alpha[ny * width + nx] ?? 0;
        if (covered === 0) continue;
        const distance = Math.sqrt((nx - x) * (nx - x) + (ny - y) * (ny - y)) + 0.5 - covered / 255;
        if (distance >= least) continue;
        least = distance;
        nextX = nx;
        nextY = ny;
      }
    }
    if (nextX === fromX && nextY === fromY) return least;
  }
}

/**
 * The shape within the alpha's half-way contour, grown by `lineWidth` pixels: an antialiased line with round corners,
 * and what it surrounds. What is fainter than one half has no line, so this may be less than `alpha` around feathered
 * shapes.
 *
 * @param alpha width * height bytes; the caller leaves room for the line
 * @param lineWidth above 0
 * @returns width * height bytes
 */
export function outlineAlpha(alpha: Uint8Array, width: number, height: number, lineWidth: number): Uint8Array<ArrayBuffer> {
  const shape = edgeCoverage(alpha, width, height);
  const out = new Uint8Array(width * height);
  const solid = Math.max(0, lineWidth - 1) ** 2;
  const clear = (lineWidth + 1) ** 2;
  eachRowNearest(shape, width, height, lineWidth + 1, (y, columns, rows) => {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const covered = shape[row + x] ?? 0;
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
        const share = lineWidth + 0.5 - edgeDistance(shape, width, height, x, y, sx, y + down);
        if (share > 0) out[row + x] = Math.min(255, share * 255 + 0.5);
      }
    }
  });
  return out;
}
