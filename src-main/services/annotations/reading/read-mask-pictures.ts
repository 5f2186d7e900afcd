import { abortable } from '../../images/abortable';
import { readMaskPicture } from '../../masks/read-mask-picture';
import { createSet, type AnnotationSet, type ReadObject } from './annotation-set';
import type { AnnotationSource } from './annotation-source';

const picture = /(?:^|\/)([^/]+)\/([^/]+)\.png$/i;
export const isMaskPicture = (path: string): boolean => picture.test(path);

/** 'dog-2' is the second dog. */
const categoryOf = (stem: string): string => stem.replace(/[-_ ]\d+$/, '') || stem;

/** Folders named after photos, with a greyscale picture an object in them. */
export function readMaskPictures(source: AnnotationSource): AnnotationSet {
  const byPhoto = new Map<string, { readonly path: string; readonly category: string }[]>();
  for (const path of source.paths) {
    const [, photo, stem] = picture.exec(path) ?? [];
    if (photo === undefined || stem === undefined) continue;
    const list = byPhoto.get(photo) ?? [];
    byPhoto.set(photo, list);
    list.push({ path, category: categoryOf(stem) });
  }
  return createSet('masks', source.name, [...byPhoto].map(([name, pictures]) => ({
    // A folder's name has no extension: a dot in it is its own.
    name: `${name}.png`,
    read: async (photo, signal) => {
      const objects: ReadObject[] = [];
      for (const { path, category } of pictures) {
        const alpha = await abortable(readMaskPicture({ name: path, bytes: await source.read(path) }, photo), signal);
        objects.push({ category, shape: { kind: 'alpha', alpha }, isCrowd: false });
      }
      return objects;
    },
  })));
}
