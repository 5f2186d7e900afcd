import type { NamedPreset } from '../../../src-preload/contract/exports';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { job, type AnnotationFormat, type Job } from '../../../src-preload/model/job';

export type BatchTask = Job['task'];

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
  /** Patterns of which files of a folder are meant; none for all photos. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Also the folders in a folder. */
  readonly recursive: boolean;
  /** What a job file has said beside all this. It goes for its own task. */
  readonly further: { readonly task: BatchTask; readonly fields: object } | undefined;
}

export const usualSettings: BatchSettings = {
  ...{ task: 'remove-background', look: undefined, preset: 'usual', ownOutputs: undefined, format: 'coco', existing: 'update' },
  ...{ include: [], exclude: [], recursive: true, further: undefined },
};

/** As they are in a field: one after the other, with commas. Braces hold commas of their own: `*.{jpg,png}`. */
export function patternsIn(text: string): readonly string[] {
  const patterns: string[] = [];
  let [current, depth] = ['', 0];
  for (const c of text) {
    if (c === ',' && depth === 0) {
      patterns.push(current);
      current = '';
      continue;
    }
    if (c === '{') depth += 1;
    if (c === '}') depth = Math.max(0, depth - 1);
    current += c;
  }
  return [...patterns, current].map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
}

/** The job that these settings stand for, as it would be in a file. */
export function jobOf({ task, look, preset, ownOutputs, format, existing, include, exclude, recursive, further }: BatchSettings): Job {
  const common = { ...(further?.task === task ? further.fields : {}), task, existing, include, exclude, recursive };
  if (task === 'everything') return job.parse({ ...common, format });
  const outputs = preset === 'usual' ? {} : preset === 'own' ? { outputs: ownOutputs } : { preset };
  return job.parse({ ...common, ...outputs, ...(task === 'recipe' && { project: `${look?.name ?? 'project'}.clickcut` }) });
}

/**
 * The settings that a job stands for. A recipe takes the look of an open document: no page knows the project's file.
 * @param presets the names that stand for something here
 * @returns `undefined` for a recipe without a look, and for a preset that is a file
 */
export function settingsOf(source: Job, look: BatchSettings['look'], presets: readonly string[]): BatchSettings | undefined {
  const { task, existing, include, exclude, recursive } = source;
  const common = { ...usualSettings, task, existing, include, exclude, recursive };
  if (source.task === 'everything') {
    const { pointsPerSide, maxObjects, format } = source;
    return { ...common, format, further: { task, fields: { pointsPerSide, maxObjects } } };
  }
  if (source.task === 'recipe' && !look) return undefined;
  if (source.preset !== undefined && !presets.includes(source.preset)) return undefined;
  const further = source.task === 'remove-background' ? { task, fields: { keep: source.keep, ...(source.refine && { refine: source.refine }) } } : undefined;
  const chosen = source.outputs ? { preset: 'own', ownOutputs: source.outputs } : { preset: source.preset ?? 'usual' };
  return { ...common, ...chosen, further, ...(source.task === 'recipe' && { look }) };
}
