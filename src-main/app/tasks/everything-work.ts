import { basename, posix } from 'node:path';
import type { AnnotationFormat, Job } from '../../../src-preload/model/job';
import { writeAnnotations } from '../../services/annotations/write-annotations';
import { findEverything, type EverythingResult } from '../found-objects';
import type { TaskWork, WorkParts } from './task-work';

/** One file is named after the photo; a format of many files has a folder for each photo. */
const ofOneFile: ReadonlySet<AnnotationFormat> = new Set(['coco', 'coco-polygons', 'sa-1b']);

/** All objects of each photo, as annotations. */
export function everythingWork({ core }: Pick<WorkParts, 'core'>, { format, pointsPerSide, maxObjects }: Extract<Job, { task: 'everything' }>): TaskWork {
  return {
    open: async (input, bytes, signal) => {
      const name = basename(input.path);
      const photo = await core.images.open({ kind: 'bytes', name, bytes }, signal);
      let found: EverythingResult | undefined;
      return {
        pixels: photo.info.width * photo.info.height,
        paths: () => Promise.resolve(ofOneFile.has(format) ? [posix.join(input.folder, `${input.stem}.json`)] : undefined),
        infer: async (during) => {
          found = await findEverything(core, photo, { pointsPerSide, maxObjects, signal: during });
        },
        finish: async (sink, during) => {
          if (!found) return;
          const files = writeAnnotations([await found.annotated(name, { signal: during })], { format, made: { by: 'Clickcut', version: core.version }, raster: core.raster, signal: during });
          for await (const file of files) {
            await sink({ path: posix.join(input.folder, ofOneFile.has(format) ? `${input.stem}.json` : `${input.stem}/${file.path}`), bytes: file.bytes });
          }
        },
        close: () => core.images.release(photo.info.id),
      };
    },
  };
}
