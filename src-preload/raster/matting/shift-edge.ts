import type { Size } from '../../model/geometry';
import { boxMean } from './box-mean';
import { eachEdgeTile } from './edge-tiles';

/** One pass moves the edge this far at most; discs add up to larger discs. */
const mostPerPass = 4;

/** Side of the tiles that are looked at, and the room around them: what one pass looks at, and a pixel to sample between. */
const tileSide = 48;
const halo = mostPerPass + 1;

/** Samples of a disc of `radius` above 0, as rings one pixel apart of about one sample a pixel, the outer one of at least 24. */
interface DiscSamples {
  readonly count: number;
  /** Of the pixel above and left of each sample, from the disc's centre on. */
  readonly offsets: Int32Array;
  /** How much each of the four pixels around a sample counts. */
  readonly weights: Float32Array;
}

function discSamples(radius: number, stride: number): DiscSamples {
  const offsets: number[] = [];
  const weights: number[] = [];
  for (let ring = radius; ring > 0.5 || ring === radius; ring -= 1) {
    // Inner rings are for what is thinner than the disc.
    const count = Math.max(ring === radius ? 24 : 0, 4 * Math.ceil((2 * Math.PI * ring) / 4));
    for (let n = 0; n < count; n++) {
      const x = ring * Math.cos((2 * Math.PI * n) / count);
      const y = ring * Math.sin((2 * Math.PI * n) / count);
      const u = x - Math.floor(x);
      const v = y - Math.floor(y);
      offsets.push(Math.floor(y) * stride + Math.floor(x));
      weights.push((1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v);
    }
  }
  return { count: offsets.length, offsets: Int32Array.from(offsets), weights: Float32Array.from(weights) };
}

/** The largest (or smallest) sample of the disc around one pixel. */
function furthest(around: Uint8Array, at: number, stride: number, { count, offsets, weights }: DiscSamples, isGrowing: boolean): number {
  const goal = isGrowing ? 255 : 0;
  let best = around[at] as number;
  for (let n = 0, w = 0; n < count && best !== goal; n++, w += 4) {
    const from = at + (offsets[n] as number);
    const value =
      (around[from] as number) * (weights[w] as number) +
      (around[from + 1] as number) * (weights[w + 1] as number) +
      (around[from + stride] as number) * (weights[w + 2] as number) +
      (around[from + stride + 1] as number) * (weights[w + 3] as number);
    if (isGrowing ? value > best : value < best) best = value;
  }
  return best;
}

/** One dilation (`isGrowing`) or erosion by a disc, in place; `radius` at most `mostPerPass`. */
function moveOnce(alpha: Uint8Array, size: Size, radius: number, isGrowing: boolean): void {
  const goal = isGrowing ? 255 : 0;
  const samples = new Map<number, DiscSamples>();
  eachEdgeTile(Uint8Array.from(alpha), size, tileSide, halo, ({ x, y, width, height, around, stride }) => {
    const disc = samples.get(stride) ?? discSamples(radius, stride);
    samples.set(stride, disc);
    const mean = Float32Array.from(around);
    boxMean(mean, { width: stride, height: height + 2 * halo }, Math.ceil(radius), new Float32Array(mean.length));
    for (let row = 0; row < height; row++) {
      for (let column = 0, at = (row + halo) * stride + halo, to = (y + row) * size.width + x; column < width; column++, at++, to++) {
        // Float sums of bytes are exact here, so an even neighbourhood is told apart surely.
        const near = mean[at] as number;
        if (around[at] === goal || near === 0 || near === 255) continue;
        alpha[to] = furthest(around, at, stride, disc, isGrowing) + 0.5;
      }
    }
  });
}

/**
 * Moves the edge of an alpha outwards (`by` above 0) or inwards by any fraction of a pixel: a grey dilation or erosion
 * by a disc that is sampled between the pixels, so that soft edges move as they are. Thin parts vanish when the edge
 * moves inwards by more than half their width. Beyond the plane's border its own pixels go on.
 *
 * @param alpha size.width * size.height bytes; the caller leaves room
 * @param by pixels
 * @returns a copy
 */
export function shiftEdge(alpha: Uint8Array, size: Size, by: number): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(alpha);
  const passes = Math.ceil(Math.abs(by) / mostPerPass);
  // Whole pixels first: they are sampled on the pixels along the axes, and stay sharp.
  for (let pass = 0, left = Math.abs(by); pass < passes; pass++) {
    const radius = Math.min(mostPerPass, left);
    moveOnce(out, size, radius, by > 0);
    left -= radius;
  }
  return out;
}
