/** [tag, type, value]: text for 2, numbers for 3, 4 and 5 (as numerator and denominator), bytes for 7. */
export type ExifField = readonly [tag: number, type: 2 | 3 | 4 | 5 | 7, value: string | readonly number[] | Buffer];

function valueOf([, type, value]: ExifField): { readonly data: Buffer; readonly count: number } {
  if (typeof value === 'string') return { data: Buffer.from(`${value}\0`, 'utf8'), count: Buffer.byteLength(value) + 1 };
  if (Buffer.isBuffer(value)) return { data: value, count: value.length };
  const size = type === 3 ? 2 : 4;
  const data = Buffer.alloc(value.length * size);
  value.forEach((v, i) => (size === 2 ? data.writeUInt16BE(v, i * 2) : data.writeUInt32BE(v, i * 4)));
  return { data, count: type === 5 ? value.length / 2 : value.length };
}

function directory(fields: readonly ExifField[], at: number, next: number): Buffer {
  const table = Buffer.alloc(2 + fields.length * 12 + 4);
  table.writeUInt16BE(fields.length, 0);
  table.writeUInt32BE(next, table.length - 4);
  const values: Buffer[] = [];
  let end = at + table.length;
  fields.forEach((field, i) => {
    const entry = 2 + i * 12;
    const { data, count } = valueOf(field);
    table.writeUInt16BE(field[0], entry);
    table.writeUInt16BE(field[1], entry + 2);
    table.writeUInt32BE(count, entry + 4);
    if (data.length <= 4) data.copy(table, entry + 8);
    else {
      table.writeUInt32BE(end, entry + 8);
      const even = Buffer.concat([data, Buffer.alloc(data.length & 1)]);
      values.push(even);
      end += even.length;
    }
  });
  return Buffer.concat([table, ...values]);
}

export interface ExifFixture {
  readonly image: readonly ExifField[];
  readonly camera?: readonly ExifField[];
  readonly gps?: readonly ExifField[];
  readonly thumbnail?: Buffer;
}

/** A big-endian EXIF block, as cameras write it; directories one after the other. */
export function exifOf({ image, camera, gps, thumbnail }: ExifFixture): Buffer {
  const lay = (pointers: readonly number[], next: number): Buffer => {
    const fields: ExifField[] = [...image, ...(camera ? [[0x8769, 4, [pointers[0] ?? 0]] as const] : []), ...(gps ? [[0x8825, 4, [pointers[1] ?? 0]] as const] : [])];
    return directory(fields, 8, next);
  };
  const first = lay([0, 0], 0).length;
  const cameraAt = 8 + first;
  const cameraBytes = camera ? directory(camera, cameraAt, 0) : Buffer.alloc(0);
  const gpsAt = cameraAt + cameraBytes.length;
  const gpsBytes = gps ? directory(gps, gpsAt, 0) : Buffer.alloc(0);
  const thumbAt = gpsAt + gpsBytes.length;
  const thumbBytes = (at: number): Buffer => directory([[0x0103, 3, [6]], [0x0201, 4, [at]], [0x0202, 4, [thumbnail?.length ?? 0]]], thumbAt, 0);
  const thumb = thumbnail ? Buffer.concat([thumbBytes(thumbAt + thumbBytes(0).length), thumbnail]) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), lay([cameraAt, gpsAt], thumbnail ? thumbAt : 0), cameraBytes, gpsBytes, thumb]);
}

/** Marker segments directly behind the start of a JPEG. */
export function withSegments(jpeg: Uint8Array, segments: readonly (readonly [marker: number, data: Buffer])[]): Buffer {
  const parts = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);
}
