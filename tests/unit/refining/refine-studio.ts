import { entryPath } from '../../../src-main/app/entry-path';
import { createImages } from '../../../src-main/services/images/create-images';
import type { Images } from '../../../src-main/services/images/images';
import { createMasks, type Masks, type StoredMask } from '../../../src-main/services/masks/masks';
import { wholeAlpha } from '../../../src-main/services/masks/whole-alpha';
import { createRefining, type Refining } from '../../../src-main/services/refining/refining';
import type { HandlerContext } from '../../../src-preload/contract/define';
import type { WorkProgress } from '../../../src-preload/contract/common';
import type { ImageInfo } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { pipelineOf } from '../../helpers/fixture-images';

export const context = (more: Partial<HandlerContext<WorkProgress>> = {}): HandlerContext<WorkProgress> => ({
  signal: new AbortController().signal,
  progress: () => undefined,
  ...more,
});

/** The service with its real threads over real photos. */
export interface RefineStudio {
  readonly images: Images;
  readonly masks: Masks;
  readonly refining: Refining;
  addPhoto(raster: Raster): Promise<ImageInfo>;
  addMask(size: Size, at: (x: number, y: number) => number): StoredMask;
  /** The alpha at the photo's size. */
  alpha(id: string): Promise<Uint8Array>;
}

export function createRefineStudio(options: { readonly idleMs?: number } = {}): RefineStudio {
  const images = createImages();
  const masks = createMasks();
  return {
    images,
    masks,
    refining: createRefining({ images, masks, entry: entryPath('refine-worker'), ...options }),
    addPhoto: async (raster) => (await images.open({ kind: 'bytes', name: 'photo.png', bytes: await pipelineOf(raster).png().toBuffer() })).info,
    addMask: ({ width, height }, at) => masks.put(width, height, Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)))),
    alpha: async (id) => wholeAlpha(await masks.load(id)),
  };
}
