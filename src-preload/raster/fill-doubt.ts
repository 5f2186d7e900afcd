import type { Size } from '../model/geometry';
import { logitAt, sureLogit, type MatteOpinion } from './matte-opinion';
import { labelRuns } from './matting/label-runs';

const half = 128;
/** Of 255: a network that is sure of a hole gives less. */
const doubt = 38;
/** Pixels around what is filled in which its soft rim would show as a line. */
const rim = 8;

/**
 * Fills what a network left out of an object with doubt, such as a bonnet that mirrors the sky, where SAM is sure that
 * it belongs to it. What the network is sure about stays open: the space between spokes, the hole of a ring.
 * @param alpha side * side bytes, the photo stretched to a square; settled
 * @param image size of the photo
 * @returns a copy, or the same where nothing is filled
 */
export function fillDoubt(alpha: Uint8Array, side: number, image: Size, { raw, logits }: MatteOpinion): Uint8Array {
  const at = logitAt(logits, image);
  const says = (x: number, y: number): number => at(((x + 0.5) / side) * image.width, ((y + 0.5) / side) * image.height) - sureLogit;
  const isDoubtful = (place: number): boolean => (alpha[place] as number) < half && (raw[place] as number) >= doubt;
  const { rows, starts, ends, components, areas } = labelRuns({ width: side, height: side }, isDoubtful, true);
  const votes = new Float64Array(areas.length);
  for (let run = 0; run < rows.length; run++) {
    const component = components[run] as number;
    for (let x = starts[run] as number; x < (ends[run] as number); x++) votes[component] = (votes[component] as number) + says(x, rows[run] as number);
  }
  if (!votes.some((vote) => vote > 0)) return alpha;
  const filled = Uint8Array.from(alpha);
  for (let run = 0; run < rows.length; run++) {
    if ((votes[components[run] as number] as number) <= 0) continue;
    const row = rows[run] as number;
    filled.fill(255, row * side + (starts[run] as number), row * side + (ends[run] as number));
    for (let y = Math.max(0, row - rim); y <= Math.min(side - 1, row + rim); y++) {
      for (let x = Math.max(0, (starts[run] as number) - rim); x < Math.min(side, (ends[run] as number) + rim); x++) {
        if ((filled[y * side + x] as number) >= half && says(x, y) > 0) filled[y * side + x] = 255;
      }
    }
  }
  return filled;
}
