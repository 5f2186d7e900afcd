/** Pixels of photos and of ground truth. */
import { basename } from 'node:path';
import sharp from 'sharp';
import { QualityError } from './quality-error.mjs';

/**
 * @typedef {{ readonly width: number, readonly height: number }} Size
 */

async function pixelsOf(/** @type {sharp.Sharp} */ picture, /** @type {string} */ path) {
  try {
    return await picture.removeAlpha().toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new QualityError(`${path} cannot be read as a picture: ${/** @type {Error} */ (error).message}`, 'Replace the file or take it out of the set.');
  }
}

/**
 * One channel of a greyscale picture.
 * @param {string} path
 * @param {Size} size what it has to measure
 * @returns {Promise<Uint8Array>} width * height bytes, row-major
 * @throws {QualityError} when it cannot be read or has another size
 */
export async function readPlane(path, { width, height }) {
  const { data, info } = await pixelsOf(sharp(path), path);
  if (info.width !== width || info.height !== height) {
    throw new QualityError(`${path} is ${info.width} x ${info.height} pixels, its photo ${width} x ${height}.`, `Masks and trimaps have the size of the upright photo: scale '${basename(path)}' or take it out.`);
  }
  const plane = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < plane.length; i++, from += info.channels) plane[i] = data[from] ?? 0;
  return plane;
}

/**
 * A photo as the models take it: upright, sRGB, stretched to a size.
 * @param {string} path
 * @param {Size} size
 * @returns {Promise<Uint8Array>} RGB bytes, width * height * 3
 */
export async function readStretched(path, { width, height }) {
  return (await pixelsOf(sharp(path).autoOrient().resize(width, height, { fit: 'fill' }), path)).data;
}

/** Bytes from 128 on are inside: 1 there, 0 elsewhere. */
export function threshold(/** @type {Uint8Array} */ alpha) {
  return Uint8Array.from(alpha, (value) => (value >= 128 ? 1 : 0));
}

/** @throws {QualityError} when every mask turned out to be empty */
export function requireObjects(/** @type {readonly unknown[]} */ rows) {
  if (rows.length === 0) throw new QualityError('No mask holds an object.', 'Masks are white (128 to 255) where the object is: look whether they hold 0 and 1 instead of 0 and 255.');
}
