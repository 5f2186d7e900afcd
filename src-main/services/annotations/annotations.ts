import type { annotations } from '../../../src-preload/contract/annotations';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { asClickcutError, ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { AnnotatedObjectInfo } from '../../../src-preload/contract/annotations';
import type { Documents } from '../documents/documents';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import { zipStored } from '../exports/zip-stored';
import type { GrantedFiles } from '../files/granted-files';
import type { Masks } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';
import { annotatedMasks } from './annotated-document';
import type { AnnotatedPhoto, AnnotationFile } from './annotated-photo';
import { documentAnnotations } from './document-annotations';
import { readAnnotations } from './read-annotations';
import { writeAnnotations } from './write-annotations';

export interface AnnotationsOptions {
  readonly documents: Pick<Documents, 'get'>;
  readonly masks: Pick<Masks, 'load' | 'adopt' | 'room'>;
  readonly raster: Pick<RasterWorker, 'run'>;
  readonly files: Pick<GrantedFiles, 'pathOf'>;
  readonly version: string;
}

const product = 'Clickcut';

/** Annotations out of documents that are open, and into them. */
export function createAnnotations({ documents, masks, raster, files, version }: AnnotationsOptions): ServiceHandlers<typeof annotations> {
  return {
    export: async ({ documents: ids, format, classes, tolerance }, { signal, progress }) => {
      const records = ids.map((id) => documents.get(id).document);
      const total = records.length;
      const photos = async function* (): AsyncGenerator<AnnotatedPhoto> {
        for (const [done, document] of records.entries()) {
          progress({ done, total });
          yield* documentAnnotations(document, { classes, mask: (id) => masks.load(id), raster, signal });
        }
        progress({ done: total, total });
      };
      const made: AnnotationFile[] = [];
      for await (const file of writeAnnotations(photos(), { format, classes, tolerance, made: { by: product, version }, raster, signal })) made.push(file);
      const name = safeFileName(total === 1 ? (records[0]?.name ?? format) : format, 'annotations');
      const [only, ...more] = made;
      if (only && more.length === 0 && only.path.endsWith('.json')) return { name: `${name}.json`, mime: 'application/json', bytes: only.bytes };
      const bytes = await zipStored(made.map(({ path, bytes: content }) => ({ name: path, bytes: content })), signal);
      return { name: `${name}-${format}.zip`, mime: 'application/zip', bytes };
    },

    objects: async ({ document: id, source }, { signal, progress }) => {
      const { document } = documents.get(id);
      const input = source.kind === 'bytes' ? source : ({ kind: 'path', path: files.pathOf(source.handle) } as const);
      const set = await readAnnotations(input, { raster, signal });
      const objects: AnnotatedObjectInfo[] = [];
      let missing: ClickcutError | undefined;
      let isKnown = false;
      for (const info of Object.values(document.images)) {
        throwIfAborted(signal);
        try {
          const found = await annotatedMasks(set, info, { raster, signal, onProgress: progress });
          isKnown = true;
          for (const { name, mask, isCrowd, object } of found) {
            objects.push({ image: info.id, name, mask: masks.adopt(mask).info, isCrowd, ...(object.point && { point: object.point }) });
            await masks.room();
          }
        } catch (cause) {
          const error = asClickcutError(cause);
          if (error.code !== 'not-found') throw error;
          missing ??= error;
        }
      }
      if (!isKnown) throw missing ?? new ClickcutError({ code: 'not-found', message: `'${document.name}' has no photo.`, hint: 'Open a photo first.' });
      return { format: set.format, objects };
    },
  };
}
