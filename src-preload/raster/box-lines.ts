/** A box of 2 reach + 1 full samples with a fraction `edge` (0..1) of one more at both ends. */
export interface Box {
  readonly reach: number;
  readonly edge: number;
}

export const boxPasses = 3;

/**
 * The box whose `boxPasses`-fold application has exactly this standard deviation (extended box filter; Gwosdek et al.,
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
export const padOf = ({ reach, edge }: Box): number => boxPasses * (reach + (edge > 0 ? 1 : 0));

function passBox(from: Float32Array, to: Float32Array, first: number, last: number, lane: number, lanes: number, { reach, edge }: Box): void {
  const scale = 1 / (2 * reach + 1 + 2 * edge);
  const span = reach * lanes;
  let sum = 0;
  for (let i = (first - reach) * lanes + lane; i < (first + reach) * lanes + lane; i += lanes) sum += from[i] ?? 0;
  const end = last * lanes + lane;
  for (let i = first * lanes + lane; i < end; i += lanes) {
    const right = i + span;
    const left = i - span;
    sum += from[right] ?? 0;
    to[i] = edge > 0 ? (sum + edge * ((from[left - lanes] ?? 0) + (from[right + lanes] ?? 0))) * scale : sum * scale;
    sum -= from[left] ?? 0;
  }
}

/**
 * Blurs `lanes` interleaved lines at once; each pass gives up its reach at both ends.
 * @param line (count + 2 * padOf(box)) * lanes samples: what is to be blurred, in its padding; overwritten
 * @param spare as long as `line`
 * @returns whichever of the two holds the result, `count` samples from index padOf(box) on
 */
export function blurLines(line: Float32Array, spare: Float32Array, count: number, lanes: number, box: Box): Float32Array {
  const step = box.reach + (box.edge > 0 ? 1 : 0);
  const length = count + 2 * boxPasses * step;
  let from = line;
  let to = spare;
  for (let pass = 1; pass <= boxPasses; pass++) {
    for (let lane = 0; lane < lanes; lane++) passBox(from, to, pass * step, length - pass * step, lane, lanes, box);
    [from, to] = [to, from];
  }
  return from;
}
