import { trimapLevel, type PhotoRegion } from './photo-region';

/** Known pixels of one kind along the unknown band, from dark to light. */
export interface BorderSamples {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 3 * count, 0..255 */
  readonly colour: Float32Array;
}

/**
 * Collects the known pixels of one level that touch the band with a side, at most about `most` of them, evenly.
 * @param level 0 or 255
 */
export function borderSamples({ width, height, channels, data }: PhotoRegion, trimap: Uint8Array, level: number, most: number): BorderSamples {
  const found: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (trimap[i] !== level) continue;
      const touches =
        (x > 0 && trimap[i - 1] === trimapLevel.unknown) ||
        (x + 1 < width && trimap[i + 1] === trimapLevel.unknown) ||
        (y > 0 && trimap[i - width] === trimapLevel.unknown) ||
        (y + 1 < height && trimap[i + width] === trimapLevel.unknown);
      if (touches) found.push(i);
    }
  }
  const step = Math.max(1, found.length / most);
  const kept: number[] = [];
  for (let n = 0; n < found.length; n += step) kept.push(found[Math.floor(n)] as number);
  const light = (i: number): number => (data[i * channels] as number) + (data[i * channels + 1] as number) + (data[i * channels + 2] as number);
  kept.sort((a, b) => light(a) - light(b));
  return {
    count: kept.length,
    x: Float32Array.from(kept, (i) => i % width),
    y: Float32Array.from(kept, (i) => Math.floor(i / width)),
    colour: Float32Array.from({ length: 3 * kept.length }, (_, n) => data[(kept[Math.floor(n / 3)] as number) * channels + (n % 3)] as number),
  };
}
