import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { ClickcutError, throwIfAborted } from '../../../../src-preload/contract/errors';
import { method } from '../../projects/zip/records';
import { ZipWriter } from '../../projects/zip/zip-writer';

/** Offsets are 32-bit numbers, and one file lies in one piece of memory. */
const mostBytes = 2 ** 32 - 1;
/** The checksum of this much takes a few milliseconds; other work gets its turn in between. */
const sliceBytes = 8 * 1024 * 1024;

async function checksum(bytes: Uint8Array, signal: AbortSignal): Promise<number> {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    sum = crc32(bytes.subarray(at, at + sliceBytes), sum);
    await setImmediate();
    throwIfAborted(signal);
  }
  return sum;
}

/** A zip whose entries lie in it as they are, with their sizes in front, so that the first one can be told by its place. */
export interface StoredArchive {
  /** @param name ASCII @throws ClickcutError `image-too-large`, `cancelled` */
  add(name: string, bytes: Uint8Array): Promise<void>;
  end(): Promise<Uint8Array<ArrayBuffer>>;
}

export function createStoredArchive(signal: AbortSignal): StoredArchive {
  const parts: Uint8Array[] = [];
  const zip = new ZipWriter({
    write: async (bytes) => {
      parts.push(bytes);
    },
  });
  return {
    add: async (name, bytes) => {
      if (zip.bytes + bytes.length > mostBytes) {
        throw new ClickcutError({ code: 'image-too-large', message: 'The layers are too large for one OpenRaster file.', hint: 'Merge layers first.' });
      }
      await zip.add({ name, method: method.stored, crc: await checksum(bytes, signal), bytes: bytes.length, packed: bytes });
    },
    end: async () => {
      await zip.end();
      const out = new Uint8Array(zip.bytes);
      let at = 0;
      for (const part of parts) {
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}
