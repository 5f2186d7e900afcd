import type { Check, ModelStatus, SystemStatus } from '../../src-preload/contract/system';
import { providerChoice } from '../../src-preload/contract/settings';
import { ClickcutError } from '../../src-preload/contract/errors';
import type { ImageSource } from '../services/images/images';
import { fixedBudget } from '../services/settings/memory-budget';
import { createSettings } from '../services/settings/settings';
import { diagnose, systemStatusOf, verifyModels } from '../services/system/system';
import { createAnnotationTools, type AnnotationTools } from './annotation-tools';
import { createCore, resolveDirs, type Core } from './create-core';
import { createDocumentTools, type DocumentTools } from './document-tools';
import { createImageHandle, type CallControl, type ClickcutImage } from './image-handle';
import { openProjectHandle, type ClickcutProject } from './project-handle';
import type { JobResult } from '../services/batch/prepared-job';
import { runJob, type RunJobOptions } from './run-job';

export interface ClickcutOptions {
  /** Which provider runs the models: auto, cpu, webgpu, coreml, dml or cuda. Default: the user's setting, auto at first. */
  readonly provider?: string | undefined;
  /** Holds prepared models and embeddings. Default: the platform's cache folder, or `CLICKCUT_CACHE_DIR`. */
  readonly cacheDir?: string | undefined;
  /** Holds the settings. Default: the platform's configuration folder, or `CLICKCUT_CONFIG_DIR`. */
  readonly configDir?: string | undefined;
}

/** The engine in this process, with models in child processes of their own. */
export interface Clickcut {
  /**
   * Opens a photo (PNG, JPEG, WebP, AVIF, GIF, TIFF, SVG) from a path or from a file's bytes.
   * @throws ClickcutError `file-unreadable`, `image-empty`, `image-unsupported`, `image-corrupt`, `image-too-large`, `cancelled`
   */
  open(source: string | Uint8Array, options?: OpenOptions): Promise<ClickcutImage>;
  /** Annotations out of projects (COCO, SA-1B, YOLO, Pascal VOC, masks), and projects out of annotations. */
  readonly annotations: AnnotationTools;
  /**
   * Opens a project, a Photoshop (PSD, PSB) or OpenRaster file, or a photo as a document, to make files of it.
   * @throws ClickcutError as `open`; `project-damaged`, `project-too-new`, `project-too-large`
   *
   * ```js
   * const project = await app.openProject('poster.clickcut');
   * const outputs = [{ of: 'cutouts', format: { type: 'webp' }, trim: true }];
   * await project.export({ outputs }, ({ path, bytes }) => writeFile(path.replaceAll('/', '-'), bytes));
   * ```
   */
  openProject(source: string | Uint8Array, options?: OpenOptions): Promise<ClickcutProject>;
  /**
   * Runs a job over files and folders, as `clickcut batch` does, with the same bytes as results. What is wrong with one
   * file is an event, and the rest goes on. A job is described in docs/batch.md.
   * @throws ClickcutError `bad-request` for a wrong job or preset, `not-found` for a preset that is not there, `file-not-writable` for the folder, `cancelled`
   *
   * ```js
   * await app.runJob({ job: { task: 'remove-background' }, inputs: ['photos'], out: 'cut-outs', onEvent: console.log });
   * ```
   */
  runJob(options: RunJobOptions): Promise<JobResult>;
  /** Every model, with all its bytes checked. */
  models(): Promise<readonly ModelStatus[]>;
  /** Looks at everything that can go wrong, including one small real inference; problems are results, not errors. */
  doctor(options?: CallControl): Promise<readonly Check[]>;
  /** What runs right now. */
  status(): SystemStatus;
  /** Ends every process and frees every photo; the Node process can then end by itself. May be called twice. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  /** Names the photo in errors when it is given as bytes. */
  readonly name?: string | undefined;
}

/**
 * Starts Clickcut. Nothing is loaded before it is needed, and nothing is downloaded ever.
 * @throws ClickcutError `bad-request` for a provider that there is not; `model-missing` when the installation is incomplete
 *
 * ```js
 * const app = await createClickcut();
 * const image = await app.open('plane.jpg');
 * const { candidates } = await image.select({ points: [{ x: 330, y: 300, positive: true }] });
 * await writeFile('wing.png', await candidates[0].toBuffer());
 * await app.close();
 * ```
 */
export async function createClickcut({ provider, cacheDir, configDir }: ClickcutOptions = {}): Promise<Clickcut> {
  const chosen = providerChoice.optional().safeParse(provider);
  if (!chosen.success) {
    throw new ClickcutError({ code: 'bad-request', message: `'${provider}' is no provider.`, hint: `Use one of ${providerChoice.options.join(', ')}.` });
  }
  const dirs = resolveDirs({ dirs: { cache: cacheDir, config: configDir } });
  const saved = (await createSettings({ dir: dirs.config })).current();
  return clickcutOver(
    createCore({ provider: chosen.data, dirs, savedProvider: saved.provider, photoCacheMiB: () => saved.photoCacheMiB, memoryBudget: fixedBudget(saved.memoryBudgetMiB * 1024 ** 2) }),
  );
}

/** The Node API over services that are there already; closing it closes them. */
export function clickcutOver(core: Core): Clickcut {
  let closing: Promise<void> | undefined;
  let tools: DocumentTools | undefined;
  const requireOpen = (): void => {
    if (closing) throw new ClickcutError({ code: 'disconnected', message: 'This Clickcut has been closed.' });
  };
  return {
    annotations: createAnnotationTools(core),
    open: async (source, { signal, name = 'image' } = {}) => {
      requireOpen();
      const from: ImageSource = typeof source === 'string' ? { kind: 'path', path: source } : { kind: 'bytes', name, bytes: source };
      return createImageHandle(core, await core.images.open(from, signal));
    },
    openProject: async (source, { signal, name = 'document' } = {}) => {
      requireOpen();
      const from: ImageSource = typeof source === 'string' ? { kind: 'path', path: source } : { kind: 'bytes', name, bytes: source };
      tools ??= createDocumentTools(core);
      return openProjectHandle(core, tools, from, signal);
    },
    runJob: async (options) => {
      requireOpen();
      tools ??= createDocumentTools(core);
      return runJob(core, tools, options);
    },
    models: async () => {
      requireOpen();
      return verifyModels(core.dirs.cache);
    },
    doctor: async ({ signal } = {}) => {
      requireOpen();
      return diagnose(core, signal);
    },
    status: () => systemStatusOf(core.version, core.inference),
    close: () => (closing ??= Promise.all([tools?.close(), core.close()]).then(() => undefined)),
  };
}
