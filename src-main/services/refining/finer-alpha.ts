import { halfOf } from '../../../src-preload/raster/matting/halve';
import type { PhotoRegion } from '../../../src-preload/raster/matting/photo-region';

/** How far a window looks around a pixel, in pixels of the coarser level. */
const radius = 2;
/** How reluctantly alpha follows the colours, as the square of a colour of 0..255. */
const reluctance = 12;

/** For each pixel of a level alpha as a linear function of colour: 3 factors and a constant. */
type Lines = Float32Array;

/** Whether alpha is all 0 or all 255 within the windows that meet at a pixel. */
function isEven(alpha: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  const level = alpha[y * width + x];
  if (level !== 0 && level !== 255) return false;
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let i = row * width + Math.max(0, x - 1); i <= row * width + Math.min(width - 1, x + 1); i++) if (alpha[i] !== level) return false;
  }
  return true;
}

/** Fits the line of one pixel's window. */
function fitLine({ width, height, channels, data }: PhotoRegion, alpha: Uint8Array, x: number, y: number, into: Lines, at: number): void {
  let n = 0;
  let [r, g, b, a] = [0, 0, 0, 0];
  let [rr, rg, rb, gg, gb, bb] = [0, 0, 0, 0, 0, 0];
  let [ra, ga, ba] = [0, 0, 0];
  for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
    for (let i = row * width + Math.max(0, x - radius); i <= row * width + Math.min(width - 1, x + radius); i++) {
      const red = data[i * channels] as number;
      const green = data[i * channels + 1] as number;
      const blue = data[i * channels + 2] as number;
      const own = alpha[i] as number;
      n++;
      r += red;
      g += green;
      b += blue;
      a += own;
      rr += red * red;
      rg += red * green;
      rb += red * blue;
      gg += green * green;
      gb += green * blue;
      bb += blue * blue;
      ra += red * own;
      ga += green * own;
      ba += blue * own;
    }
  }
  r /= n;
  g /= n;
  b /= n;
  a /= n;
  const c00 = rr / n - r * r + reluctance;
  const c01 = rg / n - r * g;
  const c02 = rb / n - r * b;
  const c11 = gg / n - g * g + reluctance;
  const c12 = gb / n - g * b;
  const c22 = bb / n - b * b + reluctance;
  const i00 = c11 * c22 - c12 * c12;
  const i01 = c02 * c12 - c01 * c22;
  const i02 = c01 * c12 - c02 * c11;
  const scale = 1 / (c00 * i00 + c01 * i01 + c02 * i02);
  const i11 = c00 * c22 - c02 * c02;
  const i12 = c01 * c02 - c00 * c12;
  const i22 = c00 * c11 - c01 * c01;
  const va = ra / n - r * a;
  const vb = ga / n - g * a;
  const vc = ba / n - b * a;
  const fr = (i00 * va + i01 * vb + i02 * vc) * scale;
  const fg = (i01 * va + i11 * vb + i12 * vc) * scale;
  const fb = (i02 * va + i12 * vb + i22 * vc) * scale;
  into[at] = fr;
  into[at + 1] = fg;
  into[at + 2] = fb;
  into[at + 3] = a - fr * r - fg * g - fb * b;
}

/** Of the rows from `first` to before `end`. */
function linesOf(photo: PhotoRegion, alpha: Uint8Array, first: number, end: number): Lines {
  const { width, height } = photo;
  const lines = new Float32Array(4 * width * (end - first));
  for (let y = first, i = first * width, at = 0; y < end; y++) {
    for (let x = 0; x < width; x++, i++, at += 4) {
      if (isEven(alpha, width, height, x, y)) lines[at + 3] = alpha[i] as number;
      else fitLine(photo, alpha, x, y, lines, at);
    }
  }
  return lines;
}

/** Rows of the coarser level whose lines are there at a time: all of those of a large photo would be more than the photo itself. */
const stripRows = 128;

/**
 * An alpha at twice its size, sharpened by the photo's colours there: the fast guided filter (He and Sun, "Fast Guided
 * Filter", 2015), which fits at the coarser level and applies at the finer one.
 *
 * @param coarse the photo at half the size, as `halvePhoto` gives it
 * @param alpha of the coarser level, coarse.width * coarse.height bytes
 * @param photo the finer level
 * @returns photo.width * photo.height bytes
 */
export function finerAlpha(coarse: PhotoRegion, alpha: Uint8Array, photo: PhotoRegion): Uint8Array<ArrayBuffer> {
  const { width, height, channels, data } = photo;
  const columns = halfOf(width);
  const rows = halfOf(height);
  const out = new Uint8Array(width * height);
  for (let strip = 0; strip < rows; strip += stripRows) {
    // A pixel lies between its own coarser row and the one before or after it.
    const first = Math.max(0, strip - 1);
    const lines = linesOf(coarse, alpha, first, Math.min(rows, strip + stripRows + 1));
    for (let y = 2 * strip, i = y * width; y < Math.min(height, 2 * (strip + stripRows)); y++) {
      // A pixel lies a quarter of a coarser one beside that one's centre.
      const y0 = y >> 1;
      const y1 = Math.min(rows - 1, Math.max(0, y0 + (y % 2 === 0 ? -1 : 1)));
      const [row0, row1] = [(y0 - first) * columns, (y1 - first) * columns];
      for (let x = 0; x < width; x++, i++) {
        const x0 = x >> 1;
        const x1 = Math.min(columns - 1, Math.max(0, x0 + (x % 2 === 0 ? -1 : 1)));
        const level = alpha[y0 * columns + x0] as number;
        if ((level === 0 || level === 255) && alpha[y0 * columns + x1] === level && alpha[y1 * columns + x0] === level && alpha[y1 * columns + x1] === level) {
          out[i] = level;
          continue;
        }
        const [p, q, r, s] = [4 * (row0 + x0), 4 * (row0 + x1), 4 * (row1 + x0), 4 * (row1 + x1)];
        let value = 0;
        for (let c = 0; c < 4; c++) {
          const factor = 0.5625 * (lines[p + c] as number) + 0.1875 * ((lines[q + c] as number) + (lines[r + c] as number)) + 0.0625 * (lines[s + c] as number);
          value += c < 3 ? factor * (data[i * channels + c] as number) : factor;
        }
        out[i] = Math.min(255, Math.max(0, value)) + 0.5;
      }
    }
  }
  return out;
}
