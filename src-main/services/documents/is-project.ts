import { mediaType, typeEntry } from '../projects/entry-rules';

const localHeader = 0x04034b50;
const nameOffset = 30;

/** A zip whose first entry says that it is a Clickcut project, by the first hundred bytes. */
export function isProject(bytes: Uint8Array): boolean {
  const start = nameOffset + typeEntry.length;
  if (bytes.length < start + mediaType.length) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== localHeader) return false;
  const text = String.fromCharCode(...bytes.subarray(nameOffset, start + mediaType.length));
  return text === `${typeEntry}${mediaType}`;
}
