import type { background } from '../../../src-preload/contract/background';
import type { WorkProgress } from '../../../src-preload/contract/common';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { ImageId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import type { Images } from '../images/images';
import type { Masks, StoredMask } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';
import type { SettledMatte } from '../raster/jobs';
import { gridUncertainty } from '../refining/edge-band';
import type { Salience } from '../salience/salience';
import { openDecoder, type DecoderDeps } from './ask-decoder';
import { closerCrop, isLike, leftOut, type CloserLook } from './closer-look';
import { looksDiffer } from './looks-differ';
import { askAbout, type AskDecoder, type Votes } from './piece-votes';

export interface BackgroundDeps {
  readonly images: Pick<Images, 'get'>;
  readonly masks: Masks;
  readonly raster: RasterWorker;
  readonly salience: Pick<Salience, 'find' | 'findIn'>;
  /** Asked about pieces that hang on the object, where there are any. */
  readonly decoder: DecoderDeps;
}

export interface Matte {
  readonly mask: StoredMask;
  /** How far its contour may lie beside the object's, in pixels; see `gridUncertainty`. */
  readonly uncertainty: number;
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
  /** Whether SAM is asked about pieces that hang on the object, where there are any (the default). It encodes the photo for that. */
  readonly pieces?: boolean | undefined;
  /** Started when the model has its pixels, or is not needed, and not waited for. */
  readonly meanwhile?: (() => Promise<unknown>) | undefined;
}

interface LookOptions {
  readonly keep: number | undefined;
  readonly signal: AbortSignal | undefined;
}

interface SecondLook extends CloserLook {
  readonly modelMs: number;
}

/**
 * Automatic background removal with ISNet (Qin et al. 2022, "Highly Accurate Dichotomous Image Segmentation"). Where it
 * takes something along by a thread, such as writing on the wall behind, it looks again from nearer, and SAM has a say.
 */
export function createBackground({ images, masks, raster, salience, decoder }: BackgroundDeps): Background {
  /** The part that was looked at last: a little more or less of the object needs no new look. */
  let last: { readonly id: ImageId; readonly crop: Rect } | undefined;

  /** The object from nearer, where the photo has the pixels for that and it helps. */
  const lookCloser = async (id: ImageId, { found }: SettledMatte, { keep, signal }: LookOptions): Promise<SecondLook | undefined> => {
    const wanted = closerCrop(found, images.get(id).info);
    if (!wanted) return undefined;
    const crop = last?.id === id && isLike(last.crop, wanted) ? last.crop : wanted;
    last = { id, crop };
    try {
      const { alpha, side, modelMs } = await salience.findIn(id, crop, { signal });
      const settled = await raster.run('settle-matte', { alpha, side, image: crop, keep }, { signal });
      return { crop, side, alpha: settled.alpha, modelMs };
    } catch (error) {
      if (signal?.aborted || isCancelled(error)) throw error;
      // The first look holds.
      return undefined;
    }
  };

  const votesOn = async (id: ImageId, { found }: SettledMatte, closer: CloserLook | undefined, signal: AbortSignal | undefined): Promise<Votes> => {
    const { info } = images.get(id);
    try {
      const ask = (): Promise<AskDecoder | undefined> => openDecoder(decoder, id, signal ?? new AbortController().signal);
      return await askAbout(found, ask, { leftOut: (piece) => closer && leftOut(piece, closer, found, info), differ: closer && looksDiffer(found, closer, info) });
    } catch (error) {
      if (signal?.aborted || isCancelled(error)) throw error;
      // A second opinion: without that model the first one holds.
      return { out: [] };
    }
  };

  const matte: Background['matte'] = async (id, { signal, progress }, { keep, pieces = true, meanwhile } = {}) => {
    const { width, height } = images.get(id).info;
    const { alpha, side, modelMs } = await salience.find(id, { signal, onProgress: progress, meanwhile });
    progress({ stage: 'masking', fraction: 0 });
    const image = { width, height };
    const settled = await raster.run('settle-matte', { alpha, side, image, keep }, { signal });
    const closer = pieces ? await lookCloser(id, settled, { keep, signal }) : undefined;
    const { out, opinion }: Votes = pieces ? await votesOn(id, settled, closer, signal) : { out: [] };
    progress({ stage: 'masking', fraction: 0.5 });
    const mask = await raster.run('finish-matte', { ...settled, out, side, image, keep, closer, opinion: opinion && { raw: alpha, logits: opinion } }, { signal });
    progress({ stage: 'masking', fraction: 1 });
    return { mask, uncertainty: gridUncertainty.matte(closer?.crop ?? image), modelMs: modelMs + (closer?.modelMs ?? 0) };
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
