import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { schemaVersion, type CutoutLayer, type DocumentRecord, type ImageInfo } from '../../../src-preload/model/document';
import type { Job } from '../../../src-preload/model/job';
import { defaultRefine } from '../../../src-preload/model/refinement';
import { mainCutout, recipeDocument } from '../../services/batch/recipe-document';
import { openProjectDocument } from '../open-project-document';
import { everythingWork } from './everything-work';
import { removeWork } from './remove-work';
import { pathsOf, writeOutputs, type TaskWork, type WorkParts } from './task-work';

/** One photo with everything but its subject transparent. */
function cutoutDocument(layer: CutoutLayer, image: ImageInfo): DocumentRecord {
  const { width, height } = image;
  return { schema: schemaVersion, id: randomUUID(), name: layer.name, width, height, background: null, guides: [], outputs: [], images: { [image.id]: image }, layers: [layer] };
}

/** Files out of projects, layered files and photos. */
const exportWork = (parts: WorkParts): TaskWork => ({
  open: async (input, bytes, signal) => {
    const opened = await openProjectDocument(parts.core, parts.tools, { kind: 'bytes', name: basename(input.path), bytes }, signal);
    const document = { ...opened.document, name: input.stem };
    return {
      paths: (during) => pathsOf(parts, document, input, during),
      infer: () => Promise.resolve(),
      finish: (sink, during) => writeOutputs(parts, document, input, sink, during),
      close: opened.close,
    };
  },
});

/** What a job's task does. @throws ClickcutError `bad-request` for a recipe out of a project without a cut-out */
export function fileWork(job: Job, parts: WorkParts): TaskWork {
  const imageOf = ({ image }: CutoutLayer): ImageInfo => parts.core.images.get(image).info;
  switch (job.task) {
    case 'remove-background':
      return removeWork(parts, { keep: job.keep, settings: { ...defaultRefine, ...job.refine }, compose: (layer) => cutoutDocument(layer, imageOf(layer)) });
    case 'recipe': {
      const { project } = parts;
      const main = project && mainCutout(project);
      if (!main) throw new ClickcutError({ code: 'bad-request', message: `'${job.project}' has no cut-out whose place a photo could take.`, hint: 'Cut something out in it, and save it.' });
      return removeWork(parts, {
        keep: main.origin.kind === 'background' ? (main.origin.keep ?? 0) : 0,
        settings: main.refine?.settings ?? defaultRefine,
        compose: (layer) => recipeDocument(project, main, { name: layer.name, image: imageOf(layer), mask: layer.mask, bounds: layer.bounds, refine: layer.refine }),
      });
    }
    case 'everything':
      return everythingWork(parts, job);
    case 'export':
      return exportWork(parts);
  }
}
