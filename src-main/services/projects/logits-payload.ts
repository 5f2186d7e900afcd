const isBigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

const swapped = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const copy = Uint8Array.from(bytes);
  if (isBigEndian) Buffer.from(copy.buffer).swap16();
  return copy;
};

/** fp16 bits, little-endian: what the logits' id is the SHA-256 of. */
export const logitsPayload = (logits: Uint16Array): Uint8Array<ArrayBuffer> =>
  swapped(new Uint8Array(logits.buffer, logits.byteOffset, logits.byteLength));

/** The halves again, in memory of their own. */
export const logitsFrom = (payload: Uint8Array): Uint16Array => new Uint16Array(swapped(payload).buffer);
