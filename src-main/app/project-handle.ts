import { ClickcutError } from '../../src-preload/contract/errors';
import { parsePreset } from '../../src-preload/contract/parse-preset';
import type { exportOutput } from '../../src-preload/model/exporting/export-output';
import type { DocumentRecord, LayerId } from '../../src-preload/model/document';
import type { z } from 'zod';
import type { Layer } from '../../src-preload/model/layer';
import type { ImageSource } from '../services/images/images';
import type { OutputFile } from '../services/exports/outputs/output-file';
import type { OutputProgress, PlannedFile } from '../services/exports/outputs/outputs';
import type { Core } from './create-core';
import type { DocumentTools } from './document-tools';
import { openProjectDocument } from './open-project-document';

export type ProjectLayer = Pick<Layer, 'id' | 'name' | 'kind' | 'parent' | 'visible'>;

export interface ProjectInfo {
  readonly name: string;
  /** Pixels of the canvas. */
  readonly width: number;
  readonly height: number;
  readonly kind: 'photo' | 'project' | 'artwork';
  /** From the bottom to the top; a group comes directly after what it holds. */
  readonly layers: readonly ProjectLayer[];
}

export interface ProjectExport {
  /** As in a preset; what is left out is as usual there. Without any: what the project and its layers keep. */
  readonly outputs?: readonly z.input<typeof exportOutput>[] | undefined;
  /** Which layers are meant by `of: 'layers'`; all that show unless told. */
  readonly layers?: readonly LayerId[] | undefined;
  /** What `{preset}` stands for in names. */
  readonly preset?: string | undefined;
  /** Fetches a background that an output names by a path. */
  readonly readImage?: ((name: string, signal: AbortSignal) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>) | undefined;
}

export interface ExportControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: OutputProgress) => void) | undefined;
}

/** One open project, Photoshop or OpenRaster file, or photo. It is only read. */
export interface ClickcutProject {
  readonly info: ProjectInfo;
  /**
   * The files that `export` would write, in its order.
   * @throws ClickcutError `bad-request` for outputs that cannot be, and where none are kept, `not-found` for layers that are not there, `cancelled`
   */
  plan(request: ProjectExport, options?: Pick<ExportControl, 'signal'>): Promise<readonly PlannedFile[]>;
  /**
   * Makes files, one after another; the next one is begun when `sink` has resolved.
   * @throws as `plan`, and what rendering and encoding throw, with the names of layer and output
   */
  export(request: ProjectExport, sink: (file: OutputFile) => Promise<void>, options?: ExportControl): Promise<void>;
  /** Frees its photos and masks. */
  close(): void;
}

const infoOf = ({ name, width, height, layers }: DocumentRecord, kind: ProjectInfo['kind']): ProjectInfo => ({
  name,
  width,
  height,
  kind,
  layers: layers.map((layer) => ({ id: layer.id, name: layer.name, kind: layer.kind, parent: layer.parent, visible: layer.visible })),
});

/** Opens a file of any kind that a window opens. @throws as `FileOpener.open` */
export async function openProjectHandle(core: Pick<Core, 'images' | 'masks' | 'logits'>, tools: DocumentTools, source: ImageSource, signal: AbortSignal | undefined): Promise<ClickcutProject> {
  const opened = await openProjectDocument(core, tools, source, signal);
  const { document } = opened;
  const { outputs } = tools;
  let isClosed = false;

  const requestOf = ({ outputs: given, ...request }: ProjectExport) => {
    if (isClosed) throw new ClickcutError({ code: 'not-found', message: `'${document.name}' has been closed.` });
    const outputs = given ? parsePreset({ clickcut: 'preset', version: 1, name: 'outputs', outputs: given }, 'outputs').outputs : null;
    return { ...request, document, outputs };
  };
  const signalOf = (given: AbortSignal | undefined): AbortSignal => given ?? new AbortController().signal;

  return {
    info: infoOf(document, opened.kind),
    plan: async (request, options = {}) => outputs.plan(requestOf(request), { signal: signalOf(options.signal) }),
    export: async (request, sink, options = {}) => outputs.run(requestOf(request), sink, { signal: signalOf(options.signal), progress: options.onProgress }),
    close: () => {
      isClosed = true;
      opened.close();
    },
  };
}
