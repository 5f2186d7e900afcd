import { createImages } from '../../../src-main/services/images/create-images';
import type { Images } from '../../../src-main/services/images/images';
import { createMaskTools } from '../../../src-main/services/masks/mask-tools';
import { createMasks, type Masks } from '../../../src-main/services/masks/masks';
import { wholeAlpha } from '../../../src-main/services/masks/whole-alpha';
import { rasterJobs, type RasterInput, type RasterJob, type RasterOutput } from '../../../src-main/services/raster/jobs';
import type { RasterWorker } from '../../../src-main/services/raster/raster-worker';
import type { Raster } from '../../../src-preload/raster/raster';
import { pipelineOf } from '../../helpers/fixture-images';

/** Runs jobs here, on a copy of their input, as the worker does. */
export const inProcess: RasterWorker = {
  run: <J extends RasterJob>(job: J, input: RasterInput<J>, options: { readonly signal?: AbortSignal | undefined } = {}) =>
    new Promise<RasterOutput<J>>((resolve) => {
      options.signal?.throwIfAborted();
      resolve((rasterJobs[job] as (own: RasterInput<J>) => RasterOutput<J>)(structuredClone(input)));
    }),
  close: () => Promise.resolve(),
};

export const context = { signal: new AbortController().signal, progress: () => undefined };

interface MaskStudio {
  readonly images: Images;
  readonly masks: Masks;
  readonly tools: ReturnType<typeof createMaskTools>;
  photo(picture: Raster): Promise<string>;
  /** The alpha at the photo's size. */
  alpha(id: string): Promise<Uint8Array>;
}

/** Mask tools over real photos. */
export function createMaskStudio(raster: RasterWorker = inProcess): MaskStudio {
  const images = createImages();
  const masks = createMasks();
  return {
    images,
    masks,
    tools: createMaskTools({ images, masks, raster }),
    photo: async (picture) => (await images.open({ kind: 'bytes', name: 'photo.png', bytes: await pipelineOf(picture).png().toBuffer() })).info.id,
    alpha: async (id) => wholeAlpha(await masks.load(id)),
  };
}
