import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { createImages } from '../../../../src-main/services/images/create-images';
import type { OpenImage } from '../../../../src-main/services/images/images';
import type { StoredMask } from '../../../../src-main/services/masks/masks';
import { createMasks } from '../../../../src-main/services/masks/masks';

export const openPhoto = (bytes: Uint8Array, name = 'photo'): Promise<OpenImage> => createImages().open({ kind: 'bytes', name, bytes });

export const maskOf = (width: number, height: number, alpha: (x: number, y: number) => number): StoredMask =>
  createMasks().put(width, height, Uint8Array.from({ length: width * height }, (_, i) => alpha(i % width, Math.floor(i / width))));

export type Rgb = readonly [number, number, number];

/** libvips' own Display P3 profile: not the one that is written here. */
export async function foreignP3(): Promise<Buffer> {
  const { icc } = await sharp(await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } }).withIccProfile('p3').png().toBuffer()).metadata();
  if (!icc) throw new Error('libvips has no Display P3');
  return icc;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG with one more chunk behind its header. */
export const withChunk = (png: Uint8Array, type: string, data: Uint8Array): Buffer => Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)]);

/** The same numbers, said to be in a profile. */
export const taggedPng = (png: Buffer, icc: Buffer): Buffer =>
  withChunk(png, 'iCCP', Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(icc)]));

/** Numbers in rows of `width`, RGB, 8 bits or 16. */
export function rgbPng(width: number, pixels: readonly Rgb[], depth: 8 | 16 = 8): Promise<Buffer> {
  const data = depth === 8 ? Uint8Array.from(pixels.flat()) : Uint16Array.from(pixels.flat());
  const pipeline = sharp(data, { raw: { width, height: pixels.length / width, channels: 3 } });
  return (depth === 16 ? pipeline.toColourspace('rgb16') : pipeline).png().toBuffer();
}

export async function deepSamples(file: Uint8Array): Promise<readonly number[]> {
  const data = await sharp(file, { ignoreIcc: true }).toColourspace('rgb16').raw({ depth: 'ushort' }).toBuffer();
  return [...new Uint16Array(data.buffer, data.byteOffset, data.length / 2)];
}

/** Numbers as they stand in the file, no profile looked at. */
export const samples = async (file: Uint8Array): Promise<readonly number[]> => [...(await sharp(file, { ignoreIcc: true }).raw().toBuffer())];
