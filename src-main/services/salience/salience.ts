import type { WorkProgress } from '../../../src-preload/contract/common';
import type { ImageId } from '../../../src-preload/model/document';
import type { Inference } from '../../inference/inference';
import type { Images } from '../images/images';
import { createSharedWork } from '../segmentation/shared-work';

/** What ISNet was trained on: every photo stretched to this square. */
export const salienceSide = 1024;

/** ISNet's soft foreground (Qin et al. 2022, "Highly Accurate Dichotomous Image Segmentation"). */
export interface SalienceMap {
  /** side * side bytes, the photo stretched to a square. */
  readonly alpha: Uint8Array;
  readonly side: number;
}

export interface FoundSalience extends SalienceMap {
  /** Milliseconds of the model alone; 0 where the map was there already. */
  readonly modelMs: number;
}

export interface SalienceControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
  /** Started when the model has its pixels, and not waited for. */
  readonly meanwhile?: (() => Promise<unknown>) | undefined;
}

/** What stands out in a photo: the ground of background removal, and a hint for clicks. */
export interface Salience {
  held(image: ImageId): SalienceMap | undefined;
  /** Runs the model once for each photo, however many ask. @throws ClickcutError `not-found`, `cancelled`, and what the model throws */
  find(image: ImageId, control?: SalienceControl): Promise<FoundSalience>;
}

export interface SalienceDeps {
  readonly images: Pick<Images, 'get'>;
  readonly inference: Pick<Inference, 'matte'>;
}

/** A map takes 1 MiB. */
const mostMaps = 32;

export function createSalience({ images, inference }: SalienceDeps): Salience {
  /** The first key is the one used least recently. */
  const maps = new Map<ImageId, SalienceMap>();
  const finding = createSharedWork<FoundSalience, WorkProgress>();

  const held: Salience['held'] = (image) => {
    const map = maps.get(image);
    if (!map) return undefined;
    maps.delete(image);
    maps.set(image, map);
    return map;
  };

  return {
    held,
    find: async (id, { signal, onProgress, meanwhile } = {}) => {
      const image = images.get(id);
      const known = held(id);
      const begin = (): void => void meanwhile?.().catch(() => undefined);
      if (known) {
        begin();
        return { ...known, modelMs: 0 };
      }
      return finding.join(
        id,
        async ({ signal: during, onProgress: tell }) => {
          tell({ stage: 'preparing', fraction: 0 });
          const { data: pixels } = await image.stretched(salienceSide, salienceSide, during);
          tell({ stage: 'matting', fraction: 0 });
          begin();
          const { alpha, ms } = await inference.matte({ pixels }, { signal: during, onProgress: tell });
          const map = { alpha, side: salienceSide };
          maps.set(id, map);
          const oldest = maps.keys().next();
          if (maps.size > mostMaps && !oldest.done) maps.delete(oldest.value);
          return { ...map, modelMs: ms };
        },
        { signal, onProgress },
      );
    },
  };
}
