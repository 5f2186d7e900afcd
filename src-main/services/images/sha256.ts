import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { throwIfAborted } from '../../../src-preload/contract/errors';

/** A few milliseconds of hashing even without hardware support, so that requests are answered in between. */
const sliceBytes = 2 * 1024 * 1024;

/** SHA-256, hex. Gives way to other work between slices. @throws ClickcutError `cancelled` */
export async function sha256(bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    if (at > 0) await setImmediate();
    throwIfAborted(signal);
    hash.update(bytes.subarray(at, at + sliceBytes));
  }
  return hash.digest('hex');
}
