import type { WorkProgress } from '../../../src-preload/contract/common';
import type { CallOptions } from '../../../src-preload/contract/define';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import { embeddingKey } from '../embeddings/embedding-key';
import type { OpenImage } from '../images/images';
import type { SegmentationDeps } from './segmentation';
import { createSharedWork } from './shared-work';

export interface Encoded {
  readonly key: string;
  /** Half bits [256, 64, 64]. */
  readonly embedding: Uint16Array;
  readonly from: 'memory' | 'disk' | 'encoder';
}

export interface Encoder {
  /** The photo's embedding: known, from disk, or made now. However many ask at once, it is made once. */
  ensure(image: OpenImage, options?: CallOptions<WorkProgress>): Promise<Encoded>;
}

export function createEncoder({
  embeddings,
  inference,
  encoderSha256,
}: Pick<SegmentationDeps, 'embeddings' | 'inference' | 'encoderSha256'>): Encoder {
  const shared = createSharedWork<Encoded, WorkProgress>();

  const make = async (key: string, image: OpenImage, options: Required<CallOptions<WorkProgress>>): Promise<Encoded> => {
    const { signal, onProgress } = options;
    onProgress?.({ stage: 'reading', fraction: 0 });
    // The child can load its models meanwhile. If it cannot, the request below says why.
    inference.warm('sam').catch(() => undefined);
    const stored = await embeddings.load(key);
    if (stored) {
      // The first click is near; its decoder run should not have to wait for this. If it fails, the click sends it.
      inference.hold(key, stored).catch(() => undefined);
      return { key, embedding: stored, from: 'disk' };
    }
    onProgress?.({ stage: 'preparing', fraction: 0 });
    const { width, height } = frameOf(image.info);
    const { data: pixels } = await image.stretched(width, height, signal);
    const { embedding } = await inference.encode({ pixels, width, height, key }, { signal, onProgress });
    embeddings.keep(key, embedding);
    return { key, embedding, from: 'encoder' };
  };

  return {
    ensure: async (image, options) => {
      throwIfAborted(options?.signal);
      const key = embeddingKey(image.info.id, encoderSha256);
      const embedding = embeddings.recall(key);
      if (embedding) return { key, embedding, from: 'memory' };
      return shared.join(key, (shares) => make(key, image, shares), options);
    },
  };
}
