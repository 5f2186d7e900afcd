import type { Size } from '../../model/geometry';

/** One pass of running sums along rows or columns; sums of the part of the window that lies inside. */
function sumLines(from: Float32Array, to: Float32Array, samples: number, next: number, starts: number, startStep: number, radius: number): void {
  for (let line = 0, start = 0; line < starts; line++, start += startStep) {
    let sum = 0;
    for (let i = 0; i < Math.min(radius, samples); i++) sum += from[start + i * next] as number;
    for (let i = 0, at = start; i < samples; i++, at += next) {
      if (i + radius < samples) sum += from[at + radius * next] as number;
      to[at] = sum;
      if (i >= radius) sum -= from[at - radius * next] as number;
    }
  }
}

/** How many of a window's samples around `at` lie inside. */
const inside = (at: number, radius: number, samples: number): number => Math.min(samples - 1, at + radius) - Math.max(0, at - radius) + 1;

/**
 * Means over squares of 2 radius + 1 pixels, cut off at the border, in the same time for every radius.
 * @param plane size.width * size.height values; replaced by the means
 * @param spare as large as `plane`
 */
export function boxMean(plane: Float32Array, { width, height }: Size, radius: number, spare: Float32Array): void {
  sumLines(plane, spare, width, 1, height, width, radius);
  sumLines(spare, plane, height, width, width, 1, radius);
  for (let y = 0, i = 0; y < height; y++) {
    const rows = inside(y, radius, height);
    for (let x = 0; x < width; x++, i++) plane[i] = (plane[i] as number) / (rows * inside(x, radius, width));
  }
}
