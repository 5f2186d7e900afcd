import type { background } from '../../../src-preload/contract/background';
import type { WorkProgress } from '../../../src-preload/contract/common';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { ImageId } from '../../../src-preload/model/document';
import type { Inference } from '../../inference/inference';
import type { Images } from '../images/images';
import type { Masks, StoredMask } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';

export interface BackgroundDeps {
  readonly images: Images;
  readonly masks: Masks;
  readonly raster: RasterWorker;
  readonly inference: Pick<Inference, 'matte'>;
}

export interface Matte {
  readonly mask: StoredMask;
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
  /** Started when the model has its pixels, and not waited for. */
  readonly meanwhile?: (() => Promise<unknown>) | undefined;
}

/** What ISNet was trained on: every photo stretched to this square. */
const modelSide = 1024;

/** Automatic background removal with ISNet (Qin et al. 2022, "Highly Accurate Dichotomous Image Segmentation"). */
export function createBackground({ images, masks, raster, inference }: BackgroundDeps): Background {
  const matte: Background['matte'] = async (id, { signal, progress }, { meanwhile } = {}) => {
    const image = images.get(id);
    const size = { width: image.info.width, height: image.info.height };
    progress({ stage: 'preparing', fraction: 0 });
    const { data: pixels } = await image.stretched(modelSide, modelSide, signal);
    progress({ stage: 'matting', fraction: 0 });
    meanwhile?.().catch(() => undefined);
    const { alpha, ms } = await inference.matte({ pixels }, { signal, onProgress: progress });
    progress({ stage: 'masking', fraction: 0 });
    const mask = await raster.run('finish-matte', { alpha, side: modelSide, image: size }, { signal });
    progress({ stage: 'masking', fraction: 1 });
    return { mask, modelMs: ms };
  };

  return {
    matte,
    remove: async ({ image }, { signal, progress }) => {
      const started = performance.now();
      const { mask, modelMs } = await matte(image, { signal, progress });
      return { mask: masks.adopt(mask).info, timing: { modelMs, totalMs: performance.now() - started } };
    },
  };
}
