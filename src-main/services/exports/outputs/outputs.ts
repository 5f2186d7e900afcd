import { ClickcutError, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { DocumentRecord, LayerId } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Images } from '../../images/images';
import { openBackgrounds, type ReadImage } from './background-images';
import { picturesOf, type PictureOf } from './choose-pictures';
import { createComposer, type ComposeParts, type Composer } from './compose-picture';
import { needsFrame, createFileNamer } from './name-files';
import { namedError } from './output-errors';
import { askedOutputs, type AskedOutput } from './own-outputs';
import type { OutputFile } from './output-file';
import { previewOutput, type OutputPreview, type PreviewRequest } from './preview-output';
import { createFileWriter, type FileWriterParts } from './write-file';

export interface OutputRequest {
  readonly document: DocumentRecord;
  /** The caller's choice for `of: 'layers'`; all that show unless given. */
  readonly layers?: readonly LayerId[] | undefined;
  /** Null for what the document and its layers keep. */
  readonly outputs: readonly ExportOutput[] | null;
  /** What `{preset}` stands for. */
  readonly preset?: string | undefined;
  /** Background pictures that are named by a path. */
  readonly readImage?: ReadImage | undefined;
}

export interface PlannedFile {
  readonly path: string;
  /** Which of the request's outputs; of what is kept, the document's own come first. */
  readonly output: number;
  /** `null` for the whole document, and for a sheet of several layers. */
  readonly layer: LayerId | null;
}

export interface OutputProgress {
  readonly done: number;
  readonly total: number;
  /** What is being made. */
  readonly name: string;
}

export interface OutputControl {
  readonly signal: AbortSignal;
  readonly progress?: ((progress: OutputProgress) => void) | undefined;
}

/** Files out of documents: every picture is rendered anew at its size, one after another. */
export interface Outputs {
  /**
   * The files that `run` would write, in its order. Measures content only where names say sizes.
   * @throws ClickcutError `not-found`, `bad-request` when there is nothing to export, `cancelled`
   */
  plan(request: OutputRequest, control: Pick<OutputControl, 'signal'>): Promise<readonly PlannedFile[]>;
  /**
   * Makes each file and hands it over; the next one is begun when `sink` has resolved.
   * @throws ClickcutError with the names of layer and output; `cancelled`
   */
  run(request: OutputRequest, sink: (file: OutputFile) => Promise<void>, control: OutputControl): Promise<void>;
  /** What the first file of an output would be like. @throws as `run` */
  preview(request: PreviewRequest, control: Pick<OutputControl, 'signal'>): Promise<OutputPreview>;
}

export interface OutputsParts extends FileWriterParts {
  readonly images: Pick<Images, 'get' | 'open' | 'release'>;
  readonly renderer: FileWriterParts['renderer'] & ComposeParts['renderer'];
  /** For `{date}`. */
  readonly now?: () => Date;
}

interface Job {
  readonly output: ExportOutput;
  readonly number: number;
  /** One picture, or all of a sheet. */
  readonly of: readonly PictureOf[];
  /** From 1, within the output. */
  readonly index: number;
}

function jobsOf(document: DocumentRecord, asked: readonly AskedOutput[]): readonly Job[] {
  const jobs = asked.flatMap(({ output, layers }, number): readonly Job[] => {
    const pictures = picturesOf(document, output, layers);
    if (output.sheet) return pictures.length === 0 ? [] : [{ output, number, of: pictures, index: 1 }];
    return pictures.map((of, i) => ({ output, number, of: [of], index: i + 1 }));
  });
  if (jobs.length > 0) return jobs;
  throw new ClickcutError({ code: 'bad-request', message: `'${document.name}' has nothing that could be exported like that.`, hint: 'Cut something out, or choose layers.' });
}

/** What a job's names speak of: a sheet is one of the whole document. */
const namedOf = ({ of, output }: Job): PictureOf => (output.sheet ? null : (of[0] ?? null));

const subjectOf = ({ name }: DocumentRecord, job: Job): string =>
  `'${namedOf(job)?.name ?? name}', output ${job.number + 1} (${job.output.format.type.toUpperCase()})`;

export function createOutputs(parts: OutputsParts): Outputs {
  const writer = createFileWriter(parts);

  /** With everything that the outputs need opened, and closed again. */
  const within = async <T>({ document, outputs, layers, readImage }: Omit<OutputRequest, 'preset'>, signal: AbortSignal, work: (composer: Composer, jobs: readonly Job[]) => Promise<T>): Promise<T> => {
    throwIfAborted(signal);
    const asked = askedOutputs(document, outputs, layers);
    const backgrounds = await openBackgrounds(document, asked.map(({ output }) => output), { images: parts.images, readImage, signal });
    try {
      return await work(createComposer(document, parts, { imageOf: backgrounds.idOf, signal }), jobsOf(document, asked));
    } finally {
      backgrounds.close();
    }
  };

  const namerOf = ({ document, preset = document.name }: OutputRequest) => createFileNamer(document, { preset, now: parts.now?.() ?? new Date() });
  const frameFor = async (composer: Composer, { of: [of = null], output }: Job) => (needsFrame(output) && !output.sheet ? composer.frame(of, output) : undefined);

  return {
    plan: (request, { signal }) => {
      const composer = createComposer(request.document, parts, { imageOf: (name) => name, signal });
      const namer = namerOf(request);
      const planned = async (): Promise<readonly PlannedFile[]> => {
        const files: PlannedFile[] = [];
        for (const job of jobsOf(request.document, askedOutputs(request.document, request.outputs, request.layers))) {
          const { output, number, index } = job;
          const of = namedOf(job);
          const frame = await frameFor(composer, job);
          files.push({ path: namer.name(of, output, index, frame), output: number, layer: of?.id ?? null });
          if (output.sheet) files.push({ path: namer.name(of, output, index, frame, 'json'), output: number, layer: null });
        }
        return files;
      };
      return planned();
    },

    run: (request, sink, { signal, progress }) =>
      within(request, signal, async (composer, jobs) => {
        const { document } = request;
        const namer = namerOf(request);
        const total = jobs.length;
        for (const [done, job] of jobs.entries()) {
          throwIfAborted(signal);
          progress?.({ done, total, name: namedOf(job)?.name ?? document.name });
          try {
            const { output, of, index } = job;
            const frame = await frameFor(composer, job);
            const name = (extension?: string): string => namer.name(namedOf(job), output, index, frame, extension);
            const files = await writer.files({ document, output, of, composer, name, signal });
            throwIfAborted(signal);
            for (const file of files) await sink(file);
          } catch (error) {
            throw namedError(error, subjectOf(document, job));
          }
        }
        progress?.({ done: total, total, name: document.name });
      }),

    preview: (request, { signal }) =>
      within({ ...request, outputs: [request.output] }, signal, async (composer, [job]) => {
        const of = job?.of ?? [null];
        try {
          return await previewOutput(request, of, { composer, writer, renderer: parts.renderer, signal });
        } catch (error) {
          throw job ? namedError(error, subjectOf(request.document, job)) : error;
        }
      }),
  };
}
