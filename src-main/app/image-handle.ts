import type { WorkProgress } from '../../src-preload/contract/common';
import { ClickcutError, isCancelled, throwIfAborted } from '../../src-preload/contract/errors';
import type { Candidate } from '../../src-preload/contract/segmentation';
import type { ImageInfo } from '../../src-preload/model/document';
import type { Point, Rect } from '../../src-preload/model/geometry';
import { prompts as promptsSchema, type Prompts } from '../../src-preload/model/prompt';
import type { OpenImage } from '../services/images/images';
import { gridUncertainty } from '../services/refining/edge-band';
import type { Core } from './create-core';
import { createCutout, type Cutout } from './cutout';
import { findEverything, type EverythingOptions, type EverythingResult } from './found-objects';

export interface CallControl {
  /** Aborting it rejects the call with `cancelled` and stops the work unless somebody else waits for it. */
  readonly signal?: AbortSignal | undefined;
}

export interface WorkControl extends CallControl {
  readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
}

/** What to select, in image pixels after orientation. At least one point or a box. */
export interface SelectPrompts {
  /** `positive` (the default) means "this belongs to it", otherwise "this does not". */
  readonly points?: readonly (Point & { readonly positive?: boolean | undefined })[] | undefined;
  readonly box?: Rect | undefined;
  /**
   * Whether a lone first click waits until it is known what stands out in the photo (the default): it finds the object
   * that is meant more often. `held` uses that only where it is known already, as the editor does.
   */
  readonly salience?: 'wait' | 'held' | undefined;
  /**
   * Whether objects that are small in the photo are looked at once more from nearer, from the second prompt on
   * (`auto`, the default): the mask is finer and later clicks do more. It takes an encoder run when the place is new.
   */
  readonly zoom?: 'auto' | 'off' | undefined;
  /** An earlier result for the same image, or one of its candidates: the answer refines it. A result stands for its best. */
  readonly previous?: Selection | SelectionCandidate | undefined;
}

export interface SelectionCandidate extends Cutout {
  /** The model's own estimate of how well the mask fits, about 0..1. */
  readonly iou: number;
  /** Pixels inside the contour. */
  readonly area: number;
}

export interface Selection {
  /** Three readings of the prompts, best first. */
  readonly candidates: readonly SelectionCandidate[];
  /** Milliseconds of the decoder alone and of the whole call. */
  readonly timing: { readonly decoderMs: number; readonly totalMs: number };
}

export interface BackgroundOptions extends WorkControl {
  /** -1..1, 0 unless told: what is in doubt counts as out (below 0) or in (above 0) more than usual. A second call with another value runs no model. */
  readonly keep?: number | undefined;
}

export interface BackgroundResult extends Cutout {
  /** Sum of alpha / 255 as the model gives it, before it is refined, in pixels. */
  readonly area: number;
  /** Smallest rectangle that holds everything that is not fully transparent, before it is refined. */
  readonly bounds: Rect;
  /** Milliseconds of the model alone, 0 when it had been asked before, and of the whole call. */
  readonly timing: { readonly modelMs: number; readonly totalMs: number };
}

/** One open photo. */
export interface ClickcutImage {
  readonly info: ImageInfo;
  readonly width: number;
  readonly height: number;
  /** Encodes the photo for clicks ahead of time. `select` does it when it has to. */
  prepare(options?: WorkControl): Promise<{ readonly from: 'memory' | 'disk' | 'encoder'; readonly ms: number }>;
  /**
   * Finds what the prompts mean.
   * @throws ClickcutError `bad-request` for prompts outside the photo or a `previous` of another image, `cancelled`,
   * `inference-crashed` (try again), `inference-failed`, `model-missing`, `model-damaged`
   */
  select(prompts: SelectPrompts, options?: WorkControl): Promise<Selection>;
  /** Finds the foreground by itself, with soft edges. @throws as `select`; `bad-request` for a `keep` out of range */
  removeBackground(options?: BackgroundOptions): Promise<BackgroundResult>;
  /**
   * Soft alpha where a trimap says that it is unknown, by the photo alone: closed-form matting with sampled colours.
   * @param trimap width * height bytes, row-major: 0 is out, 255 is in, everything else is unknown
   * @returns alpha, likewise
   * @throws ClickcutError `bad-request` for a trimap of another size, `cancelled`
   */
  matte(trimap: Uint8Array, options?: WorkControl): Promise<Uint8Array>;
  /** Finds all objects without being shown any. @throws as `select` */
  everything(options?: EverythingOptions): Promise<EverythingResult>;
  /** Frees the photo. Results that were rendered before stay usable. */
  close(): void;
}

interface HandedOut extends Pick<Candidate, 'logits' | 'detail'> {
  readonly image: string;
}

