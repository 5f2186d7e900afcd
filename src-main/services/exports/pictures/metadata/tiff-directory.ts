/** One value of a TIFF directory; little-endian, whatever the file it comes from. */
export interface DirectoryEntry {
  readonly tag: number;
  /** TIFF 6.0: 2 ASCII, 3 SHORT, 4 LONG, 5 RATIONAL, 7 UNDEFINED … */
  readonly type: number;
  readonly count: number;
  /** All of the value. */
  readonly data: Buffer;
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  /** Directories that a tag of this one points to. */
  readonly children: readonly { readonly tag: number; readonly directory: Directory }[];
}

/** Bytes of one value by type; 0 for types that there are not. */
const sizeOf = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
/** The part that has a byte order of its own: a rational is two longs. */
const wordOf = [0, 1, 1, 2, 4, 4, 1, 1, 2, 4, 4, 4, 8] as const;

export const typeSize = (type: number): number => sizeOf[type] ?? 0;

/** Copies values out of a file of the other byte order. */
export function swapped(data: Buffer, type: number): Buffer {
  const out = Buffer.from(data);
  switch (wordOf[type]) {
    case 2:
      return out.swap16();
    case 4:
      return out.swap32();
    case 8:
      return out.swap64();
    default:
      return out;
  }
}

export const asciiEntry = (tag: number, text: string): DirectoryEntry => {
  const data = Buffer.from(`${text}\0`, 'utf8');
  return { tag, type: 2, count: data.length, data };
};

export const longEntry = (tag: number, value: number): DirectoryEntry => {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(value);
  return { tag, type: 4, count: 1, data };
};

export const shortEntry = (tag: number, value: number): DirectoryEntry => ({ tag, type: 3, count: 1, data: Buffer.from([value & 0xff, value >>> 8]) });

export const bytesEntry = (tag: number, type: 1 | 7, data: Uint8Array): DirectoryEntry => ({ tag, type, count: data.length, data: Buffer.from(data) });

/** An entry, or a pointer to a child. */
type Placed = DirectoryEntry & { readonly directory?: Directory };

const evenLength = (data: Buffer): number => data.length + (data.length & 1);

/**
 * A directory, its values and its children in one piece, little-endian.
 * @param base where in the file (counted from its TIFF header) the piece will lie; even
 */
export function writeDirectory({ entries, children }: Directory, base: number): Buffer {
  const pointers: readonly Placed[] = children.map(({ tag, directory }) => ({ ...longEntry(tag, 0), directory }));
  const sorted: readonly Placed[] = [...pointers, ...entries].sort((a, b) => a.tag - b.tag);
  const table = Buffer.alloc(2 + sorted.length * 12 + 4);
  table.writeUInt16LE(sorted.length, 0);
  const behind: Buffer[] = [];
  let next = base + table.length;
  const append = (data: Buffer): number => {
    const at = next;
    behind.push(data);
    if (data.length & 1) behind.push(Buffer.alloc(1));
    next += evenLength(data);
    return at;
  };
  sorted.forEach((entry, i) => {
    const at = 2 + i * 12;
    table.writeUInt16LE(entry.tag, at);
    table.writeUInt16LE(entry.type, at + 2);
    table.writeUInt32LE(entry.count, at + 4);
    if (entry.directory) table.writeUInt32LE(append(writeDirectory(entry.directory, next)), at + 8);
    else if (entry.data.length <= 4) entry.data.copy(table, at + 8);
    else table.writeUInt32LE(append(entry.data), at + 8);
  });
  return Buffer.concat([table, ...behind]);
}
