import { randomUUID } from 'node:crypto';
import { asClickcutError, ClickcutError, isCancelled, throwIfAborted } from '../../src-preload/contract/errors';
import { annotationFormat, type AnnotationFormat } from '../../src-preload/model/job';
import { annotatedMasks, annotatedProject } from '../services/annotations/annotated-document';
import type { AnnotatedPhoto, AnnotationFile } from '../services/annotations/annotated-photo';
import { documentAnnotations } from '../services/annotations/document-annotations';
import { readAnnotations, type AnnotationSet } from '../services/annotations/read-annotations';
import { createNameIndex } from '../services/annotations/reading/annotation-set';
import { writeAnnotations } from '../services/annotations/write-annotations';
import { readProject } from '../services/projects/read-project';
import { packProject } from '../services/projects/write-project';
import type { Core } from './create-core';

/** A file or folder by its path, or a file's bytes with the name to use for it. */
export type NamedSource = string | { readonly name: string; readonly bytes: Uint8Array };

export interface WriteOptions {
  /** coco, coco-polygons, sa-1b, yolo, voc or masks. */
  readonly format: AnnotationFormat;
  /** Categories that get the first numbers, in this order; others follow as they appear. */
  readonly classes?: readonly string[] | undefined;
  /** How far polygons may be from their masks, in pixels; 0.5 unless told. */
  readonly tolerance?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ExportAnnotationsOptions extends WriteOptions {
  /** Paths of project files, or their bytes. */
  readonly projects: readonly NamedSource[];
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  /** Gets what is wrong with a project, and the rest goes on; without it the first one ends the export. */
  readonly onProblem?: ((project: string, error: ClickcutError) => void) | undefined;
}

export interface ProjectOfAnnotations {
  /** The project file's content. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Cut-out layers in it. */
  readonly objects: number;
}

/** Annotations out of projects, and projects out of annotations. No model runs. */
export interface AnnotationTools {
  /**
   * The visible cut-outs of projects as annotations of their photos, named by their layers: files of one set, each as
   * soon as it is finished. @throws ClickcutError as `readProject`; `bad-request`, `cancelled`
   *
   * ```js
   * for await (const { path, bytes } of app.annotations.export({ projects: ['a.clickcut'], format: 'yolo' })) …
   * ```
   */
  export(options: ExportAnnotationsOptions): AsyncGenerator<AnnotationFile>;
  /** Photos that were annotated elsewhere, written as a set of files. @throws ClickcutError `bad-request`, `cancelled` */
  write(photos: Iterable<AnnotatedPhoto> | AsyncIterable<AnnotatedPhoto>, options: WriteOptions): AsyncGenerator<AnnotationFile>;
  /** Annotations of any format that `export` writes: a JSON file, a folder or a zip. @throws ClickcutError `file-unreadable`, `unsupported`, `cancelled` */
  read(source: NamedSource, options?: { readonly signal?: AbortSignal | undefined }): Promise<AnnotationSet>;
  /**
   * Which of some photos the annotations mean: by path, by file name, or by file name without its extension.
   * @param photos paths as the annotations would name them
   * @returns every photo that they tell of; `photo` is undefined where there is none, or where there are several
   */
  match(set: AnnotationSet, photos: readonly string[]): readonly { readonly name: string; readonly photo: string | undefined }[];
  /**
   * A project of a photo with a cut-out layer for each object that the annotations tell of.
   * @param options.name the photo's name in the annotations; its file name unless told
   * @throws ClickcutError as opening a photo does; `not-found` for a photo that they do not tell of, `bad-request` for
   * one of another size, `file-unreadable` for damaged annotations, `cancelled`
   */
  project(photo: NamedSource, set: AnnotationSet, options?: { readonly name?: string | undefined; readonly signal?: AbortSignal | undefined }): Promise<ProjectOfAnnotations>;
}

const nameOf = (source: NamedSource): string => (typeof source === 'string' ? source : source.name);

export function createAnnotationTools({ images, raster, version }: Pick<Core, 'images' | 'raster' | 'version'>): AnnotationTools {
  const made = { by: 'Clickcut', version };

  const write: AnnotationTools['write'] = (photos, { format, classes, tolerance, signal }) => {
    if (!annotationFormat.safeParse(format).success) {
      throw new ClickcutError({ code: 'bad-request', message: `'${String(format)}' is no format of annotations.`, hint: `Use one of ${annotationFormat.options.join(', ')}.` });
    }
    return writeAnnotations(photos, { format, classes, tolerance, made, raster, signal });
  };

  const photosOf = async function* ({ projects, classes, signal, onProgress, onProblem }: ExportAnnotationsOptions): AsyncGenerator<AnnotatedPhoto> {
    for (const [done, project] of projects.entries()) {
      onProgress?.({ done, total: projects.length });
      throwIfAborted(signal);
      try {
        const { document, masks } = await readProject(typeof project === 'string' ? { path: project } : project, signal);
        const mask = (id: string) => {
          const found = masks.get(id);
          return found ? Promise.resolve(found) : Promise.reject(new ClickcutError({ code: 'not-found', message: `'${nameOf(project)}' has no mask '${id.slice(0, 12)}'.` }));
        };
        yield* documentAnnotations(document, { classes, mask, raster, signal });
      } catch (cause) {
        const error = asClickcutError(cause);
        if (!onProblem || isCancelled(error)) throw error;
        onProblem(nameOf(project), error);
      }
    }
    onProgress?.({ done: projects.length, total: projects.length });
  };

  return {
    write,
    export: (options) => write(photosOf(options), options),
    read: (source, { signal } = {}) => readAnnotations(typeof source === 'string' ? { kind: 'path', path: source } : { kind: 'bytes', ...source }, { raster, signal }),
    match: (set, photos) => {
      const find = createNameIndex(photos.map((name) => ({ name })));
      return set.photos.map((name) => ({ name, photo: find(name)?.name }));
    },
    project: async (source, set, { name, signal } = {}) => {
      const photo = await images.open(typeof source === 'string' ? { kind: 'path', path: source } : { kind: 'bytes', ...source }, signal);
      try {
        const masks = await annotatedMasks(set, { ...photo.info, name: name ?? photo.info.name }, { raster, signal });
        const bytes = await packProject(await annotatedProject(photo, masks, randomUUID, signal), signal);
        return { bytes, objects: masks.length };
      } finally {
        images.release(photo.info.id);
      }
    },
  };
}
