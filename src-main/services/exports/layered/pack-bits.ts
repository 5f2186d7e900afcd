/** Shorter runs take no less room than as they are. */
const leastRun = 3;
/** A header byte counts to this. */
const most = 128;

/** Worst case for a row of `width` bytes: every 128 of them have a header. */
export const mostPacked = (width: number): number => width + Math.ceil(width / most);

/**
 * One row by PackBits (Apple, Technical Note TN1023; TIFF 6.0, section 9).
 * @param out has room for `mostPacked(row.length)` bytes from `at`
 * @returns where the row ends in `out`
 */
function packRow(row: Uint8Array, out: Uint8Array, at: number): number {
  let end = at;
  let i = 0;
  while (i < row.length) {
    const value = row[i] ?? 0;
    let run = 1;
    while (run < most && i + run < row.length && row[i + run] === value) run++;
    if (run >= leastRun) {
      out[end++] = 257 - run;
      out[end++] = value;
      i += run;
      continue;
    }
    const from = i;
    i += run;
    while (i < row.length && i - from < most && !(row[i] === row[i + 1] && row[i] === row[i + 2] && i + 2 < row.length)) i++;
    i = Math.min(i, from + most);
    out[end++] = i - from - 1;
    out.set(row.subarray(from, i), end);
    end += i - from;
  }
  return end;
}

export interface PlaneOf {
  readonly width: number;
  readonly height: number;
  /** Pixels of `channels` interleaved bytes. */
  readonly data: Uint8Array;
  readonly channels: number;
  /** Which byte of a pixel. */
  readonly channel: number;
  /** Lengths of rows have four bytes, as in PSB. */
  readonly large: boolean;
}

/** One channel as a Photoshop file holds it with compression 1: the packed lengths of all rows, then the rows. */
export function packPlane({ width, height, data, channels, channel, large }: PlaneOf): Uint8Array<ArrayBuffer> {
  const lengthBytes = large ? 4 : 2;
  const out = new Uint8Array(height * (lengthBytes + mostPacked(width)));
  const lengths = new DataView(out.buffer);
  const row = new Uint8Array(width);
  let at = height * lengthBytes;
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width * channels + channel; x < width; x++, i += channels) row[x] = data[i] ?? 0;
    const end = packRow(row, out, at);
    if (large) lengths.setUint32(y * 4, end - at);
    else lengths.setUint16(y * 2, end - at);
    at = end;
  }
  return out.slice(0, at);
}

/** A channel that is the same everywhere, packed once for all rows. */
export function packPlain(value: number, { width, height, large }: Pick<PlaneOf, 'width' | 'height' | 'large'>): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(mostPacked(width));
  const length = packRow(new Uint8Array(width).fill(value), packed, 0);
  const lengthBytes = large ? 4 : 2;
  const out = new Uint8Array(height * (lengthBytes + length));
  const view = new DataView(out.buffer);
  for (let y = 0; y < height; y++) {
    if (large) view.setUint32(y * 4, length);
    else view.setUint16(y * 2, length);
    out.set(packed.subarray(0, length), height * lengthBytes + y * length);
  }
  return out;
}
