import type { Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';

type Rgb = readonly [number, number, number];

/** A photo that was put together, so that its true alpha is known. */
export interface KnownPhoto {
  readonly photo: Raster;
  /** width * height bytes */
  readonly alpha: Uint8Array;
  readonly foreground: Raster;
}

/** A colour with gentle, uneven waves. */
function textured({ width, height }: Size, [r, g, b]: Rgb, turn: number): Raster {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const wave = 18 * Math.sin((x * Math.cos(turn) + y * Math.sin(turn)) / 9) + 10 * Math.sin((x - 2 * y) / 23 + turn);
      data[i] = r + wave;
      data[i + 1] = g + wave * 0.8;
      data[i + 2] = b + wave * 0.6;
    }
  }
  return { width, height, channels: 3, data };
}

export const over = (foreground: Raster, background: Raster, alpha: Uint8Array): Raster => ({
  ...foreground,
  data: foreground.data.map((value, i) => {
    const a = (alpha[Math.floor(i / 3)] as number) / 255;
    return Math.round(a * value + (1 - a) * (background.data[i] as number));
  }),
});

/** Radius of the solid disc in the middle of a picture. */
export const discRadius = ({ width, height }: Size): number => 0.3 * Math.min(width, height);

/** A disc with a fringe of strands that get thinner outwards: brown on a blue ground. */
export function fringedDisc(size: Size, fringe: number): KnownPhoto {
  const { width, height } = size;
  const radius = discRadius(size);
  const alpha = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const beyond = Math.hypot(dx, dy) - radius;
      const strands = Math.round((2 * Math.PI * radius) / 9);
      const strand = 0.5 + 0.5 * Math.sin(strands * Math.atan2(dy, dx) + Math.sin(beyond / 5));
      const fade = Math.min(1, Math.max(0, 1 - beyond / fringe));
      alpha[i] = beyond <= 0 ? 255 : Math.round(255 * fade * (beyond < 1 ? 1 : strand ** 1.5));
    }
  }
  const foreground = textured(size, [150, 95, 50], 0.4);
  return { photo: over(foreground, textured(size, [70, 120, 190], 1.9), alpha), alpha, foreground };
}

/** A hard mask of the disc, too large or too small by some pixels. */
export const hardDisc = (size: Size, wrongBy: number) => (x: number, y: number): number =>
  Math.hypot(x + 0.5 - size.width / 2, y + 0.5 - size.height / 2) < discRadius(size) + wrongBy ? 255 : 0;

/** Mean absolute difference, in levels. */
export const meanError = (a: Uint8Array, b: Uint8Array): number => a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;
