import { randomUUID } from 'node:crypto';
import type { DocumentRecord } from '../../src-preload/model/document';
import type { ImageSource } from '../services/images/images';
import type { Core } from './create-core';
import type { DocumentTools } from './document-tools';

export interface ProjectDocument {
  readonly document: DocumentRecord;
  readonly kind: 'photo' | 'project' | 'artwork';
  /** Frees its photos and masks. */
  close(): void;
}

/** A file of any kind that a window opens, with everything that it names held until it is closed. @throws as `FileOpener.open` */
export async function openProjectDocument(
  { images, masks, logits }: Pick<Core, 'images' | 'masks' | 'logits'>,
  { opener }: Pick<DocumentTools, 'opener'>,
  source: string | ImageSource,
  signal: AbortSignal | undefined,
): Promise<ProjectDocument> {
  // The same project may be open twice.
  const owner = `file ${randomUUID()}`;
  const opened = await opener.open(typeof source === 'string' ? { kind: 'path', path: source } : source, { signal, owner });
  for (const id of opened.logits) logits.claim(id, owner);
  let isClosed = false;
  return {
    document: opened.document,
    kind: opened.kind,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      for (const id of opened.images) images.release(id);
      masks.release(owner);
      logits.release(owner);
    },
  };
}
