import type { Rect } from '../../model/geometry';
import { boxMean } from './box-mean';
import type { PhotoRegion } from './photo-region';

/** The planes of one tile's moments: colours, their products, the alpha, and its products with the colours. */
const planes = { colour: 0, products: 3, alpha: 9, alphaColour: 10, count: 13 } as const;
/** Which two colours each of the six products is of. */
const pairs = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
] as const;

/**
 * The guided filter with a colour guide (He, Sun and Tang, "Guided Image Filtering", 2013, section 3.4) over one tile:
 * around each pixel alpha is fitted as a linear function of colour in a square window, and the functions of all
 * windows that hold a pixel are averaged.
 *
 * @param alpha as wide as the photo
 * @param radius of the windows, which are cut off at the tile's border, in pixels
 * @param epsilon how reluctantly alpha follows the colours, as the square of a colour of 0..1
 * @returns tile.width * tile.height values, about 0..1
 */
export function guidedTile(
  { width, channels, data }: PhotoRegion,
  alpha: Uint8Array,
  tile: Rect,
  radius: number,
  epsilon: number,
): Float32Array<ArrayBuffer> {
  const count = tile.width * tile.height;
  const moments = Array.from({ length: planes.count }, () => new Float32Array(count));
  const at = (plane: number): Float32Array<ArrayBuffer> => moments[plane] as Float32Array<ArrayBuffer>;
  const colour = [0, 0, 0];
  for (let y = 0, i = 0; y < tile.height; y++) {
    for (let x = 0, from = (tile.y + y) * width + tile.x; x < tile.width; x++, i++, from++) {
      const a = (alpha[from] as number) / 255;
      at(planes.alpha)[i] = a;
      for (let c = 0; c < 3; c++) {
        const value = (data[from * channels + c] as number) / 255;
        colour[c] = value;
        at(planes.colour + c)[i] = value;
        at(planes.alphaColour + c)[i] = a * value;
      }
      for (let n = 0; n < 6; n++) {
        const [p, q] = pairs[n] as (typeof pairs)[number];
        at(planes.products + n)[i] = (colour[p] as number) * (colour[q] as number);
      }
    }
  }
  const spare = new Float32Array(count);
  for (const plane of moments) boxMean(plane, tile, radius, spare);

  const r = at(0);
  const g = at(1);
  const b = at(2);
  const mean = at(planes.alpha);
  for (let i = 0; i < count; i++) {
    const mr = r[i] as number;
    const mg = g[i] as number;
    const mb = b[i] as number;
    const ma = mean[i] as number;
    const rr = (at(3)[i] as number) - mr * mr + epsilon;
    const rg = (at(4)[i] as number) - mr * mg;
    const rb = (at(5)[i] as number) - mr * mb;
    const gg = (at(6)[i] as number) - mg * mg + epsilon;
    const gb = (at(7)[i] as number) - mg * mb;
    const bb = (at(8)[i] as number) - mb * mb + epsilon;
    const pr = (at(10)[i] as number) - ma * mr;
    const pg = (at(11)[i] as number) - ma * mg;
    const pb = (at(12)[i] as number) - ma * mb;
    const c0 = gg * bb - gb * gb;
    const c1 = rb * gb - rg * bb;
    const c2 = rg * gb - rb * gg;
    const scale = 1 / (rr * c0 + rg * c1 + rb * c2);
    const sr = (c0 * pr + c1 * pg + c2 * pb) * scale;
    const sg = (c1 * pr + (rr * bb - rb * rb) * pg + (rg * rb - rr * gb) * pb) * scale;
    const sb = (c2 * pr + (rg * rb - rr * gb) * pg + (rr * gg - rg * rg) * pb) * scale;
    at(10)[i] = sr;
    at(11)[i] = sg;
    at(12)[i] = sb;
    mean[i] = ma - sr * mr - sg * mg - sb * mb;
  }
  for (let plane: number = planes.alpha; plane < planes.count; plane++) boxMean(at(plane), tile, radius, spare);
  const out = new Float32Array(count);
  for (let y = 0, i = 0; y < tile.height; y++) {
    for (let x = 0, from = ((tile.y + y) * width + tile.x) * channels; x < tile.width; x++, i++, from += channels) {
      let sum = 0;
      for (let c = 0; c < 3; c++) sum += (at(planes.alphaColour + c)[i] as number) * (data[from + c] as number);
      out[i] = sum / 255 + (mean[i] as number);
    }
  }
  return out;
}
