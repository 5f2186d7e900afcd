/** A folder of photos with ground truth: which files belong together. */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { QualityError } from './quality-error.mjs';

/** What the product opens. */
const pictureExtensions = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.tif', '.tiff', '.svg']);

/**
 * @typedef {object} ObjectFiles
 * @property {string} name stem of the mask: `<stem>` or `<stem>__<k>`
 * @property {string} mask path
 * @property {string | undefined} trimap path
 *
 * @typedef {object} PhotoFiles
 * @property {string} stem
 * @property {string} photo path
 * @property {readonly ObjectFiles[]} objects at least one
 *
 * @typedef {object} EvalSet
 * @property {readonly PhotoFiles[]} photos sorted by stem
 * @property {readonly string[]} unmatched file names of photos without a mask and masks without a photo
 */

/** @returns {Promise<Map<string, string> | undefined>} path by stem; undefined when there is no such folder */
async function picturesIn(/** @type {string} */ folder) {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return undefined;
  /** @type {Map<string, string>} */
  const paths = new Map();
  for (const name of names.sort()) {
    const { name: stem, ext } = parse(name);
    if (name.startsWith('.') || !pictureExtensions.has(ext.toLowerCase())) continue;
    const other = paths.get(stem);
    if (other) throw new QualityError(`${other} and ${name} have the same stem.`, 'Files are matched by stem: take one of the two away or rename it.');
    paths.set(stem, join(folder, name));
  }
  return paths;
}

async function required(/** @type {string} */ folder) {
  const found = await picturesIn(folder);
  if (!found) throw new QualityError(`There is no folder ${folder}.`, '--set takes a folder with images/, the photos, and masks/, their ground truth.');
  return found;
}

/** @returns the stem of the photo that a mask belongs to: `a__2` belongs to `a`, unless a photo is called `a__2` */
function photoOf(/** @type {string} */ mask, /** @type {ReadonlyMap<string, string>} */ photos) {
  if (photos.has(mask)) return mask;
  const at = mask.lastIndexOf('__');
  const stem = at > 0 ? mask.slice(0, at) : undefined;
  return stem !== undefined && photos.has(stem) ? stem : undefined;
}

/**
 * @param {string} folder
 * @param {{ limit?: number | undefined, needsTrimaps?: boolean }} [options] `limit` takes the first photos by name
 * @returns {Promise<EvalSet>}
 * @throws {QualityError} for a folder without the layout, without pairs, or without the trimaps that are needed
 */
export async function loadSet(folder, { limit, needsTrimaps = false } = {}) {
  const images = await required(join(folder, 'images'));
  const masks = await required(join(folder, 'masks'));
  const trimaps = (await picturesIn(join(folder, 'trimaps'))) ?? new Map();

  /** @type {Map<string, ObjectFiles[]>} */
  const objects = new Map();
  const unmatched = [];
  for (const name of [...masks.keys()].sort()) {
    const stem = photoOf(name, images);
    const mask = /** @type {string} */ (masks.get(name));
    if (stem === undefined) unmatched.push(mask);
    else objects.set(stem, [...(objects.get(stem) ?? []), { name, mask, trimap: trimaps.get(name) }]);
  }
  for (const [stem, photo] of images) if (!objects.has(stem)) unmatched.push(photo);
  const photos = [...objects.keys()].sort().slice(0, limit).map((stem) => ({
    stem,
    photo: /** @type {string} */ (images.get(stem)),
    objects: objects.get(stem) ?? [],
  }));
  if (photos.length === 0) {
    throw new QualityError(
      `No photo in ${folder} has a mask: ${images.size} in images/, ${masks.size} in masks/.`,
      'A photo and its mask have the same stem (a.jpg and a.png); several masks of one photo are a__1.png, a__2.png and so on.',
    );
  }
  const bare = needsTrimaps ? photos.flatMap((photo) => photo.objects).find((object) => object.trimap === undefined) : undefined;
  if (bare) {
    throw new QualityError(`There is no trimap for ${bare.mask}.`, `Matting is measured inside trimaps: put '${bare.name}.png' (128 = unknown) into ${join(folder, 'trimaps')}.`);
  }
  return { photos, unmatched };
}
