import { setImmediate as nextTurn } from 'node:timers/promises';
import { logitsSide } from '../../../src-preload/contract/common';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { FindOptions, FoundObject } from '../../../src-preload/contract/everything';
import { floatToHalf } from '../../../src-preload/model/half-float';
import { intersect, type Point, type Rect, type Size } from '../../../src-preload/model/geometry';
import { contourArea } from '../../../src-preload/raster/contour-area';
import { frameOf, gridStep, samplesInside } from '../../../src-preload/raster/logit-grid';
import { hasSample, type MaskBits } from '../../../src-preload/raster/mask-bits';
import type { DecoderPoint } from '../../inference/inference';
import { toFramePoints } from '../segmentation/frame-prompts';
import { gridPoints, type GridPoint } from './grid-points';
import { judgeMask, type JudgeContext, type JudgedMask } from './judge-mask';
import { createObjectSet, type KeptMask } from './object-set';
import { pointFeatures } from './point-features';
import { createPointOrder } from './point-order';
import { pointPromise } from './point-promise';

export interface FindWork {
  /** Size of the photo in pixels. */
  readonly image: Size;
  /** Half bits [256,64,64]. */
  readonly embedding: Uint16Array;
  readonly options: FindOptions;
  /** One decoder run: logits [4,256,256], predicted IoU [4]. */
  readonly decode: (points: readonly DecoderPoint[]) => Promise<{ readonly logits: Float32Array; readonly iou: Float32Array }>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly fraction: number; readonly objects: FoundObject[]; readonly removed: number[] }) => void;
}

/** Share of the photo below which a region is too coarse on the grid of logits to be an object: about 5 x 5 samples. */
const leastRegionShare = 1 / 2000;
/** Share of the grid's points that are asked at most. */
const askedShare = 1 / 4;
/** Promise * novelty below which a point is not worth a run: plain photos end early by it. */
const leastWorth = 0.006;
/** An object no larger than so many cells of the grid has no parts that the grid could hit: its points are not asked. */
const coveredCells = 4;
/** Tokens 1..3: part, larger part, whole. Token 0 is made for unambiguous prompts, which a lone point is not. */
const ambiguousTokens = [1, 2, 3] as const;

function boxOf({ left, top, right, bottom }: MaskBits, frame: Size, image: Size): Rect {
  const step = gridStep(frame, image);
  const box = { x: left * step.x, y: top * step.y, width: (right - left) * step.x, height: (bottom - top) * step.y };
  return intersect(box, { x: 0, y: 0, ...image });
}

/**
 * Clicks the photo point by point and keeps what passes for an object. One decoder run at a time, so that a person's
 * click waits for no more than one; the event loop is let go between masks.
 * @throws ClickcutError `cancelled`, and what `decode` throws
 */
export async function findObjects(work: FindWork): Promise<{ readonly objects: FoundObject[]; readonly decoderRuns: number }> {
  const { image, options, signal } = work;
  const frame = frameOf(image);
  const inside = { width: samplesInside(frame.width), height: samplesInside(frame.height) };
  const step = gridStep(frame, image);
  const side = options.pointsPerSide;
  const points = gridPoints(side, frame);
  const most = Math.min(points.length, options.maxDecoderRuns ?? Math.ceil(points.length * askedShare));
  const leastArea = options.minMaskRegionArea ?? image.width * image.height * leastRegionShare;
  const judging: JudgeContext = { options, inside, leastRegion: leastArea / (step.x * step.y) };
  const coveredArea = (coveredCells * inside.width * inside.height) / points.length;

  throwIfAborted(signal);
  const middle = Math.floor(side / 2) * side + Math.floor(side / 2);
  const features = await pointFeatures(work.embedding, points, frame);
  const order = createPointOrder(features, pointPromise(features), middle, leastWorth);
  const set = createObjectSet(options.boxNmsThresh, options.maxObjects);
  const found = new Map<number, FoundObject>();

  const publish = ({ id, iou, stability, bits, logits }: KeptMask, point: Point): FoundObject => ({
    id,
    iou,
    stability,
    area: contourArea(logits, frame, image),
    box: boxOf(bits, frame, image),
    point,
    logits: floatToHalf(logits),
  });

  const judgeAll = async (logits: Float32Array, iou: Float32Array): Promise<readonly JudgedMask[]> => {
    const judged: JudgedMask[] = [];
    for (const token of ambiguousTokens) {
      const size = logitsSide * logitsSide;
      const mask = judgeMask(logits.subarray(token * size, (token + 1) * size), iou[token] ?? 0, judging);
      if (mask) judged.push(mask);
      await nextTurn();
    }
    return judged;
  };

  const take = (mask: JudgedMask, point: Point): { readonly fresh: readonly FoundObject[]; readonly removed: readonly number[] } => {
    const taken = set.offer(mask);
    if (!taken) return { fresh: [], removed: [] };
    const object = publish(taken.kept, point);
    found.set(object.id, object);
    for (const id of taken.removed) found.delete(id);
    if (mask.bits.area <= coveredArea) order.skip(points.flatMap(({ sample }, k) => (hasSample(mask.bits, sample.x, sample.y) ? [k] : [])));
    return { fresh: [object], removed: taken.removed };
  };

  let decoderRuns = 0;
  for (let next = order.next(); next !== undefined && decoderRuns < most; next = order.next()) {
    throwIfAborted(signal);
    const { at } = points[next] as GridPoint;
    const point = { x: at.x * image.width, y: at.y * image.height };
    const { logits, iou } = await work.decode(toFramePoints({ points: [{ ...point, positive: true }] }, frame, image));
    decoderRuns++;
    const known = new Set(found.keys());
    const changes = (await judgeAll(logits, iou)).map((mask) => take(mask, point));
    throwIfAborted(signal);
    // What one answer both brought and replaced was never seen by anyone.
    const objects = changes.flatMap(({ fresh }) => fresh).filter(({ id }) => found.has(id));
    const removed = changes.flatMap((change) => change.removed).filter((id) => known.has(id));
    work.onProgress({ fraction: decoderRuns / most, objects, removed });
  }
  if (decoderRuns < most) work.onProgress({ fraction: 1, objects: [], removed: [] });
  return { objects: [...found.values()].toSorted((a, b) => b.area - a.area), decoderRuns };
}
