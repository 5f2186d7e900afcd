import { access, readFile, stat } from 'node:fs/promises';
import { applyOperation } from '../../../../src-preload/model/apply-operation';
import { documentRecord, type DocumentRecord } from '../../../../src-preload/model/document';
import type { Operation } from '../../../../src-preload/model/operation';
import { CollectedBlobs } from '../blob-payload';
import { blobsOfDocument, blobsOfOperations, type BlobRef } from '../blob-refs';
import { documentProblem } from '../document-problem';
import { projectDamaged } from '../project-errors';
import { parseLogLine } from './log-line';
import { readSnapshot, type Snapshot } from './snapshot';
import type { WorkFolder } from './work-folder';

export interface Replayed extends Snapshot {
  /** Batches that were written but cannot be read or applied, because one of them or one before is damaged. */
  readonly lostBatches: number;
  /** Milliseconds since 1970: when the folder's content last changed. */
  readonly changedAt: number;
}

function applyBatch(document: DocumentRecord, operations: readonly Operation[]): DocumentRecord | undefined {
  let current = document;
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return undefined;
    current = applied.document;
  }
  return current;
}

const isValid = (document: DocumentRecord): boolean => documentProblem(document) === undefined && documentRecord.safeParse(document).success;

/** The first snapshot may not be flushed yet: then it counts if everything that it names is whole. */
async function firstSnapshot(folder: WorkFolder): Promise<Snapshot> {
  const snapshot = await readSnapshot(folder.aheadSnapshot);
  if (await areWhole(folder, blobsOfDocument(snapshot.document).values())) return snapshot;
  throw projectDamaged(folder.aheadSnapshot, undefined, 'it was never finished');
}

/** Batches that nobody has flushed, as far as they follow on and everything that they name is whole. */
async function playAhead(folder: WorkFolder, snapshot: Snapshot): Promise<Snapshot> {
  const text = await readFile(folder.ahead, 'utf8').catch(() => '');
  let state = snapshot;
  for (const line of text.split('\n').slice(0, -1)) {
    const record = parseLogLine(line);
    // The log has it already.
    if (record && 'operations' in record && record.revision <= state.revision) continue;
    if (!record || ('operations' in record && !(await areWhole(folder, blobsOfOperations(record.operations).values())))) break;
    const { state: next, lostBatches } = play(state, [line], true);
    if (lostBatches > 0) break;
    state = next;
  }
  return state;
}

async function areWhole(folder: WorkFolder, refs: Iterable<BlobRef>): Promise<boolean> {
  const blobs = new CollectedBlobs();
  for (const ref of refs) {
    const payload = await folder.readBlob(ref).catch(() => undefined);
    if (!payload || (await blobs.take(ref, payload)) !== undefined) return false;
  }
  return true;
}

interface Played {
  readonly state: Snapshot;
  readonly lostBatches: number;
}

/** @param always checks after every batch, not only at the end */
function play(snapshot: Snapshot, lines: readonly string[], always: boolean): Played {
  let state = snapshot;
  for (const [i, line] of lines.entries()) {
    const lost = { state, lostBatches: lines.length - i };
    const record = parseLogLine(line);
    if (!record) return lost;
    if ('saved' in record) {
      if (record.revision >= (state.savedAs?.revision ?? 0)) state = { ...state, savedAs: { path: record.saved, revision: record.revision } };
      continue;
    }
    // The snapshot was written, then the log was not yet emptied.
    if (record.revision <= state.revision) continue;
    const document = record.revision === state.revision + 1 ? applyBatch(state.document, record.operations) : undefined;
    if (!document || (always && !isValid(document))) return lost;
    state = { ...state, document, revision: record.revision };
  }
  return { state, lostBatches: 0 };
}

const changedAt = async (path: string): Promise<number> => stat(path).then((s) => s.mtimeMs, () => 0);

/**
 * The last valid state of a journal: its snapshot, and the batches of the log as far as they are whole, then those that
 * were ahead of it. A last line that was cut short is no loss: it was never finished.
 * @throws ClickcutError `project-damaged`, `project-too-new` for the snapshot; rejects when there is none
 */
export async function replay(folder: WorkFolder): Promise<Replayed> {
  const isFlushed = await access(folder.snapshot).then(() => true, () => false);
  const snapshot = await (isFlushed ? readSnapshot(folder.snapshot) : firstSnapshot(folder));
  const log = await readFile(folder.log, 'utf8').catch(() => '');
  const lines = log.split('\n').slice(0, -1);
  const quick = play(snapshot, lines, false);
  const { state: logged, lostBatches } = isValid(quick.state.document) ? quick : play(snapshot, lines, true);
  const state = await playAhead(folder, logged);
  const files = await Promise.all([folder.snapshot, folder.aheadSnapshot, folder.log, folder.ahead].map(changedAt));
  return { ...state, lostBatches: Math.max(0, lostBatches - (state.revision - logged.revision)), changedAt: Math.max(...files) };
}
