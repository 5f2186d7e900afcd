import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { appContract } from '../../../src-preload/contract/app';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { createClient } from '../../../src-preload/rpc/client';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createInProcessPair } from '../../../src-preload/transports/in-process';

/**
 * Opens a file as a document before a page connects; the page finds it in `documents.list`. It goes through the
 * contract as bytes, so that no part of the contract ever takes a path and a page cannot ask for one.
 * @throws ClickcutError `file-unreadable`, or what the engine says of the photo.
 */
export async function openAtStart(attach: (channel: Channel) => void | Promise<void>, path: string): Promise<void> {
  const [own, theirs] = createInProcessPair();
  const client = createClient(appContract, own);
  try {
    await attach(theirs);
    const bytes = new Uint8Array(await readFile(path));
    await client.services.documents.create({ source: { kind: 'bytes', name: basename(path), bytes } });
  } catch (cause) {
    if (cause instanceof ClickcutError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ClickcutError({ code: 'file-unreadable', message: `${path} cannot be read: ${reason}` }, { cause });
  } finally {
    client.close();
  }
}
