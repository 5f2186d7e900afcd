import { throwIfAborted, type ClickcutError } from '../../../../src-preload/contract/errors';
import type { Point, Size } from '../../../../src-preload/model/geometry';
import type { AnnotationFormat } from '../../../../src-preload/model/job';
import type { MaskShape } from '../pixels/shape-alpha';
import { otherSize, tooLarge, unknownPhoto } from './annotation-errors';
import { mostObjects } from './limits';

/** One object as annotations tell of it, before its mask is made. */
export interface ReadObject {
  readonly category: string;
  /** `alpha`: one byte a pixel of the photo. */
  readonly shape: MaskShape | { readonly kind: 'alpha'; readonly alpha: Uint8Array };
  /** A region of many objects that nobody told apart. */
  readonly isCrowd: boolean;
  readonly iou?: number | undefined;
  readonly stability?: number | undefined;
  readonly point?: Point | undefined;
}

export interface PhotoToAnnotate extends Size {
  /** Its file name; with folders where several photos have the same. */
  readonly name: string;
}

/** Annotations of one photo or many; each photo's are read when they are asked for. */
export interface AnnotationSet {
  readonly format: AnnotationFormat;
  /** For messages. */
  readonly name: string;
  /** The photos that it tells of, by file name, or without the extension where the format has none. */
  readonly photos: readonly string[];
  /**
   * @throws ClickcutError `not-found` for a photo that it does not tell of, `bad-request` for one of another size,
   * `file-unreadable` for annotations that are damaged or beyond all limits, `cancelled`
   */
  objects(photo: PhotoToAnnotate, signal?: AbortSignal): Promise<readonly ReadObject[]>;
}

export interface SetEntry {
  readonly name: string;
  /** Where the annotations tell it beforehand. */
  readonly size?: Size | undefined;
  read(photo: PhotoToAnnotate, signal: AbortSignal | undefined): Promise<readonly ReadObject[]>;
}

const baseOf = (name: string): string => name.replaceAll('\\', '/').split('/').at(-1)?.toLowerCase() ?? '';
const stemOf = (name: string): string => baseOf(name).replace(/\.[^.]*$/, '');
const keys = [(name: string) => name.replaceAll('\\', '/'), baseOf, stemOf] as const;

/** Finds things by file name: as it stands, then without folders, then without the extension; never one of several. */
export function createNameIndex<T extends { readonly name: string }>(items: readonly T[]): (name: string) => T | undefined {
  const maps = keys.map((key) => {
    const found = new Map<string, T | null>();
    for (const item of items) found.set(key(item.name), found.has(key(item.name)) ? null : item);
    return { key, found };
  });
  return (name) => {
    for (const { key, found } of maps) {
      const item = found.get(key(name));
      if (item) return item;
      if (item === null) return undefined;
    }
    return undefined;
  };
}

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

export function createSet(format: AnnotationFormat, name: string, entries: readonly SetEntry[]): AnnotationSet {
  const find = createNameIndex(entries);
  const [only, ...more] = entries;
  return {
    format,
    name,
    photos: entries.map((entry) => entry.name),
    objects: async (photo, signal) => {
      throwIfAborted(signal);
      // A photo that was renamed is known by its size, where there is no other one.
      const entry = find(photo.name) ?? (only?.size && more.length === 0 && sameSize(only.size, photo) ? only : undefined);
      if (!entry) throw unknownPhoto(name, photo.name);
      if (entry.size && !sameSize(entry.size, photo)) throw otherSize(name, photo.name, entry.size, photo);
      const objects = await entry.read(photo, signal);
      if (objects.length > mostObjects) throw tooLarge(name, `'${photo.name}' has ${objects.length} objects, at most ${mostObjects} become layers`);
      return objects;
    },
  };
}

/** A wrong value of a file that says where it is. @throws what `fail` makes of a RangeError of `work` */
export function within<T>(fail: (what: string, cause: unknown) => ClickcutError, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof RangeError) throw fail(cause.message, cause);
    throw cause;
  }
}
