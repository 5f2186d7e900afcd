import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError, isCancelled, throwIfAborted } from '../../../src-preload/contract/errors';
import type { everything } from '../../../src-preload/contract/everything';
import type { Rect } from '../../../src-preload/model/geometry';
import { createWorkQueue } from '../../inference/work-queue';
import type { Inference } from '../../inference/inference';
import type { Embeddings } from '../embeddings/embeddings';
import { embeddingKey } from '../embeddings/embedding-key';
import type { Images } from '../images/images';
import type { Segmentation } from '../segmentation/segmentation';
import { encodePart } from './encode-part';
import { findObjects } from './find-objects';
import type { View } from './search-view';

export interface EverythingDeps {
  readonly images: Pick<Images, 'get'>;
  /** Encodes the photo, once however many ask. */
  readonly segmentation: Pick<Segmentation, 'prepare'>;
  readonly embeddings: Pick<Embeddings, 'recall' | 'load'>;
  readonly inference: Pick<Inference, 'decode' | 'encode'>;
  /** SHA-256 of the encoder's weights, part of every embedding's key. */
  readonly encoderSha256: string;
}

/** Finds all objects of a photo. See the contract for what it takes and gives. */
export function createEverything({ images, segmentation, embeddings, inference, encoderSha256 }: EverythingDeps): ServiceHandlers<typeof everything> {
  // One search at a time: with two, a click would wait for a decoder run of each.
  const queue = createWorkQueue(1);

  const encoded = async (image: string, signal: AbortSignal): Promise<{ readonly key: string; readonly embedding: Uint16Array }> => {
    await segmentation.prepare({ image }, { signal, progress: () => undefined });
    const key = embeddingKey(image, encoderSha256);
    const embedding = embeddings.recall(key) ?? (await embeddings.load(key));
    if (embedding) return { key, embedding };
    throw new ClickcutError({
      code: 'embedding-missing',
      message: `The embedding of '${images.get(image).info.name}' was pushed out of memory before its objects could be searched for.`,
      hint: 'Search again: the photo is then encoded anew.',
    });
  };

  return {
    find: async ({ image: id, options }, { signal, progress }) => {
      const started = performance.now();
      const { info } = images.get(id);
      throwIfAborted(signal);
      progress({ fraction: 0, objects: [], removed: [] });
      const known = await encoded(id, signal);
      const view = async (crop: Rect): Promise<View> => {
        const isWhole = crop.width === info.width && crop.height === info.height;
        const { key, embedding } = isWhole ? known : await encodePart(images.get(id), crop, { inference, encoderSha256 }, signal);
        return { crop, embedding, decode: (points) => inference.decode({ key, embedding: () => Promise.resolve(embedding), points }, { signal }) };
      };
      const search = async (): ReturnType<typeof findObjects> => findObjects({ image: info, options, view, signal, onProgress: progress });
      try {
        const { objects, decoderRuns } = await queue.add(search, { signal });
        return { objects, decoderRuns, ms: performance.now() - started };
      } catch (error) {
        if (signal.aborted || isCancelled(error)) throw new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });
        throw error;
      }
    },
  };
}
