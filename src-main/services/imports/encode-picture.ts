import { deflateSync } from 'node:zlib';
import { pngChunk } from '../exports/png-parts';
import { iccDescription } from '../images/icc-description';
import { asBuffer, fromRaster, sharp } from '../images/sharp';
import { corruptArtwork } from './import-errors';
import { maxPixels } from './import-limits';
import type { Picture } from './reading';

/** Layers are read again at once: speed matters more than a few percent of size. */
const fast = { compressionLevel: 1 } as const;
const behindHeader = 33;

/** Puts a profile where decoders look for it (PNG, 11.3.2.3 iCCP); profiles are small, a few milliseconds at most. */
function withProfile(png: Buffer, profile: Uint8Array): Buffer {
  const chunk = pngChunk('iCCP', Buffer.concat([Buffer.from('ICC\0\0', 'latin1'), deflateSync(profile)]));
  return Buffer.concat([png.subarray(0, behindHeader), chunk, png.subarray(behindHeader)]);
}

async function toRgba(png: Uint8Array): Promise<Buffer> {
  const input = asBuffer(png);
  const limits = { failOn: 'error', limitInputPixels: maxPixels } as const;
  const { icc, hasProfile, space } = await sharp(input, limits).metadata();
  // Converting from sRGB to sRGB would still round, by up to two steps.
  const isSrgb = icc !== undefined && /sRGB/i.test(iccDescription(icc) ?? '');
  const source = sharp(input, { ...limits, ignoreIcc: isSrgb });
  // As for photos: sharp hands tagged 16-bit pixels out in Display P3 unless an output profile is named.
  const inSrgb = hasProfile && !isSrgb && space === 'rgb16' ? source.withIccProfile('srgb', { attach: false }) : source;
  return inSrgb.toColourspace('srgb').ensureAlpha().png(fast).toBuffer();
}

/** A PNG file with straight RGBA of 8 bits a channel, made on sharp's threads. @throws ClickcutError `image-corrupt` */
export async function encodePicture(picture: Picture, fileName: string): Promise<Uint8Array> {
  if (picture.kind === 'rgba') {
    const { width, height, data, profile } = picture;
    const png = await fromRaster({ width, height, channels: 4, data }).png(fast).toBuffer();
    return profile ? withProfile(png, profile) : png;
  }
  try {
    return await toRgba(picture.bytes);
  } catch (error) {
    throw corruptArtwork(fileName, `layer '${picture.layer}'`, error);
  }
}
