import type { Rect, Size } from '../../../src-preload/model/geometry';
import { halfToFloat } from '../../../src-preload/model/half-float';
import { ringsFromLogits } from '../../../src-preload/raster/contour';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import type { ObjectsState } from '../../editor/smart-select/objects';
import { chosenOf, type Answer } from '../../editor/smart-select/steps';

export interface OverlayPath {
  readonly path: Path2D;
  readonly version: number;
}

/** Rings of x, y pairs as one path; open ones are left open. */
export function pathOf(rings: readonly Float32Array[], closed = true): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    path.moveTo(ring[0] ?? 0, ring[1] ?? 0);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i] ?? 0, ring[i + 1] ?? 0);
    if (closed) path.closePath();
  }
  return path;
}

/** Of logits over a part of the photo, in pixels of the photo. */
function nearPath(logits: Float32Array, crop: Rect): Path2D {
  const path = new Path2D();
  path.addPath(pathOf(ringsFromLogits(logits, frameOf(crop), crop)), { e: crop.x, f: crop.y });
  return path;
}

/** One path for the whole mask, in image pixels, so that it is built once and is sharp at every zoom. */
export function overlayPath(answer: Answer, image: Size): OverlayPath {
  const candidate = chosenOf(answer);
  if (!candidate?.detail) return { path: pathOf(candidate ? ringsFromLogits(candidate.logits, answer.frame, image) : []), version: answer.version };
  return { path: nearPath(candidate.detail.logits, candidate.detail.crop), version: answer.version };
}

const scratch = new Float32Array(256 * 256);

export const objectPath = ({ logits, detail }: ObjectsState['objects'][number], image: Size): Path2D =>
  detail ? nearPath(halfToFloat(detail.logits, scratch), detail.crop) : pathOf(ringsFromLogits(halfToFloat(logits, scratch), frameOf(image), image));

/** Everything but the inside of the path, for what must stay outside it. */
export function outsideOf(path: Path2D, far: Rect): Path2D {
  const outside = new Path2D();
  outside.rect(far.x, far.y, far.width, far.height);
  outside.addPath(path);
  return outside;
}
