import type { PhotoRegion } from '../../../../src-preload/raster/matting/photo-region';

export interface Scene {
  readonly photo: PhotoRegion;
  /** 0..1 */
  readonly alpha: Float32Array;
  readonly trimap: Uint8Array<ArrayBuffer>;
  readonly foreground: Uint8Array;
  readonly background: Uint8Array;
}

type Colour = readonly [number, number, number];
export type Paint = (x: number, y: number) => Colour;

export const plain =
  (...colour: Colour): Paint =>
  () =>
    colour;

/** Colours that change slowly, as skin or a wall do. */
export const warm: Paint = (x, y) => [200 + 30 * Math.sin(x / 30), 110 + 30 * Math.cos(y / 40), 60];
export const cool: Paint = (x, y) => [50 + 20 * Math.sin(y / 35), 130 + 30 * Math.sin(x / 45), 190 + 20 * Math.cos(x / 50)];

/** Mixes two paints by an alpha; unknown are the soft pixels and `widened` pixels around. */
export function scene(width: number, height: number, alphaAt: (x: number, y: number) => number, front: Paint, back: Paint, widened = 2): Scene {
  const count = width * height;
  const alpha = new Float32Array(count);
  const data = new Uint8Array(3 * count);
  const foreground = new Uint8Array(3 * count);
  const background = new Uint8Array(3 * count);
  for (let i = 0; i < count; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    const a = Math.min(1, Math.max(0, alphaAt(x, y)));
    alpha[i] = a;
    const f = front(x, y);
    const b = back(x, y);
    for (let c = 0; c < 3; c++) {
      foreground[3 * i + c] = Math.round(f[c] as number);
      background[3 * i + c] = Math.round(b[c] as number);
      data[3 * i + c] = Math.round(a * (f[c] as number) + (1 - a) * (b[c] as number));
    }
  }
  const trimap = Uint8Array.from({ length: count }, (_, i) => {
    const x = i % width;
    const y = Math.floor(i / width);
    const own = alpha[i];
    for (let ny = Math.max(0, y - widened); ny <= Math.min(height - 1, y + widened); ny++) {
      for (let nx = Math.max(0, x - widened); nx <= Math.min(width - 1, x + widened); nx++) {
        const a = alpha[ny * width + nx] as number;
        if ((a > 0 && a < 1) || a !== own) return 128;
      }
    }
    return own === 1 ? 255 : 0;
  });
  return { photo: { width, height, channels: 3, data }, alpha, trimap, foreground, background };
}

/** A disc whose edge is `softness` pixels wide. */
export const softDisc =
  (cx: number, cy: number, radius: number, softness: number) =>
  (x: number, y: number): number =>
    0.5 + (radius - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)) / softness;

/** A disc with translucent strands that stand out all around it. */
export const hairy =
  (cx: number, cy: number, radius: number, length: number, strands: number) =>
  (x: number, y: number): number => {
    const dx = x + 0.5 - cx;
    const dy = y + 0.5 - cy;
    const out = Math.hypot(dx, dy) - radius;
    if (out <= 0) return 1;
    if (out >= length) return 0;
    return (1 - out / length) * (0.5 + 0.5 * Math.cos(strands * Math.atan2(dy, dx)));
  };

/** As `hairy`, but with strands that are opaque and end in a point, as fur does. */
export const furry =
  (cx: number, cy: number, radius: number, length: number, strands: number) =>
  (x: number, y: number): number => {
    const dx = x + 0.5 - cx;
    const dy = y + 0.5 - cy;
    const out = Math.hypot(dx, dy) - radius;
    if (out <= 0) return 1;
    return out >= length ? 0 : 0.5 - out / length + 2 * Math.cos(strands * Math.atan2(dy, dx));
  };

/** Mean difference of an alpha of bytes to that of the scene over the unknown pixels, 0..1. */
export function bandError(got: Uint8Array, { alpha, trimap }: Scene): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < got.length; i++) {
    if (trimap[i] !== 128) continue;
    sum += Math.abs((got[i] as number) / 255 - (alpha[i] as number));
    count++;
  }
  return sum / count;
}
