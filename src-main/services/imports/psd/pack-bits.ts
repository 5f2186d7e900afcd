/**
 * PackBits (TIFF 6.0, section 9): a control byte n below 128 is followed by n + 1 bytes as they are, above 128 by one
 * byte to repeat 257 - n times; 128 does nothing.
 * @throws RangeError when the data ends before `out` is full
 */
export function unpackBits(data: Uint8Array, out: Uint8Array): void {
  let from = 0;
  let to = 0;
  while (to < out.length) {
    const control = data[from++];
    if (control === undefined) throw new RangeError('compressed pixels end too early');
    if (control === 128) continue;
    const count = control < 128 ? control + 1 : 257 - control;
    // Rows that run over their end exist in the wild; what is too much is dropped.
    const end = Math.min(to + count, out.length);
    if (control < 128) {
      if (from + (end - to) > data.length) throw new RangeError('compressed pixels end too early');
      out.set(data.subarray(from, from + (end - to)), to);
      from += count;
    } else {
      const value = data[from++];
      if (value === undefined) throw new RangeError('compressed pixels end too early');
      out.fill(value, to, end);
    }
    to = end;
  }
}
