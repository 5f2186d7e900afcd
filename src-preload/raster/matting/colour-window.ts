import type { PhotoRegion } from './photo-region';

const unit = 1 / 255;

/** The nine pixels around a centre: their colours less the mean, and the inverse of nine times their covariance. */
export interface ColourWindow {
  /** Where the nine pixels lie in the region, row by row. */
  readonly members: Int32Array;
  /** 27 values: colour of 0..1 less the window's mean. */
  readonly colours: Float64Array;
  /** Upper triangle of the inverse of (sum of products + epsilon): rr, rg, rb, gg, gb, bb. */
  readonly inverse: Float64Array;
}

export const colourWindow = (): ColourWindow => ({
  members: new Int32Array(9),
  colours: new Float64Array(27),
  inverse: new Float64Array(6),
});

/** Fills `window` for the pixel `centre` of the region, which must not lie on the region's border. */
export function readWindow({ members, colours, inverse }: ColourWindow, { width, channels, data }: PhotoRegion, centre: number, epsilon: number): void {
  let mr = 0;
  let mg = 0;
  let mb = 0;
  for (let k = 0, row = centre - width - 1; k < 9; row += width) {
    for (let pixel = row; pixel < row + 3; pixel++, k++) {
      const from = pixel * channels;
      const r = (data[from] as number) * unit;
      const g = (data[from + 1] as number) * unit;
      const b = (data[from + 2] as number) * unit;
      members[k] = pixel;
      colours[3 * k] = r;
      colours[3 * k + 1] = g;
      colours[3 * k + 2] = b;
      mr += r;
      mg += g;
      mb += b;
    }
  }
  mr /= 9;
  mg /= 9;
  mb /= 9;
  let rr = epsilon;
  let rg = 0;
  let rb = 0;
  let gg = epsilon;
  let gb = 0;
  let bb = epsilon;
  for (let k = 0; k < 27; k += 3) {
    const r = (colours[k] as number) - mr;
    const g = (colours[k + 1] as number) - mg;
    const b = (colours[k + 2] as number) - mb;
    colours[k] = r;
    colours[k + 1] = g;
    colours[k + 2] = b;
    rr += r * r;
    rg += r * g;
    rb += r * b;
    gg += g * g;
    gb += g * b;
    bb += b * b;
  }
  const a0 = gg * bb - gb * gb;
  const a1 = rb * gb - rg * bb;
  const a2 = rg * gb - rb * gg;
  const scale = 1 / (rr * a0 + rg * a1 + rb * a2);
  inverse[0] = a0 * scale;
  inverse[1] = a1 * scale;
  inverse[2] = a2 * scale;
  inverse[3] = (rr * bb - rb * rb) * scale;
  inverse[4] = (rg * rb - rr * gb) * scale;
  inverse[5] = (rr * gg - rg * rg) * scale;
}