/** Logits behind what has been handed out; weak, so that a result lives no longer than its user wants. */
const handedOut = new WeakMap<object, HandedOut>();

const badRequest = (message: string): ClickcutError => new ClickcutError({ code: 'bad-request', message });

function previousMask(previous: object | undefined, image: string): HandedOut | undefined {
  if (previous === undefined) return undefined;
  const known = handedOut.get(previous);
  if (!known) throw badRequest("'previous' takes a result of select(), or one of its candidates.");
  if (known.image !== image) throw badRequest("'previous' is a result for another image.");
  return known;
}

export function createImageHandle(core: Core, opened: OpenImage): ClickcutImage {
  const { images, segmentation, background, refining, salience } = core;
  const { info } = opened;
  let isClosed = false;

  const contextOf = ({ signal, onProgress }: WorkControl) => {
    if (isClosed) throw new ClickcutError({ code: 'not-found', message: `${info.name} has been closed.` });
    return { signal: signal ?? new AbortController().signal, progress: (p: WorkProgress) => onProgress?.(p) };
  };

  /** Encodes meanwhile. Without the model, clicks are answered all the same. */
  const hint = async ({ signal, progress }: ReturnType<typeof contextOf>): Promise<void> => {
    const encoding = segmentation.prepare({ image: info.id }, { signal, progress });
    await Promise.allSettled([salience.find(info.id, { signal }), encoding]);
    throwIfAborted(signal);
    await encoding;
  };

  /** Without it the answer is as good as it was. */
  const sharpened = async (prompts: Prompts, shown: Candidate, before: HandedOut | undefined, context: ReturnType<typeof contextOf>): Promise<Candidate> => {
    try {
      const { sharper } = await segmentation.sharpen({ image: info.id, prompts, shown, before }, context);
      return { ...shown, ...sharper };
    } catch (error) {
      if (isCancelled(error) || context.signal.aborted) throw error;
      return shown;
    }
  };

  return {
    info,
    width: info.width,
    height: info.height,

    prepare: async (options = {}) => segmentation.prepare({ image: info.id }, contextOf(options)),

    select: async ({ points = [], box, previous, salience: hinting = 'wait', zoom = 'auto' }, options = {}) => {
      const context = contextOf(options);
      const parsed = promptsSchema.safeParse({ points: points.map(({ x, y, positive = true }) => ({ x, y, positive })), box });
      if (!parsed.success) throw badRequest(parsed.error.issues.map((issue) => issue.message).join('; '));
      const [click, another] = parsed.data.points;
      // A script has no photo on the screen to correct by: its first click waits for what stands out in the photo.
      if (hinting === 'wait' && click && !another && !box && previous === undefined) await hint(context);
      const started = performance.now();
      const before = previousMask(previous, info.id);
      const answer = await segmentation.select({ image: info.id, prompts: parsed.data, previous: before?.logits }, context);
      const [first, ...others] = answer.candidates;
      const found = zoom === 'auto' && first ? [await sharpened(parsed.data, first, before, context), ...others] : answer.candidates;
      const candidates = found.map((mask): SelectionCandidate => {
        const { iou, area, logits, detail } = mask;
        const candidate = { iou, area, ...createCutout({ photo: opened, refining, clicks: parsed.data.points, uncertainty: gridUncertainty.clicks(info), render: () => segmentation.render(info.id, mask) }) };
        handedOut.set(candidate, { image: info.id, logits, detail });
        return candidate;
      });
      const selection: Selection = { candidates, timing: { decoderMs: answer.timing.decoderMs, totalMs: performance.now() - started } };
      const [best] = found;
      if (best) handedOut.set(selection, { image: info.id, logits: best.logits, detail: best.detail });
      return selection;
    },

    removeBackground: async ({ keep = 0, ...options } = {}) => {
      const started = performance.now();
      const context = contextOf(options);
      if (!(keep >= -1 && keep <= 1)) throw badRequest(`'keep' is ${String(keep)}; it goes from -1 (less) to 1 (more).`);
      const { mask, uncertainty, modelMs } = await background.matte(info.id, context, {
        keep,
        // Whoever removes a background wants the pixels next: they are decoded while the model runs.
        meanwhile: () => opened.full(context.signal),
      });
      return {
        area: mask.info.area,
        bounds: mask.info.bounds,
        timing: { modelMs, totalMs: performance.now() - started },
        ...createCutout({ photo: opened, refining, clicks: [], uncertainty, render: () => Promise.resolve(mask) }),
      };
    },

    matte: async (trimap, options = {}) => refining.matte(info.id, trimap, contextOf(options)),

    everything: async (options = {}) => {
      contextOf({});
      return findEverything(core, opened, options);
    },

    close: () => {
      if (isClosed) return;
      isClosed = true;
      images.release(info.id);
    },
  };
}
