import type { FileMetadata } from '../metadata/file-metadata';
import { bytesEntry, writeDirectory, type Directory, type DirectoryEntry } from '../metadata/tiff-directory';

const xmpTag = 700;
const iptcTag = 33_723;
const iccTag = 34_675;

/** Entries as they stand in the file: values that lie elsewhere stay there, and their places are copied as values. */
function entriesAt(file: Buffer, at: number): readonly DirectoryEntry[] {
  return Array.from({ length: file.readUInt16LE(at) }, (_, i) => {
    const entry = at + 2 + i * 12;
    return { tag: file.readUInt16LE(entry), type: file.readUInt16LE(entry + 2), count: file.readUInt32LE(entry + 4), data: file.subarray(entry + 8, entry + 12) };
  });
}

/**
 * A TIFF file of one picture with further tags: a new directory at its end, and the header points to it (TIFF 6.0,
 * and the XMP, IPTC and ICC specifications for their tags).
 * @param file little-endian, as libvips writes it
 */
export function withTiffTags(file: Uint8Array, { icc, exif, xmp, iptc }: FileMetadata): Uint8Array<ArrayBuffer> {
  const old = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (old.toString('latin1', 0, 4) !== 'II*\0') throw new Error('not a little-endian TIFF file');
  const added: readonly DirectoryEntry[] = [
    ...(exif?.entries ?? []),
    ...(xmp === undefined ? [] : [bytesEntry(xmpTag, 1, Buffer.from(xmp, 'utf8'))]),
    ...(iptc ? [bytesEntry(iptcTag, 7, iptc)] : []),
    ...(icc ? [bytesEntry(iccTag, 7, icc)] : []),
  ];
  const tags = new Set(added.map(({ tag }) => tag));
  const kept = entriesAt(old, old.readUInt32LE(4)).filter(({ tag }) => !tags.has(tag));
  const directory: Directory = { entries: [...kept, ...added], children: exif?.children ?? [] };
  const at = file.length + (file.length & 1);
  const end = writeDirectory(directory, at);
  const out = new Uint8Array(at + end.length);
  out.set(file);
  out.set(end, at);
  new DataView(out.buffer).setUint32(4, at, true);
  return out;
}
