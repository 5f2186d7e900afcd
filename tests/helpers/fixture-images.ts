import sharp, { type Sharp } from 'sharp';
import type { Raster } from '../../src-preload/raster/raster';

/** Left to right, top to bottom: red, green / blue, white. Any wrong orientation changes at least two corners. */
export const quadrants = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], white: [255, 255, 255] } as const;

export function quadrantPixels(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const left = x < width / 2;
      const colour = y < height / 2 ? (left ? quadrants.red : quadrants.green) : left ? quadrants.blue : quadrants.white;
      data.set(colour, (y * width + x) * 3);
    }
  }
  return { width, height, channels: 3, data };
}

export function pipelineOf({ width, height, channels, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

export const quadrantPhoto = (width = 32, height = 16): Sharp => pipelineOf(quadrantPixels(width, height));

/** One colour all over; with `alpha` (0..1) it has a fourth channel. */
export function plain(colour: readonly [number, number, number], size: { width: number; height: number } = { width: 32, height: 16 }, alpha?: number): Sharp {
  const [r, g, b] = colour;
  return sharp({ create: { ...size, channels: alpha === undefined ? 3 : 4, background: { r, g, b, alpha: alpha ?? 1 } } });
}

/** Every pixel differs from its neighbours, the same on every run: nothing can be shifted or blurred unseen. */
export function noise(width: number, height: number, channels: 1 | 3 | 4 = 3): Raster {
  let state = 12345;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { width, height, channels, data };
}

export const pixel = ({ width, channels, data }: Raster, x: number, y: number): readonly number[] => {
  const at = (y * width + x) * channels;
  return [...data.subarray(at, at + channels)];
};

/** Largest difference between two colours, channel by channel. */
export const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((v, i) => Math.abs(v - (b[i] ?? 0))));

export const svg = (attributes: string, inside = '<rect width="100%" height="100%" fill="#c85028"/>'): Uint8Array =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`);
