import type { MaskMeasures } from './measure-mask';

/** One of the decoder's masks with what speaks for it. */
export interface RankedCandidate {
  /** Which mask of the decoder: 0 for unambiguous prompts, 1..3 part, larger part, whole. */
  readonly token: number;
  readonly logits: Float32Array<ArrayBuffer>;
  /** As the model predicts it. */
  readonly iou: number;
  readonly measures: MaskMeasures;
  /** Higher is better; comparable only between answers to the same prompts. */
  readonly score: number;
}
