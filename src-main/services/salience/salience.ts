import type { WorkProgress } from '../../../src-preload/contract/common';
import type { ImageId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import type { Inference } from '../../inference/inference';
import type { Images } from '../images/images';
import { stretchPart } from '../images/stretch-part';
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
  /** The same for a part of a photo, whole pixels inside it, as if it were all there is. @throws as `find` */
  findIn(image: ImageId, part: Rect, control?: SalienceControl): Promise<FoundSalience>;
}

export interface SalienceDeps {
  readonly images: Pick<Images, 'get'>;
  readonly inference: Pick<Inference, 'matte'>;
}

/** A map takes 1 MiB. */
const mostMaps = 32;

export function createSalience({ images, inference }: SalienceDeps): Salience {
  /** The first key is the one used least recently. */
  const maps = new Map<string, SalienceMap>();
  const finding = createSharedWork<FoundSalience, WorkProgress>();

  const recall = (key: string): SalienceMap | undefined => {
    const map = maps.get(key);
    if (!map) return undefined;
    maps.delete(key);
    maps.set(key, map);
    return map;
  };

  const make = async (key: string, pixelsOf: (signal: AbortSignal) => Promise<Uint8Array>, { signal, onProgress, meanwhile }: SalienceControl): Promise<FoundSalience> => {
    const known = recall(key);
    const begin = (): void => void meanwhile?.().catch(() => undefined);
    if (known) {
      begin();
      return { ...known, modelMs: 0 };
    }
    return finding.join(
      key,
      async ({ signal: during, onProgress: tell }) => {
        tell({ stage: 'preparing', fraction: 0 });
        const pixels = await pixelsOf(during);
        tell({ stage: 'matting', fraction: 0 });
        begin();
        const { alpha, ms } = await inference.matte({ pixels }, { signal: during, onProgress: tell });
        const map = { alpha, side: salienceSide };
        maps.set(key, map);
        const oldest = maps.keys().next();
        if (maps.size > mostMaps && !oldest.done) maps.delete(oldest.value);
        return { ...map, modelMs: ms };
      },
      { signal, onProgress },
    );
  };

  return {
    held: recall,
    find: async (id, control = {}) => {
      const image = images.get(id);
      return make(id, async (signal) => (await image.stretched(salienceSide, salienceSide, signal)).data, control);
    },
    findIn: async (id, part, control = {}) => {
      const image = images.get(id);
      const square = { width: salienceSide, height: salienceSide };
      return make(`${id} ${part.x},${part.y},${part.width},${part.height}`, (signal) => stretchPart(image, part, square, signal), control);
    },
  };
}
