import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import { writeAtomic } from '../../../inference/files/atomic-write';
import { checkedDocument } from '../document-json';
import { projectDamaged } from '../project-errors';

const savedAs = z.object({ path: z.string(), revision: z.number().int().nonnegative() }).readonly();
/** The project file that a document was last saved to, and which revision of it. */
export type SavedAs = z.infer<typeof savedAs>;

export interface Snapshot {
  readonly document: DocumentRecord;
  readonly revision: number;
  readonly savedAs: SavedAs | null;
}

const frame = z.object({ document: z.unknown(), revision: z.number().int().nonnegative(), savedAs: savedAs.nullable() });

export const writeSnapshot = (path: string, snapshot: Snapshot): Promise<void> => writeAtomic(path, JSON.stringify(snapshot));

/** @throws ClickcutError `project-damaged`, `project-too-new`; rejects as `readFile` */
export async function readSnapshot(path: string): Promise<Snapshot> {
  const text = await readFile(path, 'utf8');
  let parsed: z.infer<typeof frame>;
  try {
    parsed = frame.parse(JSON.parse(text));
  } catch (cause) {
    throw projectDamaged(path, undefined, 'it is no snapshot', cause);
  }
  return { ...parsed, document: checkedDocument(path, basename(path), parsed.document) };
}
