import { webcrypto } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { throwIfAborted } from '../../../src-preload/contract/errors';

/** A millisecond or two, so that requests are answered in between. */
const sliceBytes = 4 * 1024 * 1024;

/** CRC-32 as zip has it. @throws ClickcutError `cancelled` */
export async function crcOf(bytes: Uint8Array, signal?: AbortSignal): Promise<number> {
  let crc = 0;
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    if (at > 0) await setImmediate();
    throwIfAborted(signal);
    crc = crc32(bytes.subarray(at, at + sliceBytes), crc);
  }
  return crc;
}

/** SHA-256, hex, made in a thread of the pool: many masks at once keep no request waiting. */
export const sha256Of = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
