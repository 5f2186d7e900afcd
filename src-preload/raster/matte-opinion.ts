import type { Rect, Size } from '../model/geometry';
import type { Opinion } from './adopt-edges';
import { frameOf, gridSide, gridStep } from './logit-grid';

/** What SAM sees of an object, beside two looks of another network. */
export interface MatteOpinion {
  /** The first look as the network gave it: side * side bytes, the photo stretched to a square. */
  readonly raw: Uint8Array;
  /** f32 [256*256] over the photo. */
  readonly logits: Float32Array;
}

/** Logit from which on SAM is sure of what is in; below its negative, of what is out. */
export const sureLogit = 4;

/** The nearest logit to a place of the photo. */
export function logitAt(logits: Float32Array, image: Size): (x: number, y: number) => number {
  const step = gridStep(frameOf(image), image);
  return (x, y) => logits[Math.floor(y / step.y) * gridSide + Math.floor(x / step.x)] as number;
}

/** The closer look holds where the two differ, unless SAM is sure that the first one is right. */
export function firstIsRight(logits: Float32Array, image: Size, crop: Rect): Opinion {
  const at = logitAt(logits, image);
  return (x, y, wasIn) => {
    const logit = at(crop.x + x + 0.5, crop.y + y + 0.5);
    return (wasIn ? logit : -logit) - sureLogit;
  };
}
