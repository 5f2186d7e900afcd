import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { ClickcutError } from '../../src-preload/contract/errors';
import { plainLayer, schemaVersion, type CutoutLayer, type DocumentRecord } from '../../src-preload/model/document';
import { noEffects } from '../../src-preload/model/effects';
import type { ExportOutput } from '../../src-preload/model/exporting/export-output';
import type { Job } from '../../src-preload/model/job';
import { identity } from '../../src-preload/model/matrix';
import { defaultRefine, type RefineSettings } from '../../src-preload/model/refinement';
import { mainCutout, recipeDocument } from '../services/batch/recipe-document';
import type { PlannedInput } from '../services/batch/plan-results';
import type { ResultSink } from '../services/batch/place-results';
import type { FileWork } from '../services/batch/run-batch';
import type { ReadImage } from '../services/exports/outputs/background-images';
import { writeAnnotations } from '../services/annotations/write-annotations';
import type { StoredMask } from '../services/masks/masks';
import { gridUncertainty } from '../services/refining/edge-band';
import type { Core } from './create-core';
import type { JobTools } from './document-tools';
import { findEverything, type EverythingResult } from './found-objects';
import { openProjectDocument } from './open-project-document';

export interface WorkParts {
  readonly core: Core;
  readonly tools: JobTools;
  readonly outputs: readonly ExportOutput[];
  /** What `{preset}` stands for in names. */
  readonly preset: string | undefined;
  readonly readImage: ReadImage | undefined;
  /** The look that a recipe applies. */
  readonly project: DocumentRecord | undefined;
}

type Open = (input: PlannedInput, bytes: Uint8Array, signal: AbortSignal) => Promise<FileWork>;

const nothing = (): void => undefined;

/** One photo with everything but its subject transparent. */
function cutoutDocument(layer: CutoutLayer, image: DocumentRecord['images'][string]): DocumentRecord {
  const { width, height } = image;
  return { schema: schemaVersion, id: randomUUID(), name: layer.name, width, height, background: null, guides: [], images: { [image.id]: image }, layers: [layer] };
}

/** How a task works on one file. */
export interface TaskWork {
  readonly open: Open;
  /** The results of a file from the topmost cut-out of a document of it; absent for tasks that are not about one. */
  readonly mend?: ((input: PlannedInput, document: DocumentRecord, sink: ResultSink, signal: AbortSignal) => Promise<void>) | undefined;
}

export function fileWork(job: Job, { core, tools, outputs, preset, readImage, project }: WorkParts): TaskWork {
  const { images, masks, background, refining } = core;

  const write = (document: DocumentRecord, { folder }: PlannedInput, sink: ResultSink, signal: AbortSignal): Promise<void> =>
    tools.outputs.run({ document, outputs, preset, readImage }, ({ path, bytes }) => sink({ path: posix.join(folder, path), bytes }), { signal });

  const removing = (keep: number, settings: RefineSettings, compose: (cutout: CutoutLayer) => DocumentRecord): TaskWork => ({
    mend: async (input, document, sink, signal) => {
      const cutout = mainCutout(document);
      if (!cutout) throw new ClickcutError({ code: 'not-found', message: `'${document.name}' has no cut-out.`, hint: 'Cut the subject out first.' });
      await write(compose({ ...cutout, ...plainLayer, id: 'cutout', name: input.stem, transform: identity, effects: noEffects }), input, sink, signal);
    },
    open: async (input, bytes, signal) => {
      const photo = await images.open({ kind: 'bytes', name: posix.basename(input.name), bytes }, signal);
      const { info } = photo;
      let selected: StoredMask | undefined;
      return {
        infer: async (during) => {
          const meanwhile = (): Promise<unknown> => photo.full(during);
          selected = (await background.matte(info.id, { signal: during, progress: nothing }, { keep, meanwhile })).mask;
        },
        finish: async (sink, during) => {
          if (!selected) throw new ClickcutError({ code: 'internal', message: `'${input.name}' has not been looked at.` });
          const source = selected;
          const refined = await refining.refined(info.id, { source, clicks: [], uncertainty: gridUncertainty.matte(info), settings }, { signal: during });
          const mask = masks.adopt(refined).info;
          if (mask.bounds.width === 0 || mask.bounds.height === 0) {
            throw new ClickcutError({ code: 'not-found', message: `Nothing stands out in '${input.name}'.`, hint: "Cut it out by hand, or use a larger 'keep'." });
          }
          const owner = `batch ${randomUUID()}`;
          masks.claim(mask.id, owner);
          try {
            const refine = { settings, source: mask.id, hair: null, output: mask.id };
            const layer: CutoutLayer = { ...plainLayer, kind: 'cutout', id: 'cutout', name: input.stem, image: info.id, transform: identity, effects: noEffects, base: mask.id, mask: mask.id, bounds: mask.bounds, origin: { kind: 'background' }, refine };
            await write(compose(layer), input, sink, during);
          } finally {
            masks.release(owner);
          }
        },
        close: () => images.release(info.id),
      };
    },
  });

  switch (job.task) {
    case 'remove-background': {
      const compose = (layer: CutoutLayer): DocumentRecord => cutoutDocument(layer, images.get(layer.image).info);
      return removing(job.keep, { ...defaultRefine, ...job.refine }, compose);
    }
    case 'recipe': {
      const main = project && mainCutout(project);
      if (!main) throw new ClickcutError({ code: 'bad-request', message: `'${job.project}' has no cut-out whose place a photo could take.`, hint: 'Cut something out in it, and save it.' });
      const keep = main.origin.kind === 'background' ? (main.origin.keep ?? 0) : 0;
      const compose = ({ name, image, mask, bounds, refine }: CutoutLayer): DocumentRecord => recipeDocument(project, main, { name, image: images.get(image).info, mask, bounds, refine });
      return removing(keep, main.refine?.settings ?? defaultRefine, compose);
    }
    case 'everything':
      return { open: async (input, bytes, signal) => {
        const name = posix.basename(input.name);
        const photo = await images.open({ kind: 'bytes', name, bytes }, signal);
        let found: EverythingResult | undefined;
        return {
          infer: async (during) => {
            found = await findEverything(core, photo, { pointsPerSide: job.pointsPerSide, maxObjects: job.maxObjects, signal: during });
          },
          finish: async (sink, during) => {
            if (!found) return;
            const options = { format: job.format, made: { by: 'Clickcut', version: core.version }, raster: core.raster, signal: during };
            const files = writeAnnotations([await found.annotated(name, { signal: during })], options);
            // One file is named after the photo; a format of many files has a folder for each photo.
            for await (const file of files) {
              const isOnly = job.format === 'coco' || job.format === 'coco-polygons' || job.format === 'sa-1b';
              await sink({ path: posix.join(input.folder, isOnly ? `${input.stem}.json` : `${input.stem}/${file.path}`), bytes: file.bytes });
            }
          },
          close: () => images.release(photo.info.id),
        };
      } };
    case 'export':
      return { open: async (input, bytes, signal) => {
        const opened = await openProjectDocument(core, tools, { kind: 'bytes', name: posix.basename(input.name), bytes }, signal);
        return {
          infer: () => Promise.resolve(),
          finish: (sink, during) => write({ ...opened.document, name: input.stem }, input, sink, during),
          close: opened.close,
        };
      } };
  }
}
