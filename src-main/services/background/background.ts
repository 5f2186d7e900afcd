import type { background } from '../../../src-preload/contract/background';
import type { WorkProgress } from '../../../src-preload/contract/common';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { ImageId } from '../../../src-preload/model/document';
import type { Images } from '../images/images';
import type { Masks, StoredMask } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';
import type { Salience } from '../salience/salience';

export interface BackgroundDeps {
  readonly images: Images;
  readonly masks: Masks;
  readonly raster: RasterWorker;
  readonly salience: Pick<Salience, 'find'>;
}

export interface Matte {
  readonly mask: StoredMask;
  /** 0 when the photo's salience was still held. */
  readonly modelMs: number;
}

export interface Background extends ServiceHandlers<typeof background> {
  /** The photo's soft foreground alpha at full resolution, without keeping it. */
  matte(image: ImageId, context: MatteContext, options?: MatteOptions): Promise<Matte>;
}

interface MatteContext {
  readonly signal?: AbortSignal | undefined;
  readonly progress: (progress: WorkProgress) => void;
}

interface MatteOptions {
  /** -1..1, 0 unless told: what is in doubt counts as out (below 0) or in (above 0) more than usual. */
  readonly keep?: number | undefined;
  /** Started when the model has its pixels, or is not needed, and not waited for. */
  readonly meanwhile?: (() => Promise<unknown>) | undefined;
}

/** Automatic background removal with ISNet (Qin et al. 2022, "Highly Accurate Dichotomous Image Segmentation"). */
export function createBackground({ images, masks, raster, salience }: BackgroundDeps): Background {
  const matte: Background['matte'] = async (id, { signal, progress }, { keep, meanwhile } = {}) => {
    const { width, height } = images.get(id).info;
    const { alpha, side, modelMs } = await salience.find(id, { signal, onProgress: progress, meanwhile });
    progress({ stage: 'masking', fraction: 0 });
    const mask = await raster.run('finish-matte', { alpha, side, image: { width, height }, keep }, { signal });
    progress({ stage: 'masking', fraction: 1 });
    return { mask, modelMs };
  };

  return {
    matte,
    remove: async ({ image, keep }, { signal, progress }) => {
      const started = performance.now();
      const { mask, modelMs } = await matte(image, { signal, progress }, { keep });
      return { mask: masks.adopt(mask).info, timing: { modelMs, totalMs: performance.now() - started } };
    },
  };
}
