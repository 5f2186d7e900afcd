import type { AnnotatedPhoto, AnnotationFile } from '../../../src-main/services/annotations/annotated-photo';
import { readAnnotations, maskOfObject, type AnnotationSet, type ReadObject } from '../../../src-main/services/annotations/read-annotations';
import { writeAnnotations } from '../../../src-main/services/annotations/write-annotations';
import { zipStored } from '../../../src-main/services/exports/zip-stored';
import { expandAlpha } from '../../../src-preload/raster/bounds';
import type { AnnotationFormat } from '../../../src-preload/model/job';
import { inProcess } from '../masks/mask-studio';
import { inEllipse, objectOf, planeOf, type Plane } from './pictures';

export const size = { width: 120, height: 80 };

/** A ring, a dog in two pieces behind it, a cat that reaches the border; none hides another. */
export const planes: Readonly<Record<'ring' | 'dog' | 'cat', Plane>> = {
  ring: planeOf(size, (x, y) => inEllipse(x, y, { x: 35, y: 40, a: 30, b: 34 }) && !inEllipse(x, y, { x: 33, y: 38, a: 14, b: 12 })),
  dog: planeOf(size, (x, y) => inEllipse(x, y, { x: 85, y: 20, a: 16, b: 15 }) || inEllipse(x, y, { x: 84, y: 55, a: 15, b: 18 })),
  cat: planeOf(size, (x, y) => x >= 104 && y >= 30 && y < 78 && x + y > 150),
};

/** In the order in which they lie on each other. */
export const expected = [
  { category: 'ring', plane: planes.ring },
  { category: 'dog', plane: planes.dog },
  { category: 'cat', plane: planes.cat },
] as const;

export const photo: AnnotatedPhoto = {
  ...size,
  fileName: 'beach.jpg',
  objects: [objectOf(size, planes.ring, 'ring', { iou: 0.91, stability: 0.97, point: { x: 60.5, y: 40.5 } }), objectOf(size, planes.dog, 'dog'), objectOf(size, planes.cat, 'cat')],
};

export const emptyPhoto: AnnotatedPhoto = { width: 20, height: 10, fileName: 'nothing.png', objects: [] };

export async function filesOf(format: AnnotationFormat, photos: readonly AnnotatedPhoto[] = [photo, emptyPhoto], classes: readonly string[] = ['cat']): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, AnnotationFile['bytes']>();
  for await (const { path, bytes } of writeAnnotations(photos, { format, classes, made: { by: 'Clickcut', version: '1' }, raster: inProcess })) files.set(path, bytes);
  return files;
}

export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A set of files as a window hands it over: one file, or a zip. */
export async function setOf(files: ReadonlyMap<string, Uint8Array>, name = 'set'): Promise<AnnotationSet> {
  const [only, ...more] = files;
  const bytes = only && more.length === 0 && only[0].endsWith('.json') ? only[1] : await zipStored([...files].map(([path, content]) => ({ name: path, bytes: content })));
  return readAnnotations({ kind: 'bytes', name: only && more.length === 0 ? only[0] : `${name}.zip`, bytes }, { raster: inProcess });
}

/** The mask of an object at half alpha. */
export async function planeOfObject(object: ReadObject, of = size): Promise<Plane> {
  const { info, alpha } = await maskOfObject(object, of, { raster: inProcess });
  return expandAlpha({ bounds: info.bounds, alpha }, of).map((value) => (value >= 128 ? 1 : 0));
}
