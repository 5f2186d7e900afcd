import { setImmediate as nextTurn } from 'node:timers/promises';
import { logitsSide } from '../../../src-preload/contract/common';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { FindOptions, FoundObject } from '../../../src-preload/contract/everything';
import { floatToHalf } from '../../../src-preload/model/half-float';
import { intersect, type Point, type Rect, type Size } from '../../../src-preload/model/geometry';
import { contourArea } from '../../../src-preload/raster/contour-area';
import { frameOf, gridStep, samplesInside } from '../../../src-preload/raster/logit-grid';
import { hasSample, maskBits, type MaskBits } from '../../../src-preload/raster/mask-bits';
import type { DecoderPoint } from '../../inference/inference';
import { toFramePoints } from '../segmentation/frame-prompts';
import { warpLogits } from '../segmentation/warp-logits';
import { gridPoints, startPoints, type GridPoint } from './grid-points';
import { judgeMask, type JudgeContext, type JudgedMask } from './judge-mask';
import type { ObjectSet } from './object-set';
import { pointFeatures } from './point-features';
import { createPointOrder } from './point-order';
import { pointPromise } from './point-promise';

/** The photo, or a part of it, as the encoder saw it. */
export interface View {
  /** Whole pixels of the photo. */
  readonly crop: Rect;
  /** Half bits [256,64,64]. */
  readonly embedding: Uint16Array;
  /** One decoder run: logits [4,256,256], predicted IoU [4], over the frame of `crop`. */
  readonly decode: (points: readonly DecoderPoint[]) => Promise<{ readonly logits: Float32Array; readonly iou: Float32Array }>;
}

/** What all views of a photo have in common. */
export interface Search {
  /** Size of the photo in pixels. */
  readonly image: Size;
  readonly options: FindOptions;
  readonly set: ObjectSet;
  readonly found: Map<number, FoundObject>;
  readonly signal: AbortSignal;
  /** After each decoder run: what is new, and what of the earlier objects has gone. */
  readonly report: (objects: FoundObject[], removed: number[]) => void;
}

/** Share of what is looked at below which a region is too coarse on the grid of logits to be an object: about 5 x 5 samples. */
const leastRegionShare = 1 / 2000;
/** Promise * novelty below which a point is not worth a run: plain photos end early by it. */
const leastWorth = 0.006;
/** An object no larger than so many cells of the grid has no parts that the grid could hit: its points are not asked. */
const coveredCells = 4;
/** Tokens 1..3: part, larger part, whole. Token 0 is made for unambiguous prompts, which a lone point is not. */
const ambiguousTokens = [1, 2, 3] as const;
/** Samples. What comes so near to a side beyond which the photo goes on is cut off by it. */
const cutMargin = 4;

function isCut({ left, top, right, bottom }: MaskBits, inside: Size, crop: Rect, image: Size): boolean {
  if (crop.x > 0 && left < cutMargin) return true;
  if (crop.y > 0 && top < cutMargin) return true;
  if (crop.x + crop.width < image.width && right > inside.width - cutMargin) return true;
  return crop.y + crop.height < image.height && bottom > inside.height - cutMargin;
}

/**
 * Clicks one view point by point and keeps what passes for an object. One decoder run at a time, so that a person's
 * click waits for no more than one; the event loop is let go between masks.
 * @param most decoder runs
 * @returns the runs that it took
 * @throws ClickcutError `cancelled`, and what `decode` throws
 */
export async function searchView({ crop, embedding, decode }: View, pointsPerSide: number, most: number, search: Search): Promise<number> {
  const { image, options, signal, set, found } = search;
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const isWhole = crop.width === image.width && crop.height === image.height;
  const frame = frameOf(crop);
  const inside = { width: samplesInside(frame.width), height: samplesInside(frame.height) };
  const wholeFrame = frameOf(image);
  const wholeInside = { width: samplesInside(wholeFrame.width), height: samplesInside(wholeFrame.height) };
  const step = gridStep(frame, crop);
  const points = gridPoints(pointsPerSide, frame);
  const leastArea = options.minMaskRegionArea ?? crop.width * crop.height * leastRegionShare;
  const judging: JudgeContext = { options, inside, leastRegion: leastArea / (step.x * step.y) };
  const coveredArea = (coveredCells * inside.width * inside.height) / points.length;

  throwIfAborted(signal);
  const features = await pointFeatures(embedding, points, frame);
  const order = createPointOrder(features, pointPromise(features), startPoints(pointsPerSide, most), leastWorth);

  const boxOf = ({ left, top, right, bottom }: MaskBits): Rect => {
    const box = { x: crop.x + left * step.x, y: crop.y + top * step.y, width: (right - left) * step.x, height: (bottom - top) * step.y };
    return intersect(box, crop);
  };

  const judgeAll = async (logits: Float32Array, iou: Float32Array): Promise<readonly JudgedMask[]> => {
    const judged: JudgedMask[] = [];
    for (const token of ambiguousTokens) {
      const size = logitsSide * logitsSide;
      const mask = judgeMask(logits.subarray(token * size, (token + 1) * size), iou[token] ?? 0, judging);
      if (mask && (isWhole || !isCut(mask.bits, inside, crop, image))) judged.push(mask);
      await nextTurn();
    }
    return judged;
  };

  const take = (mask: JudgedMask, point: Point): { readonly fresh: readonly FoundObject[]; readonly removed: readonly number[] } => {
    const logits = isWhole ? mask.logits : warpLogits(mask.logits, crop, whole);
    const bits = isWhole ? mask.bits : maskBits(logits, wholeInside);
    const taken = bits.area === 0 ? undefined : set.offer({ ...mask, logits, bits });
    if (!taken) return { fresh: [], removed: [] };
    const { id, iou, stability } = taken.kept;
    const object: FoundObject = {
      ...{ id, iou, stability, point },
      area: contourArea(mask.logits, frame, crop),
      box: boxOf(mask.bits),
      logits: floatToHalf(logits),
      ...(isWhole ? {} : { detail: { crop, logits: floatToHalf(mask.logits) } }),
    };
    found.set(id, object);
    for (const gone of taken.removed) found.delete(gone);
    const covered = points.flatMap(({ sample }, k) => (hasSample(mask.bits, sample.x, sample.y) ? [k] : []));
    if (mask.bits.area <= coveredArea) order.skip(covered);
    else order.cover(covered);
    return { fresh: [object], removed: taken.removed };
  };

  let runs = 0;
  for (let next = runs < most ? order.next() : undefined; next !== undefined; next = runs < most ? order.next() : undefined) {
    throwIfAborted(signal);
    const { at } = points[next] as GridPoint;
    const inCrop = { x: at.x * crop.width, y: at.y * crop.height };
    const { logits, iou } = await decode(toFramePoints({ points: [{ ...inCrop, positive: true }] }, frame, crop));
    runs++;
    const known = new Set(found.keys());
    const point = { x: crop.x + inCrop.x, y: crop.y + inCrop.y };
    const changes = (await judgeAll(logits, iou)).map((mask) => take(mask, point));
    throwIfAborted(signal);
    // What one answer both brought and replaced was never seen by anyone.
    const objects = changes.flatMap(({ fresh }) => fresh).filter(({ id }) => found.has(id));
    const removed = changes.flatMap((change) => change.removed).filter((id) => known.has(id));
    search.report(objects, removed);
  }
  return runs;
}
