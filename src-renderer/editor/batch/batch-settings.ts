import type { NamedPreset } from '../../../src-preload/contract/exports';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { job, type AnnotationFormat, type Job } from '../../../src-preload/model/job';

export type BatchTask = 'remove-background' | 'recipe' | 'everything';

/** `usual`: a PNG of the photo's size. `own`: outputs from a file of the person's. */
export type BatchPreset = 'usual' | 'own' | NamedPreset['id'];

export interface BatchSettings {
  readonly task: BatchTask;
  /** The document whose look a recipe gives to others, as it was chosen: what is on the screen may be something else by then. */
  readonly look: Pick<DocumentRecord, 'id' | 'name'> | undefined;
  readonly preset: BatchPreset;
  /** What `own` stands for. */
  readonly ownOutputs: readonly ExportOutput[] | undefined;
  readonly format: AnnotationFormat;
  readonly existing: Job['existing'];
}

export const usualSettings: BatchSettings = { task: 'remove-background', look: undefined, preset: 'usual', ownOutputs: undefined, format: 'coco', existing: 'update' };

/** The job that these settings stand for, as it would be in a file. */
export function jobOf({ task, look, preset, ownOutputs, format, existing }: BatchSettings): Job {
  if (task === 'everything') return job.parse({ task, format, existing });
  const outputs = preset === 'usual' ? {} : preset === 'own' ? { outputs: ownOutputs } : { preset };
  return job.parse({ task, existing, ...outputs, ...(task === 'recipe' && { project: `${look?.name ?? 'project'}.clickcut` }) });
}
