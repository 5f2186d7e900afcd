import { readFile, stat } from 'node:fs/promises';
import type { DocumentId } from '../../../../src-preload/model/document';
import { mostThumbnailBytes } from '../limits';
import { isInUse } from './lock';
import { replay } from './replay';
import type { WorkFolder } from './work-folder';

/** Work that was not closed. */
export interface RecoverableWork {
  readonly id: string;
  readonly document: DocumentId;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly layers: number;
  /** It holds changes that no project file has. */
  readonly isUnsaved: boolean;
  /** The project file that it was last saved to, if any. */
  readonly path: string | null;
  /** PNG */
  readonly thumbnail?: Uint8Array;
}

async function thumbnailOf({ thumbnail }: WorkFolder): Promise<Uint8Array | undefined> {
  const info = await stat(thumbnail).catch(() => undefined);
  if (!info || info.size > mostThumbnailBytes) return undefined;
  return readFile(thumbnail).then((png) => new Uint8Array(png), () => undefined);
}

async function describe(id: string, folder: WorkFolder): Promise<RecoverableWork | undefined> {
  if (await isInUse(folder.path)) return undefined;
  // What cannot be read is not offered, and stays where it is for whoever wants to look.
  const found = await replay(folder).catch(() => undefined);
  if (!found) return undefined;
  const { document, revision, savedAs, changedAt } = found;
  const thumbnail = await thumbnailOf(folder);
  return {
    id,
    document: document.id,
    name: document.name,
    changedAt,
    layers: document.layers.length,
    isUnsaved: savedAs === null || savedAs.revision < revision,
    path: savedAs?.path ?? null,
    ...(thumbnail && { thumbnail }),
  };
}

/** What is nobody's at the moment, the latest first. */
export async function listWork(folders: readonly { readonly id: string; readonly folder: WorkFolder }[]): Promise<readonly RecoverableWork[]> {
  const found: RecoverableWork[] = [];
  for (const { id, folder } of folders) {
    const work = await describe(id, folder);
    if (work) found.push(work);
  }
  return found.toSorted((a, b) => b.changedAt - a.changedAt);
}
