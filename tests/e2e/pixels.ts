import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import sharp from 'sharp';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

export async function pixelsOf(source: string | Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(source).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}

export async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

export const alphaOf = ({ channels, data }: Pixels): Uint8Array => data.filter((_, i) => i % channels === channels - 1);

/** Intersection over union of two alphas at half height. */
export function overlap(a: Uint8Array, b: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    const inA = (a[i] ?? 0) >= 128;
    const inB = (b[i] ?? 0) >= 128;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either === 0 ? 1 : both / either;
}

export function largestDifference(a: Uint8Array, b: Uint8Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return most;
}

/** Mean colour of a small square of the screen, 0..255 each. */
export async function averageAt(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<readonly number[]> {
  const side = 12;
  const shot = await page.screenshot({ clip: { x: Math.round(x) - side / 2, y: Math.round(y) - side / 2, width: side, height: side } });
  const { data, channels } = await pixelsOf(shot);
  const sums = [0, 0, 0];
  for (let i = 0; i < data.length; i += channels) for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (data[i + c] ?? 0);
  return sums.map((sum) => sum / (side * side));
}
