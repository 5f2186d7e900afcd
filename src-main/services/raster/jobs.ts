import type { Size } from '../../../src-preload/model/geometry';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import { renderMask } from '../../../src-preload/raster/render-mask';
import { resampleAlpha } from '../../../src-preload/raster/resample-alpha';
import { settleMatte } from '../../../src-preload/raster/settle-matte';
import { sealMask } from '../masks/seal-mask';
import type { StoredMask } from '../masks/masks';
import { maskJobs } from './mask-jobs';

/** The pixel work that is too long for the engine's event loop. Everything in and out can be cloned or moved. */
export const rasterJobs = {
  /** Logits (see `renderMask`) to a full-resolution mask. */
  'render-mask': ({ logits, frame, image }: { readonly logits: Float32Array; readonly frame: Size; readonly image: Size }): StoredMask =>
    sealMask(image, renderMask(logits, frame, image)),
  /** A matting model's square alpha, `side` * `side` bytes, as the mask of a photo; `keep` as `settleMatte` takes it. */
  'finish-matte': ({ alpha, side, image, keep }: { readonly alpha: Uint8Array; readonly side: number; readonly image: Size; readonly keep?: number | undefined }): StoredMask =>
    sealMask(image, fitAlpha(resampleAlpha(settleMatte(alpha, side, keep), { width: side, height: side }, image), image)),
  ...maskJobs,
} as const;

export type RasterJobs = typeof rasterJobs;
export type RasterJob = keyof RasterJobs;
export type RasterInput<J extends RasterJob> = Parameters<RasterJobs[J]>[0];
export type RasterOutput<J extends RasterJob> = ReturnType<RasterJobs[J]>;

export type RasterRequest = { readonly [J in RasterJob]: { readonly job: J; readonly input: RasterInput<J> } }[RasterJob];

export type RasterReply =
  | { readonly ok: true; readonly output: RasterOutput<RasterJob> }
  | { readonly ok: false; readonly message: string };
