/** A box of 2 reach + 1 full samples with a fraction `edge` (0..1) of one more at both ends. */
export interface Box {
  readonly reach: number;
  readonly edge: number;
}

const boxPasses = 3;

/**
 * The box whose threefold application has exactly this standard deviation (extended box filter; Gwosdek et al.,
 * "Theoretical foundations of Gaussian convolution by extended box filtering", 2011). Plain boxes have odd widths and so
 * would jump from one blur to the next.
 */
export function boxOf(deviation: number): Box {
  const variance = (deviation * deviation) / boxPasses;
  const reach = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2);
  const next = (reach + 1) * (reach + 1);
  return { reach, edge: ((2 * reach + 1) * (reach * (reach + 1) - 3 * variance)) / (6 * (variance - next)) };
}

/** How far, in samples, all passes together reach. */
export const padOf = ({ reach }: Box): number => boxPasses * (reach + 1);

function passBox(from: Float32Array, to: Float32Array, first: number, last: number, { reach, edge }: Box): void {
  const scale = 1 / (2 * reach + 1 + 2 * edge);
  let sum = 0;
  for (let i = first - reach; i < first + reach; i++) sum += from[i] ?? 0;
  for (let i = first, left = first - reach, right = first + reach; i < last; i++, left++, right++) {
    sum += from[right] ?? 0;
    to[i] = (sum + edge * ((from[left - 1] ?? 0) + (from[right + 1] ?? 0))) * scale;
    sum -= from[left] ?? 0;
  }
}

/**
 * Blurs one line; each pass gives up its reach at both ends.
 * @param line count + 2 * padOf(box) samples: what is to be blurred, in its padding. The result, `count` samples from
 *   index padOf(box) on, replaces it.
 * @param spare at least as long as `line`
 */
export function blurLine(line: Float32Array, spare: Float32Array, count: number, box: Box): void {
  const step = box.reach + 1;
  const length = count + 2 * boxPasses * step;
  passBox(line, spare, step, length - step, box);
  passBox(spare, line, 2 * step, length - 2 * step, box);
  passBox(line, spare, 3 * step, length - 3 * step, box);
  line.set(spare.subarray(3 * step, 3 * step + count), 3 * step);
}
