import type { WorkProgress } from '../../../src-preload/contract/common';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { Detail, segmentation } from '../../../src-preload/contract/segmentation';
import type { ImageId } from '../../../src-preload/model/document';
import { intersect } from '../../../src-preload/model/geometry';
import type { Prompts } from '../../../src-preload/model/prompt';
import { contourArea } from '../../../src-preload/raster/contour-area';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import type { DecoderPoint, Inference } from '../../inference/inference';
import type { Embeddings } from '../embeddings/embeddings';
import type { Images, OpenImage } from '../images/images';
import type { LogitsStore } from '../masks/logits-store';
import type { Masks, StoredMask } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';
import { askCorrection, type Decode } from './ask-correction';
import { buildUp } from './build-up';
import { clicksOn, gridOf } from './click-grid';
import { createCropEmbeddings } from './crop-embeddings';
import { createEncoder } from './encoder';
import { toFramePoints } from './frame-prompts';
import { pickFirst } from './pick-first';
import { createQuietTime } from './quiet-time';
import { rankCandidates } from './rank-candidates';
import type { RankedCandidate } from './ranked-candidate';
import { secondLook } from './second-look';
import type { Salience } from '../salience/salience';

export interface SegmentationDeps {
  readonly images: Pick<Images, 'get'>;
  readonly masks: Pick<Masks, 'adopt'>;
  readonly logits: Pick<LogitsStore, 'put' | 'get'>;
  readonly embeddings: Embeddings;
  readonly raster: RasterWorker;
  readonly inference: Pick<Inference, 'encode' | 'decode' | 'warm' | 'hold'>;
  readonly salience: Pick<Salience, 'held'>;
  /** SHA-256 of the encoder's weights, part of every embedding's key. */
  readonly encoderSha256: string;
}

export interface Segmentation extends ServiceHandlers<typeof segmentation> {
  /** Resolves once nobody has clicked for so many milliseconds. Rejects when the signal fires. */
  quiet(ms: number, signal: AbortSignal): Promise<void>;
  /** Renders logits, or their detail, at the photo's full resolution, without keeping the result. */
  render(image: ImageId, mask: { readonly logits: Float32Array; readonly detail?: Detail | undefined }, signal?: AbortSignal): Promise<StoredMask>;
}

interface Answer {
  readonly candidates: readonly RankedCandidate[];
  readonly decoderMs: number;
}

/** Answers clicks. See the contract for what each method takes and gives. */
export function createSegmentation(deps: SegmentationDeps): Segmentation {
  const { images, masks, logits: logitsStore, raster, inference, salience } = deps;
  const encoder = createEncoder(deps);
  const crops = createCropEmbeddings(inference, deps.encoderSha256);
  const quietTime = createQuietTime();

  const answer = async (
    image: OpenImage,
    prompts: Prompts,
    given: Float32Array | undefined,
    context: { readonly signal: AbortSignal; readonly progress: (p: WorkProgress) => void },
  ): Promise<Answer> => {
    const { signal } = context;
    const frame = frameOf(image.info);
    const stages = (given === undefined ? buildUp(prompts) : [prompts]).map((stage) => toFramePoints(stage, frame, image.info));
    const { key, embedding } = await encoder.ensure(image, { signal, onProgress: context.progress });

    const grid = gridOf(frame);
    const decode: Decode = (points, maskInput) => inference.decode({ key, embedding: () => Promise.resolve(embedding), points, maskInput }, { signal });
    const ask = async (points: readonly DecoderPoint[], previous: Float32Array | undefined): Promise<Answer> => {
      const clicks = clicksOn(grid, points);
      const measuring = { frame, points, previous };
      const [first, second] = clicks;
      const hasBox = clicks.length < points.length;
      // A correction has a click to go by; a box that is drawn anew has not.
      if (previous && first) return askCorrection(points, { grid, clicks, previous, measuring }, decode);
      const { logits, iou, ms } = await decode(points, previous);
      if (first && !second && !hasBox) return { candidates: pickFirst(logits, iou, { grid, click: first, measuring, salience: salience.held(image.info.id) }), decoderMs: ms };
      return { candidates: rankCandidates(logits, iou, measuring), decoderMs: ms };
    };
    let last: Answer = { candidates: [], decoderMs: 0 };
    for (const points of stages) {
      const { candidates, decoderMs } = await ask(points, last.candidates[0]?.logits ?? given);
      last = { candidates, decoderMs: last.decoderMs + decoderMs };
    }
    return last;
  };

  const render: Segmentation['render'] = async (id, { logits, detail }, signal) => {
    const { info } = images.get(id);
    const image = { width: info.width, height: info.height };
    if (!detail) return raster.run('render-mask', { logits, frame: frameOf(image), image }, { signal });
    const part = intersect(detail.crop, { x: 0, y: 0, ...image });
    return raster.run('render-mask', { logits: detail.logits, frame: frameOf(part), image, part }, { signal });
  };

  return {
    quiet: quietTime.lasting,

    prepare: async ({ image }, { signal, progress }) => {
      const started = performance.now();
      const { from } = await encoder.ensure(images.get(image), { signal, onProgress: progress });
      return { from, ms: performance.now() - started };
    },

    select: async ({ image: id, prompts, previous }, { signal, progress }) => {
      quietTime.mark();
      const started = performance.now();
      const image = images.get(id);
      const frame = frameOf(image.info);
      const { candidates, decoderMs } = await answer(image, prompts, previous, { signal, progress });
      throwIfAborted(signal);
      return {
        candidates: candidates.map(({ iou, logits }) => ({ iou, area: contourArea(logits, frame, image.info), logits })),
        frame,
        timing: { decoderMs, totalMs: performance.now() - started },
      };
    },

    sharpen: async ({ image, prompts, shown, before }, { signal }) => {
      const sharper = await secondLook({ image: images.get(image), prompts, shown, before }, { crops, inference }, signal);
      throwIfAborted(signal);
      return sharper ? { sharper } : {};
    },

    mask: async ({ image, logits, detail }, { signal }) => {
      const { info } = masks.adopt(await render(image, { logits, detail }, signal));
      return { ...info, logits: logitsStore.put(logits), detail: detail ? { crop: detail.crop, logits: logitsStore.put(detail.logits) } : null };
    },

    logits: ({ id }) => ({ logits: logitsStore.get(id) }),

    render,
  };
}

