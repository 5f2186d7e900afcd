import { readFile } from 'node:fs/promises';
import type { BatchPicture } from '../../../src-preload/contract/batches';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import { maxPixels } from '../images/limits';
import { asBuffer, sharp } from '../images/sharp';

/** High enough that nobody takes the thumbnail's noise for the result's. */
const quality = 84;

/** A file as it looks, fitted into a square of `longest` pixels; null when it is no picture, or a broken one. @throws ClickcutError `cancelled` */
export async function batchPicture(path: string, longest: number, signal: AbortSignal): Promise<BatchPicture | null> {
  try {
    const bytes = await readFile(path);
    throwIfAborted(signal);
    const small = sharp(asBuffer(bytes), { limitInputPixels: maxPixels }).autoOrient().resize(longest, longest, { fit: 'inside', withoutEnlargement: true });
    const { data, info } = await small.toColourspace('srgb').webp({ quality, effort: 1 }).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    throwIfAborted(signal);
    return null;
  }
}
