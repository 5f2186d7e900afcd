import type { Candidate, Detail } from '../../../src-preload/contract/segmentation';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { Prompts } from '../../../src-preload/model/prompt';
import { contourArea } from '../../../src-preload/raster/contour-area';
import { frameOf, gridSide } from '../../../src-preload/raster/logit-grid';
import type { Inference } from '../../inference/inference';
import type { OpenImage } from '../images/images';
import { averageMasks, type ScoredMask } from './average-masks';
import { clicksOn, gridOf, logitsIou, type ClickGrid } from './click-grid';
import type { CropEmbeddings } from './crop-embeddings';
import { extentOf, promptsIn } from './crop-frame';
import { toFramePoints } from './frame-prompts';
import { keepClicked, obeyClicks } from './obey-clicks';
import { warpLogits } from './warp-logits';

export interface SecondLookRequest {
  readonly image: OpenImage;
  readonly prompts: Prompts;
  /** The mask that is shown. */
  readonly shown: { readonly logits: Float32Array };
  /** The mask before the last prompt. */
  readonly before?: { readonly logits: Float32Array; readonly detail?: Detail | undefined } | undefined;
}

export interface SecondLookDeps {
  readonly crops: CropEmbeddings;
  readonly inference: Pick<Inference, 'decode'>;
}

/** A lone click is ambiguous, and more so from near. */
const leastPrompts = 2;
/** Least IoU of what is seen from nearer with what was seen from far: below, they mean different things. */
const sameThing = 0.6;
const unambiguous = 0.3;
const certain = 1;
const mostLogit = 8;

const bounded = (value: number): number => Math.max(-mostLogit, Math.min(mostLogit, value));

/** What is shown, in the crop; where the last prompt has changed nothing, as it was seen from nearer before. */
function shownIn(crop: Rect, whole: Rect, { shown, before }: SecondLookRequest): Float32Array<ArrayBuffer> {
  const now = warpLogits(shown.logits, whole, crop);
  const kept = before?.detail;
  if (!before || !kept || kept.crop.x !== crop.x || kept.crop.y !== crop.y || kept.crop.width !== crop.width || kept.crop.height !== crop.height) return now;
  const changed = new Float32Array(now.length);
  for (let k = 0; k < changed.length; k++) changed[k] = (shown.logits[k] as number) > 0 === (before.logits[k] as number) > 0 ? 0 : 1;
  const share = warpLogits(changed, whole, crop);
  for (let k = 0; k < now.length; k++) {
    const s = Math.max(0, share[k] as number);
    now[k] = s * (now[k] as number) + (1 - s) * bounded(kept.logits[k] as number);
  }
  return now;
}

/** The decoder's four masks, best first: like what is shown, and trusted. */
function ranked(logits: Float32Array, iou: Float32Array, shown: Float32Array, keep: (own: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>): readonly ScoredMask[] {
  const size = gridSide * gridSide;
  const scored = [0, 1, 2, 3].map((token): ScoredMask => {
    const own = keep(logits.slice(token * size, (token + 1) * size));
    return { logits: own, score: Math.min(certain, iou[token] ?? 0) + logitsIou(own, shown) + (token === 0 ? unambiguous : 0) };
  });
  return scored.toSorted((a, b) => b.score - a.score);
}

/** Whether a mask runs into a side of the crop beyond which the photo goes on: the crop holds only a part of it. */
function isCut(logits: Float32Array, { columns, rows }: ClickGrid, crop: Rect, photo: Size): boolean {
  const inside = (x: number, y: number): boolean => (logits[y * gridSide + x] as number) > 0;
  const [left, top] = [crop.x > 0, crop.y > 0];
  const [right, bottom] = [crop.x + crop.width < photo.width, crop.y + crop.height < photo.height];
  for (let y = 0; y < rows; y++) if ((left && inside(0, y)) || (right && inside(columns - 1, y))) return true;
  for (let x = 0; x < columns; x++) if ((top && inside(x, 0)) || (bottom && inside(x, rows - 1))) return true;
  return false;
}

/**
 * Looks at a small object once more, in a crop of its own that fills the encoder's frame, with the same prompts and the
 * mask so far: SAM's 256x256 logits over the photo say little about an object of a tenth of its side. Both answers are
 * averaged, and the result counts only where they mean the same.
 * @returns undefined where the object is large, or both looks disagree
 */
export async function secondLook(request: SecondLookRequest, { crops, inference }: SecondLookDeps, signal: AbortSignal): Promise<Omit<Candidate, 'iou'> | undefined> {
  const { image, prompts, shown } = request;
  const { info } = image;
  const { box } = prompts;
  if (prompts.points.length + (box ? 1 : 0) < leastPrompts) return undefined;
  const corners = box ? [box, { x: box.x + box.width, y: box.y + box.height }] : [];
  const object = extentOf(shown.logits, info, [...prompts.points.filter(({ positive }) => positive), ...corners]);
  const encoded = object && (await crops.around(image, object, signal));
  if (!encoded) return undefined;

  const { crop, key, embedding } = encoded;
  const whole = { x: 0, y: 0, width: info.width, height: info.height };
  const frame = frameOf(crop);
  const grid = gridOf(frame);
  const points = toFramePoints(promptsIn(prompts, crop), frame, crop);
  if (points.length === 0) return undefined;
  const clicks = clicksOn(grid, points);
  const fed = shownIn(crop, whole, request);
  const { logits, iou } = await inference.decode({ key, embedding: () => Promise.resolve(embedding), points, maskInput: fed }, { signal });

  // Obeyed before as well as after: what a click has changed would be gone with the next mean.
  const seen = obeyClicks(averageMasks(ranked(logits, iou, fed, (own) => keepClicked(own, grid, clicks))), grid, clicks);
  if (logitsIou(seen, fed) < sameThing) return undefined;
  const mixed = new Float32Array(fed.length);
  for (let k = 0; k < mixed.length; k++) mixed[k] = (bounded(seen[k] as number) + (fed[k] as number)) / 2;
  const sharp = keepClicked(obeyClicks(mixed, grid, clicks), grid, clicks);
  if (isCut(sharp, grid, crop, info)) return undefined;
  const coarse = warpLogits(sharp, crop, whole);
  if (logitsIou(coarse, shown.logits) < sameThing) return undefined;
  return { area: contourArea(sharp, frame, crop), logits: coarse, detail: { crop, logits: sharp } };
}
