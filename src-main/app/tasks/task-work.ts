import { posix } from 'node:path';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { ExportOutput } from '../../../src-preload/model/exporting/export-output';
import type { PlannedInput } from '../../services/batch/plan-results';
import type { ResultSink } from '../../services/batch/place-results';
import type { FileWork } from '../../services/batch/run-batch';
import type { ReadImage } from '../../services/exports/outputs/background-images';
import { needsFrame } from '../../services/exports/outputs/name-files';
import type { OutputRequest } from '../../services/exports/outputs/outputs';
import { askedOutputs, keepsOutputs } from '../../services/exports/outputs/own-outputs';
import type { Core } from '../create-core';
import type { JobTools } from '../document-tools';

export interface WorkParts {
  readonly core: Core;
  readonly tools: JobTools;
  /** What the job says; documents are exported as they keep it where it says nothing. */
  readonly outputs: readonly ExportOutput[] | undefined;
  /** For documents that keep nothing. */
  readonly usual: readonly ExportOutput[];
  /** What `{preset}` stands for in names. */
  readonly preset: string | undefined;
  readonly readImage: ReadImage | undefined;
  /** The look that a recipe applies. */
  readonly project: DocumentRecord | undefined;
}

/** How a task works on one file. */
export interface TaskWork {
  readonly open: (input: PlannedInput, bytes: Uint8Array, signal: AbortSignal) => Promise<FileWork>;
  /** The results of a file from the topmost cut-out of a document of it; absent for tasks that are not about one. */
  readonly mend?: ((input: PlannedInput, document: DocumentRecord, sink: ResultSink, signal: AbortSignal) => Promise<void>) | undefined;
}

/** What the job makes of a document; a project names no files of this machine: its own backgrounds are photos of it. */
const requestOf = ({ outputs, usual, preset, readImage }: Pick<WorkParts, 'outputs' | 'usual' | 'preset' | 'readImage'>, document: DocumentRecord): OutputRequest => ({
  document,
  ...(outputs ? { outputs, preset, readImage } : { outputs: keepsOutputs(document) ? null : usual }),
});

/** Where the job's outputs of a document go; undefined where only the finished pictures tell. */
export async function pathsOf(parts: WorkParts, document: DocumentRecord, { folder }: PlannedInput, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const request = requestOf(parts, document);
  if (askedOutputs(document, request.outputs, undefined).some(({ output }) => needsFrame(output))) return undefined;
  const files = await parts.tools.outputs.plan(request, { signal });
  return files.map(({ path }) => posix.join(folder, path));
}

/** Makes the job's outputs of a document, in the place of the file's results. */
export const writeOutputs = (
  parts: Pick<WorkParts, 'tools' | 'outputs' | 'usual' | 'preset' | 'readImage'>,
  document: DocumentRecord,
  { folder }: PlannedInput,
  sink: ResultSink,
  signal: AbortSignal,
): Promise<void> => parts.tools.outputs.run(requestOf(parts, document), ({ path, bytes }) => sink({ path: posix.join(folder, path), bytes }), { signal });
