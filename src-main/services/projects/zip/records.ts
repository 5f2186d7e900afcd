/** The records of a zip file after PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. All numbers little-endian. */
export const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64Locator: 0x07064b50 } as const;

export const localBytes = 30;
export const centralBytes = 46;
export const endBytes = 22;
export const end64LocatorBytes = 20;
/** The comment's length is a u16. */
export const mostCommentBytes = 0xffff;

/** 4.4.5 */
export const method = { stored: 0, deflated: 8 } as const;
export type Method = (typeof method)[keyof typeof method];

/** 4.4.4: general purpose bits. */
export const flag = { encrypted: 1, streamed: 1 << 3, strongEncryption: 1 << 6, maskedHeaders: 1 << 13 } as const;

export interface ZipEntry {
  readonly name: string;
  readonly method: Method;
  /** CRC-32 of the content. */
  readonly crc: number;
  /** As it lies in the file. */
  readonly packedBytes: number;
  readonly bytes: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Version 2.0 is the first with deflate. */
const version = 20;
/** 1980-01-01, zip's first day: the same project is the same bytes whenever it is written. */
const firstDay = 0x21;

/** What local and central headers share, from `at` on. */
function describe(view: DataView, at: number, { method: how, crc, packedBytes, bytes, name }: ZipEntry): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 4, how, true);
  view.setUint16(at + 8, firstDay, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packedBytes, true);
  view.setUint32(at + 18, bytes, true);
  view.setUint16(at + 22, name.length, true);
}

function withName(size: number, name: string): { readonly record: Uint8Array<ArrayBuffer>; readonly view: DataView } {
  const record = new Uint8Array(size + name.length);
  new TextEncoder().encodeInto(name, record.subarray(size));
  return { record, view: new DataView(record.buffer) };
}

/** Names are ASCII. */
export function localHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const { record, view } = withName(localBytes, entry.name);
  view.setUint32(0, signature.local, true);
  describe(view, 4, entry);
  return record;
}

export function centralHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const { record, view } = withName(centralBytes, entry.name);
  view.setUint32(0, signature.central, true);
  view.setUint16(4, version, true);
  describe(view, 6, entry);
  view.setUint32(42, entry.offset, true);
  return record;
}

export function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(endBytes));
  view.setUint32(0, signature.end, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, directoryBytes, true);
  view.setUint32(16, directoryOffset, true);
  return new Uint8Array(view.buffer);
}
