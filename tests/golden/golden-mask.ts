import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const side = 256;
const folder = join(import.meta.dirname, 'masks');

export interface Comparison {
  /** Of what is at least half in. */
  readonly iou: number;
  /** Mean absolute difference, 0..1. */
  readonly difference: number;
}

/**
 * Compares an alpha with the one that was looked at and stored, both at most 256 pixels wide or high. Run with
 * CLICKCUT_UPDATE_GOLDEN=1 to store this one instead; then look at the picture before you commit it.
 */
export async function compareWithGolden(name: string, alpha: Uint8Array, width: number, height: number): Promise<Comparison> {
  const path = join(folder, `${name}.png`);
  const small = sharp(alpha, { raw: { width, height, channels: 1 } }).resize(side, side, { fit: 'inside' }).toColourspace('b-w');
  if (process.env['CLICKCUT_UPDATE_GOLDEN'] === '1') {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await small.clone().png({ compressionLevel: 9 }).toBuffer());
  }
  const now = await small.raw().toBuffer();
  const golden = await sharp(await readFile(path)).toColourspace('b-w').raw().toBuffer();
  if (now.length !== golden.length) return { iou: 0, difference: 1 };
  let both = 0;
  let either = 0;
  let difference = 0;
  for (let i = 0; i < now.length; i++) {
    const a = now[i] ?? 0;
    const b = golden[i] ?? 0;
    if (a >= 128 && b >= 128) both++;
    if (a >= 128 || b >= 128) either++;
    difference += Math.abs(a - b) / 255;
  }
  return { iou: either === 0 ? 1 : both / either, difference: difference / now.length };
}
