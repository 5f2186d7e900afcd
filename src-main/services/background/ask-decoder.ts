import type { ImageId } from '../../../src-preload/model/document';
import type { Inference } from '../../inference/inference';
import { embeddingKey } from '../embeddings/embedding-key';
import type { Embeddings } from '../embeddings/embeddings';
import type { Segmentation } from '../segmentation/segmentation';
import type { AskDecoder } from './piece-votes';

export interface DecoderDeps {
  /** Encodes the photo, once however many ask. */
  readonly segmentation: Pick<Segmentation, 'prepare'>;
  readonly embeddings: Pick<Embeddings, 'recall' | 'load'>;
  readonly inference: Pick<Inference, 'decode'>;
  /** SHA-256 of the encoder's weights, part of every embedding's key. */
  readonly encoderSha256: string;
}

/**
 * A way to ask SAM about a photo, which is encoded for it where it was not; `undefined` where the embedding is gone.
 * @throws what the model throws, ClickcutError `cancelled`
 */
export async function openDecoder({ segmentation, embeddings, inference, encoderSha256 }: DecoderDeps, image: ImageId, signal: AbortSignal): Promise<AskDecoder | undefined> {
  await segmentation.prepare({ image }, { signal, progress: () => undefined });
  const key = embeddingKey(image, encoderSha256);
  const embedding = embeddings.recall(key) ?? (await embeddings.load(key));
  if (!embedding) return undefined;
  return (points, maskInput) => inference.decode({ key, embedding: () => Promise.resolve(embedding), points, maskInput }, { signal });
}
