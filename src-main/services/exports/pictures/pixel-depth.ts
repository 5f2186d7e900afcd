import { setImmediate } from 'node:timers/promises';
import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { Raster } from '../../../../src-preload/raster/raster';
import type { DeepRaster } from './picture';

/** About a millisecond of samples. */
const slice = 1 << 19;

async function inSlices(length: number, work: (from: number, to: number) => void, signal: AbortSignal | undefined): Promise<void> {
  for (let from = 0; from < length; from += slice) {
    if (from > 0) await setImmediate();
    throwIfAborted(signal);
    work(from, Math.min(length, from + slice));
  }
}

/** Pixels of 3 or 4 channels at 16 bits: each sample times 257, so that 255 becomes 65535. @throws ClickcutError `cancelled` */
export async function widen({ width, height, channels, data }: Raster, signal?: AbortSignal): Promise<DeepRaster> {
  if (channels === 1) throw new RangeError('Grey pixels have no deep raster.');
  const out = new Uint16Array(data.length);
  const work = (from: number, to: number): void => {
    for (let i = from; i < to; i++) out[i] = (data[i] ?? 0) * 257;
  };
  await inSlices(data.length, work, signal);
  return { width, height, channels, data: out };
}

/** Pixels at 8 bits, rounded to the nearest: undoes `widen` exactly. @throws ClickcutError `cancelled` */
export async function narrow({ width, height, channels, data }: DeepRaster, signal?: AbortSignal): Promise<Raster> {
  const out = new Uint8Array(data.length);
  const work = (from: number, to: number): void => {
    for (let i = from; i < to; i++) out[i] = ((data[i] ?? 0) + 128) / 257;
  };
  await inSlices(data.length, work, signal);
  return { width, height, channels, data: out };
}

/**
 * The same colours under another alpha. What is fully transparent loses its colour: what was cut away must not travel
 * along in a file.
 * @param alpha 0..255, one for each pixel, multiplied into the raster's own alpha; 255 everywhere unless given
 * @param opacity 0..1, multiplied into that
 * @throws ClickcutError `cancelled`
 */
export async function underAlpha(raster: DeepRaster, alpha: Uint8Array | undefined, opacity: number, signal?: AbortSignal): Promise<DeepRaster> {
  const { width, height, channels, data } = raster;
  const out = new Uint16Array(width * height * 4);
  const work = (from: number, to: number): void => {
    for (let i = from >> 2; i < to >> 2; i++) {
      const at = i * channels;
      const own = channels === 4 ? (data[at + 3] ?? 0) : 65_535;
      const a = Math.round((own * (alpha ? (alpha[i] ?? 0) : 255) * opacity) / 255);
      if (a === 0) continue;
      out[i * 4] = data[at] ?? 0;
      out[i * 4 + 1] = data[at + 1] ?? 0;
      out[i * 4 + 2] = data[at + 2] ?? 0;
      out[i * 4 + 3] = a;
    }
  };
  await inSlices(out.length, work, signal);
  return { width, height, channels: 4, data: out };
}
