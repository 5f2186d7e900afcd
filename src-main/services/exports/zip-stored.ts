import { setImmediate } from 'node:timers/promises';
import { Zip, ZipPassThrough } from 'fflate';
import { throwIfAborted } from '../../../src-preload/contract/errors';

/** The checksum of this much takes a few milliseconds; other work gets its turn in between. */
const sliceBytes = 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A zip without compression: pictures are compressed already. @throws ClickcutError `cancelled` */
export async function zipStored(entries: readonly ZipEntry[], signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, part) => {
    if (error) failure = error;
    else parts.push(part);
  });
  for (const { name, bytes } of entries) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    let at = 0;
    do {
      throwIfAborted(signal);
      entry.push(bytes.subarray(at, at + sliceBytes), at + sliceBytes >= bytes.length);
      at += sliceBytes;
      await setImmediate();
    } while (at < bytes.length);
  }
  zip.end();
  if (failure) throw failure;
  return join(parts);
}
