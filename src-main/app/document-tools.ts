import { randomUUID } from 'node:crypto';
import { createFileOpener, type FileOpener } from '../services/documents/open-file';
import { createOutputs, type Outputs } from '../services/exports/outputs/outputs';
import { createArtworkImporter } from '../services/imports/importer';
import { CutoutProxies } from '../services/render/cutout-proxies';
import { createCompositor } from '../services/render/render-client';
import { createRenderer, type Renderer } from '../services/render/renderer';
import type { Trace } from '../services/exports/outputs/write-svg';
import type { RasterWorker } from '../services/raster/raster-worker';
import { createTexts } from '../services/texts/texts';
import type { Core } from './create-core';
import { entryPath } from './entry-path';

/** What opens documents and makes files of them, for hosts without a window. */
export interface DocumentTools {
  readonly opener: FileOpener;
  readonly renderer: Renderer;
  readonly outputs: Outputs;
  /** Ends its threads. */
  close(): Promise<void>;
}

/** Those of them that a job uses. */
export type JobTools = Omit<DocumentTools, 'close'>;

/** Nothing is shown, so that nothing is looked at twice at the size of a proxy. */
const proxyBudget = 32 * 1024 ** 2;

/** Contours as paths, in a thread. */
export const traceWith =
  ({ run }: RasterWorker): Trace =>
  async (asked, signal) =>
    (await run('trace', asked, { signal })).paths;

export function createDocumentTools({ images, masks, logits, refining, raster }: Pick<Core, 'images' | 'masks' | 'logits' | 'refining' | 'raster'>): DocumentTools {
  const compositor = createCompositor({ entry: entryPath('render-worker') });
  const sources = { images, masks, texts: createTexts(), proxies: new CutoutProxies(proxyBudget), edges: refining.edgeColours };
  const renderer = createRenderer({ ...sources, compositor });
  return {
    opener: createFileOpener({ images, masks, logits, importer: createArtworkImporter({ entry: entryPath('import-worker') }), newId: randomUUID }),
    renderer,
    outputs: createOutputs({ ...sources, renderer, psdEntry: () => entryPath('psd-worker'), trace: traceWith(raster) }),
    close: () => compositor.close(),
  };
}
