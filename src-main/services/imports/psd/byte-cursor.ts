/** Reads big-endian numbers one after the other. Whatever lies beyond the end throws a RangeError that says so. */
export interface ByteCursor {
  readonly uint16: () => number;
  readonly int16: () => number;
  readonly uint32: () => number;
  readonly int32: () => number;
  /** A length: 32 bits, or 64 in large files, of which only 53 can be used. */
  readonly length: (large: boolean) => number;
  readonly skip: (count: number) => void;
  readonly left: () => number;
  /** The next bytes as a cursor of their own; this one goes on behind them. */
  readonly section: (length: number) => ByteCursor;
  /** All that follows, without moving. */
  readonly rest: () => Uint8Array;
  /** A cursor right behind the first place from here where these characters lie. */
  readonly find: (text: string) => ByteCursor | undefined;
}

export function byteCursor(bytes: Uint8Array): ByteCursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (count: number): number => {
    if (count > bytes.length - at) throw new RangeError('the file ends too early');
    at += count;
    return at - count;
  };
  const uint32 = (): number => view.getUint32(take(4));
  return {
    uint16: () => view.getUint16(take(2)),
    int16: () => view.getInt16(take(2)),
    uint32,
    int32: () => view.getInt32(take(4)),
    length: (large) => (large ? uint32() * 2 ** 32 + uint32() : uint32()),
    skip: (count) => void take(count),
    left: () => bytes.length - at,
    section: (length) => byteCursor(bytes.subarray(take(length), at)),
    rest: () => bytes.subarray(at),
    find: (text) => {
      const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, at, 'latin1');
      return found < 0 ? undefined : byteCursor(bytes.subarray(found + text.length));
    },
  };
}
