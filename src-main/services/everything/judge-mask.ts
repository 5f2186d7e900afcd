import type { FindOptions } from '../../../src-preload/contract/everything';
import type { Size } from '../../../src-preload/model/geometry';
import { cleanLogits } from '../../../src-preload/raster/clean-logits';
import { gridSide } from '../../../src-preload/raster/logit-grid';
import { maskBits, type MaskBits } from '../../../src-preload/raster/mask-bits';

/** A mask that is taken for an object. */
export interface JudgedMask {
  /** f32 [256*256], cleaned. */
  readonly logits: Float32Array<ArrayBuffer>;
  readonly bits: MaskBits;
  readonly iou: number;
  readonly stability: number;
}

export interface JudgeContext {
  readonly options: Pick<FindOptions, 'predIouThresh' | 'stabilityScoreThresh' | 'stabilityScoreOffset'>;
  /** Columns and rows of the grid of logits that lie in the photo. */
  readonly inside: Size;
  /** In samples: smaller holes, islands and masks are dropped. */
  readonly leastRegion: number;
}

/** A mask with more of the photo than this is the photo itself and nothing in it. */
const wholePhoto = 0.95;

function stabilityOf(logits: Float32Array, { width, height }: Size, offset: number): number {
  let surely = 0;
  let maybe = 0;
  for (let y = 0; y < height; y++) {
    for (let k = y * gridSide; k < y * gridSide + width; k++) {
      const logit = logits[k] as number;
      if (logit > offset) surely++;
      if (logit > -offset) maybe++;
    }
  }
  return maybe === 0 ? 0 : surely / maybe;
}

/**
 * SAM's filters (Kirillov et al. 2023, appendix B), the cheapest first: predicted IoU, stability, size.
 * @param logits f32 [256*256] of one candidate; left as it is
 * @param iou as the model predicts it
 * @returns undefined for what is no object
 */
export function judgeMask(logits: Float32Array, iou: number, { options, inside, leastRegion }: JudgeContext): JudgedMask | undefined {
  if (!(iou >= options.predIouThresh)) return undefined;
  const stability = stabilityOf(logits, inside, options.stabilityScoreOffset);
  if (stability < options.stabilityScoreThresh) return undefined;
  const cleaned = cleanLogits(logits, inside, leastRegion);
  const bits = maskBits(cleaned, inside);
  if (bits.area === 0 || bits.area < leastRegion || bits.area > wholePhoto * inside.width * inside.height) return undefined;
  return { logits: cleaned, bits, iou, stability };
}
