import type { Rect, Size } from '../../../src-preload/model/geometry';
import { adoptEdges } from '../../../src-preload/raster/adopt-edges';
import { attachedPieces, cutCells, type PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import { dropIslands } from '../../../src-preload/raster/drop-islands';
import { fillDoubt } from '../../../src-preload/raster/fill-doubt';
import { firstIsRight, type MatteOpinion } from '../../../src-preload/raster/matte-opinion';
import { renderMask } from '../../../src-preload/raster/render-mask';
import { resampleAlpha } from '../../../src-preload/raster/resample-alpha';
import { settleMatte } from '../../../src-preload/raster/settle-matte';
import { annotationJobs } from '../annotations/annotation-jobs';
import { sealMask } from '../masks/seal-mask';
import type { StoredMask } from '../masks/masks';
import { maskJobs } from './mask-jobs';

/** A matte after doubts were settled, still in the model's square. */
export interface SettledMatte {
  readonly alpha: Uint8Array;
  readonly found: PiecesOfMatte;
}

interface FinishedMatte extends SettledMatte {
  readonly out: readonly Int32Array[];
  readonly side: number;
  readonly image: Size;
  readonly keep?: number | undefined;
  /** A settled matte of a part of the photo, `side` * `side` bytes. */
  readonly closer?: { readonly crop: Rect; readonly alpha: Uint8Array; readonly side: number } | undefined;
  /** What SAM sees of the object, where it was asked. */
  readonly opinion?: MatteOpinion | undefined;
}

/** The pixel work that is too long for the engine's event loop. Everything in and out can be cloned or moved. */
export const rasterJobs = {
  /** Logits (see `renderMask`) to a full-resolution mask. With `part`, logits and frame are of that rectangle of the photo, and the mask is nowhere else. */
  'render-mask': ({ logits, frame, image, part }: { readonly logits: Float32Array; readonly frame: Size; readonly image: Size; readonly part?: Rect | undefined }): StoredMask => {
    if (!part) return sealMask(image, renderMask(logits, frame, image));
    const { bounds, ...mask } = renderMask(logits, frame, part);
    const isEmpty = bounds.width === 0;
    return sealMask(image, { ...mask, bounds: isEmpty ? bounds : { ...bounds, x: bounds.x + part.x, y: bounds.y + part.y } });
  },
  /** What a matting model's square alpha, `side` * `side` bytes, leaves open is decided; with what may be no part of the object. */
  'settle-matte': ({ alpha, side, image, keep }: { readonly alpha: Uint8Array; readonly side: number; readonly image: Size; readonly keep?: number | undefined }): SettledMatte => {
    const settled = settleMatte(alpha, side, keep);
    return { alpha: settled, found: attachedPieces(settled, side, frameOf(image)) };
  },
  /** A settled matte as the mask of a photo, without some of its cells, and with the edges of a closer look at a part of it. */
  'finish-matte': ({ alpha, found, out, side, image, keep, closer, opinion }: FinishedMatte): StoredMask => {
    const kept = out.length > 0 ? cutCells(alpha, side, found, out) : alpha;
    const filled = opinion ? fillDoubt(kept, side, image, opinion) : kept;
    const whole = resampleAlpha(filled, { width: side, height: side }, image);
    if (closer) {
      const closerWhole = resampleAlpha(closer.alpha, { width: closer.side, height: closer.side }, closer.crop);
      adoptEdges(whole, image, closerWhole, closer.crop, opinion && firstIsRight(opinion.logits, image, closer.crop));
    }
    // What was cut away may have left some of it behind.
    if (opinion) dropIslands(whole, image, keep);
    return sealMask(image, fitAlpha(whole, image));
  },
  ...maskJobs,
  ...annotationJobs,
} as const;

export type RasterJobs = typeof rasterJobs;
export type RasterJob = keyof RasterJobs;
export type RasterInput<J extends RasterJob> = Parameters<RasterJobs[J]>[0];
export type RasterOutput<J extends RasterJob> = ReturnType<RasterJobs[J]>;

export type RasterRequest = { readonly [J in RasterJob]: { readonly job: J; readonly input: RasterInput<J> } }[RasterJob];

export type RasterReply =
  | { readonly ok: true; readonly output: RasterOutput<RasterJob> }
  | { readonly ok: false; readonly message: string };
