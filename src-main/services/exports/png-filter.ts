import type { PlacedPixels } from './cutout-pixels';
import type { DeepPixels } from './pictures/picture';

const high = 0x80808080;
const low = 0x7f7f7f7f;

/** PNG's filter 'Sub': each byte minus the same channel of the pixel before. */
const sub = 1;

/** Four bytes at a time, each modulo 256: borrows must not run from one channel into the next. */
function subtractPrevious(pixels: Uint32Array, from: number, width: number, out: Uint32Array): void {
  let before = 0;
  for (let x = 0; x < width; x++) {
    const here = pixels[from + x] ?? 0;
    out[x] = ((here | high) - (before & low)) ^ ((here ^ ~before) & high);
    before = here;
  }
}

/**
 * Rows `fromRow` to `toRow` of the canvas, filtered as PNG wants them: a filter byte and 4 * canvas.width bytes each.
 * `pixels` are the raster's, one 32-bit word a pixel.
 */
export function filteredRows(placed: PlacedPixels, pixels: Uint32Array, fromRow: number, toRow: number): Uint8Array<ArrayBuffer> {
  const { raster, left, top, canvas } = placed;
  const stride = canvas.width * 4 + 1;
  const out = new Uint8Array(stride * (toRow - fromRow));
  const end = left + raster.width;
  // The pixel right of the raster is the canvas' transparency minus the last pixel.
  const row = new Uint32Array(Math.min(canvas.width, end + 1));
  const inner = row.subarray(left, end);
  const bytes = new Uint8Array(row.buffer);
  for (let y = fromRow; y < toRow; y++) {
    const at = (y - fromRow) * stride;
    out[at] = sub;
    const inside = y - top;
    if (inside < 0 || inside >= raster.height) continue;
    subtractPrevious(pixels, inside * raster.width, raster.width, inner);
    if (end < row.length) {
      const last = pixels[(inside + 1) * raster.width - 1] ?? 0;
      row[end] = (high - (last & low)) ^ (~last & high);
    }
    out.set(bytes, at + 1);
  }
  return out;
}

/** The same for 16 bits a sample, most significant byte first: 2 * channels * canvas.width bytes and a filter byte a row. */
export function filteredDeepRows({ raster, left, top, canvas }: DeepPixels, fromRow: number, toRow: number): Uint8Array<ArrayBuffer> {
  const { width, height, channels, data } = raster;
  const stride = canvas.width * channels * 2 + 1;
  const out = new Uint8Array(stride * (toRow - fromRow));
  const samples = width * channels;
  const isFollowed = left + width < canvas.width;
  for (let y = fromRow; y < toRow; y++) {
    const start = (y - fromRow) * stride;
    out[start] = sub;
    const inside = y - top;
    if (inside < 0 || inside >= height) continue;
    const row = inside * samples;
    let at = start + 1 + left * channels * 2;
    for (let i = 0; i < samples; i++) {
      const here = data[row + i] ?? 0;
      const before = i < channels ? 0 : (data[row + i - channels] ?? 0);
      out[at++] = (here >>> 8) - (before >>> 8);
      out[at++] = here - before;
    }
    // The pixel right of the raster is the canvas' transparency minus the last pixel.
    for (let i = samples - channels; isFollowed && i < samples; i++) {
      const before = data[row + i] ?? 0;
      out[at++] = -(before >>> 8);
      out[at++] = -before;
    }
  }
  return out;
}
