import type { Size } from '../../../../../src-preload/model/geometry';
import { exifPointer } from './read-exif';
import { longEntry, shortEntry, type Directory, type DirectoryEntry } from './tiff-directory';

/**
 * What the picture's directory may say about the photo. All else in it describes how the old file stored its pixels,
 * or holds other pictures, profiles and packets.
 */
const about = new Set([
  0x010d, 0x010e, 0x010f, 0x0110, 0x011a, 0x011b, 0x0128, 0x0131, 0x0132, 0x013b, 0x013c, 0x4746, 0x4749, 0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f,
]);

/**
 * Makers' notes hold previews of the whole photo, and point to places in the old file; padding is reserved by editors;
 * the rest is written anew.
 */
const cameraDropped = new Set([0x927c, 0xea1c, 0xea1d, 0xa001, 0xa002, 0xa003]);

const orientation = 0x0112;
const upright = 1;
const colourSpace = 0xa001;
const srgb = 1;
const uncalibrated = 0xffff;

const camera = (entries: readonly DirectoryEntry[], { width, height }: Size, isSrgb: boolean): readonly DirectoryEntry[] => [
  ...entries.filter(({ tag }) => !cameraDropped.has(tag)),
  shortEntry(colourSpace, isSrgb ? srgb : uncalibrated),
  longEntry(0xa002, width),
  longEntry(0xa003, height),
];

/** A photo's EXIF as it is true of another picture of it: upright, of this size and colour space, without thumbnails. */
export function cleanExif({ entries, children }: Directory, size: Size, isSrgb: boolean): Directory {
  return {
    entries: [...entries.filter(({ tag }) => about.has(tag)), shortEntry(orientation, upright)],
    children: children.map(({ tag, directory }) =>
      tag === exifPointer ? { tag, directory: { ...directory, entries: camera(directory.entries, size, isSrgb) } } : { tag, directory },
    ),
  };
}
