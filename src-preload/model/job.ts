import { z } from 'zod';
import { exportOutput } from './exporting/export-output';
import { refineSettings } from './refinement';

export const jobVersion = 1;

/** Formats in which found objects can be written down. */
export const annotationFormat = z.enum(['coco', 'coco-polygons', 'sa-1b', 'yolo', 'voc', 'masks']);
export type AnnotationFormat = z.infer<typeof annotationFormat>;

const glob = z.string().min(1).max(1000);

const common = {
  version: z.literal(jobVersion).default(jobVersion),
  /** Which files of a folder, by patterns against their path in it. Files that are named themselves are always in. */
  include: z.array(glob).max(100).readonly().default([]),
  exclude: z.array(glob).max(100).readonly().default([]),
  recursive: z.boolean().default(true),
  /**
   * Where a result is there already. `update`: it stays if it was made by this job from these bytes, else it is made
   * anew; `skip`: it stays; `replace`: it is made anew; `fail`: the file counts as failed.
   */
  existing: z.enum(['update', 'skip', 'replace', 'fail']).default('update'),
};

/** How edges are found; what is not named is as usual. `auto` chooses by the photo. */
const refine = refineSettings.unwrap().partial();
/** A preset by its built-in name or the path of its file; or what it would hold. */
const outputs = {
  preset: z.string().min(1).max(4096).optional(),
  outputs: z.array(exportOutput).min(1).max(32).readonly().optional(),
};

/**
 * What a batch does to each of its files. Plain data: the same job gives the same bytes from a window, from the command
 * line and from Node. The least is `{ "task": "remove-background" }`.
 */
export const job = z
  .discriminatedUnion('task', [
    /** The photo without its background; as a PNG of its size where no outputs are named. */
    z.strictObject({ task: z.literal('remove-background'), ...common, keep: z.number().min(-1).max(1).default(0), refine: refine.optional(), ...outputs }),
    /** The photo in the place of a project's: its background removed, refined, placed, lit and framed as there. */
    z.strictObject({ task: z.literal('recipe'), ...common, project: z.string().min(1).max(4096), ...outputs }),
    /** All objects of each photo. */
    z.strictObject({
      task: z.literal('everything'),
      ...common,
      format: annotationFormat.default('coco'),
      pointsPerSide: z.number().int().min(1).max(64).default(32),
      maxObjects: z.number().int().min(1).max(500).default(200),
    }),
    /** Files out of projects, or out of photos as they are. */
    z.strictObject({ task: z.literal('export'), ...common, ...outputs }),
  ])
  .refine((value) => !('preset' in value && value.preset !== undefined && value.outputs !== undefined), {
    message: "'preset' and 'outputs' exclude each other",
    path: ['outputs'],
  });
export type Job = Readonly<z.output<typeof job>>;
export type JobTask = Job['task'];
