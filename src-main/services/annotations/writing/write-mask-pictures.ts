import { throwIfAborted } from '../../../../src-preload/contract/errors';
import { safeFileName } from '../../../../src-preload/model/exporting/safe-file-name';
import type { AnnotationWriter, WritingContext } from './annotation-writer';
import { encodeRows } from './index-png';

const inside = 255;

/** A greyscale PNG of the photo's size an object, 0 or 255: `masks/<photo>/<category>-<n>.png`. */
export function writeMaskPictures({ classes, raster, signal }: WritingContext): AnnotationWriter {
  return {
    async *photo(photo) {
      const { width, height } = photo;
      const counted = new Map<string, number>();
      for (const { category, counts } of photo.objects) {
        throwIfAborted(signal);
        const name = safeFileName(classes.names()[classes.indexOf(category)] ?? category, 'object');
        const number = (counted.get(name.toLowerCase()) ?? 0) + 1;
        counted.set(name.toLowerCase(), number);
        const { alpha } = await raster.run('index-rows', { size: { width, height }, objects: [{ counts, value: inside }] }, { signal });
        yield { path: `masks/${photo.stem}/${name}-${number}.png`, bytes: await encodeRows({ width, height }, alpha) };
      }
    },
    async *end() {
      yield* [];
    },
  };
}
