import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickcutError } from '../../../../../src-preload/contract/errors';
import type { Raster } from '../../../../../src-preload/raster/raster';
import { asBuffer, fromRaster, sharp, toRaster, type Sharp } from '../../../images/sharp';
import { withTiffTags } from '../containers/tiff-tags';
import type { DeepRaster } from '../picture';
import { srgbProfile } from './known-profiles';

/** sharp knows profiles by their files alone, and hands out unconverted pixels where it cannot use one. */
export async function inProfile<T>(pipeline: Sharp, profile: Uint8Array, run: (pipeline: Sharp) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'clickcut-profile-'));
  try {
    const path = join(folder, 'profile.icc');
    await writeFile(path, profile);
    let refused: string | undefined;
    pipeline.on('warning', (warning: string) => {
      if (/profile/i.test(warning)) refused = warning;
    });
    const result = await run(pipeline.withIccProfile(path));
    if (refused === undefined) return result;
    throw new ClickcutError({
      code: 'unsupported',
      message: `The pixels cannot be converted to the photo's colour profile (${refused.trim()}).`,
      hint: 'Export as sRGB or Display P3 instead.',
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a pipeline into 16-bit RGB or RGBA. */
export async function toDeepRaster(pipeline: Sharp): Promise<DeepRaster> {
  const { data, info } = await pipeline.raw({ depth: 'ushort' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`unexpected number of channels: ${channels}`);
  return { width, height, channels, data: new Uint16Array(data.buffer, data.byteOffset, data.length / 2) };
}

export const fromDeepRaster = ({ width, height, channels, data }: DeepRaster): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).toColourspace('rgb16');

/** sRGB pixels in the numbers of another profile; alpha stays. @throws ClickcutError `unsupported` */
export const convertFromSrgb = (raster: Raster, profile: Uint8Array): Promise<Raster> => inProfile(fromRaster(raster), profile, toRaster);

/**
 * The same at 16 bits. libvips takes 16-bit pixels without a profile for Display P3 here, so they go through an
 * uncompressed file that names theirs.
 */
export async function convertDeepFromSrgb(raster: DeepRaster, profile: Uint8Array): Promise<DeepRaster> {
  const plain = await fromDeepRaster(raster).tiff({ compression: 'none' }).toBuffer();
  const tagged = withTiffTags(plain, { icc: srgbProfile });
  const pipeline = sharp(asBuffer(tagged), { ignoreIcc: true, limitInputPixels: false }).toColourspace('rgb16');
  return inProfile(pipeline, profile, toDeepRaster);
}
