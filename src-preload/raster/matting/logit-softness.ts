import type { Size } from '../../model/geometry';
import { gridSide, gridStep } from '../logit-grid';

/** Logits of probability 0.12 and 0.88: between them the decoder is not sure. */
const unsure = 2;

/**
 * How wide the decoder's doubt is along the contour of its logits: the median distance between the levels -2 and 2, in
 * pixels of the photo. 0 where there is no contour.
 *
 * @param logits f32 [256*256]; above zero is inside
 * @param frame size of the photo inside the frame
 * @param image size of the photo in pixels
 */
export function logitSoftness(logits: Float32Array, frame: Size, image: Size): number {
  const step = gridStep(frame, image);
  const widths: number[] = [];
  for (let y = 0; y < gridSide - 1; y++) {
    for (let x = 0; x < gridSide - 1; x++) {
      const k = y * gridSide + x;
      const own = logits[k] as number;
      const right = logits[k + 1] as number;
      const below = logits[k + gridSide] as number;
      if (own > 0 === right > 0 && own > 0 === below > 0) continue;
      widths.push((2 * unsure) / Math.max(1e-6, Math.hypot((right - own) / step.x, (below - own) / step.y)));
    }
  }
  widths.sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
}
