import { mostDirectoryBytes, mostEntries, mostFileBytes } from '../limits';
import { projectDamaged, projectTooLarge, tooManyBytes } from '../project-errors';
import type { ByteSource } from './byte-source';
import { centralBytes, end64LocatorBytes, endBytes, mostCommentBytes, signature } from './records';

export interface DirectoryPlace {
  readonly entries: number;
  readonly offset: number;
  readonly bytes: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** The end record is the last one whose comment reaches exactly to the end of the file. */
function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - endBytes; at >= 0; at--) {
    if (tail.getUint32(at, true) === signature.end && at + endBytes + tail.getUint16(at + 20, true) === tail.byteLength) return at;
  }
  return -1;
}

async function beginsLikeZip(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 4);
  return head.length === 4 && viewOf(head).getUint32(0, true) === signature.local;
}

/**
 * Finds the central directory.
 * @throws ClickcutError `project-damaged`, `project-too-large`
 */
export async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const { name, size } = source;
  if (size === 0) throw projectDamaged(name, undefined, 'it is empty');
  if (size > mostFileBytes) throw projectTooLarge(name, undefined, tooManyBytes(size, mostFileBytes));
  const tailBytes = Math.min(size, end64LocatorBytes + endBytes + mostCommentBytes);
  const tail = viewOf(await source.read(size - tailBytes, tailBytes));
  const at = findEnd(tail);
  if (at < 0) throw projectDamaged(name, undefined, (await beginsLikeZip(source)) ? 'it is cut short' : 'it is no Clickcut project');

  const u16 = (offset: number): number => tail.getUint16(at + offset, true);
  const u32 = (offset: number): number => tail.getUint32(at + offset, true);
  const place: DirectoryPlace = { entries: u16(10), bytes: u32(12), offset: u32(16) };
  const has64 = at >= end64LocatorBytes && tail.getUint32(at - end64LocatorBytes, true) === signature.end64Locator;
  if (has64 || place.entries === 0xffff || place.bytes === 0xffffffff || place.offset === 0xffffffff) {
    throw projectDamaged(name, undefined, 'it is a 64-bit zip, which projects never are');
  }
  if (u16(4) !== 0 || u16(6) !== 0 || u16(8) !== place.entries) throw projectDamaged(name, undefined, 'it is one part of a split zip');
  if (place.entries > mostEntries) throw projectTooLarge(name, undefined, `it has ${place.entries} entries, the most is ${mostEntries}`);
  if (place.bytes > mostDirectoryBytes) throw projectTooLarge(name, undefined, `its directory: ${tooManyBytes(place.bytes, mostDirectoryBytes)}`);
  if (place.offset + place.bytes !== size - tailBytes + at || place.entries * centralBytes > place.bytes) {
    throw projectDamaged(name, undefined, 'its directory is not where its end says');
  }
  return place;
}
