/** Tables longer than this are not real: a defence against profiles that are made to be slow. */
const maxTags = 200;
const maxLength = 200;

const clean = (text: string): string | undefined => {
  const readable = text.replace(/\0[\s\S]*$/, '').replace(/\p{Cc}/gu, ' ').trim().slice(0, maxLength);
  return readable === '' ? undefined : readable;
};

/** ICC version 2: one ASCII string. */
function textDescription(icc: Buffer, at: number): string | undefined {
  const length = icc.readUInt32BE(at + 8);
  return clean(icc.toString('latin1', at + 12, Math.min(at + 12 + length, icc.length)));
}

function utf16(icc: Buffer, from: number, length: number): string | undefined {
  const end = Math.min(from + length - (length % 2), icc.length);
  if (from >= end) return undefined;
  return clean(new TextDecoder('utf-16be').decode(icc.subarray(from, end)));
}

/** ICC version 4: the same string in several languages; English is what other programs show. */
function multiLocalized(icc: Buffer, at: number): string | undefined {
  const count = Math.min(icc.readUInt32BE(at + 8), maxTags);
  const recordSize = icc.readUInt32BE(at + 12);
  const found = Array.from({ length: count }, (_, i) => at + 16 + i * recordSize)
    .filter((record) => record + 12 <= icc.length)
    .map((record) => ({
      language: icc.toString('latin1', record, record + 2),
      text: utf16(icc, at + icc.readUInt32BE(record + 8), icc.readUInt32BE(record + 4)),
    }));
  return (found.find((r) => r.language === 'en' && r.text !== undefined) ?? found.find((r) => r.text !== undefined))?.text;
}

function parse(icc: Buffer): string | undefined {
  const count = Math.min(icc.readUInt32BE(128), maxTags);
  for (let i = 0; i < count; i++) {
    const entry = 132 + i * 12;
    if (icc.toString('latin1', entry, entry + 4) !== 'desc') continue;
    const at = icc.readUInt32BE(entry + 4);
    const type = icc.toString('latin1', at, at + 4);
    if (type === 'desc') return textDescription(icc, at);
    if (type === 'mluc') return multiLocalized(icc, at);
  }
  return undefined;
}

/**
 * The name that a colour profile gives itself, at most 200 characters.
 * `undefined` when it has none or is malformed; never throws, whatever the bytes are.
 */
export function iccDescription(icc: Uint8Array): string | undefined {
  try {
    return parse(Buffer.from(icc.buffer, icc.byteOffset, icc.byteLength));
  } catch {
    return undefined;
  }
}
