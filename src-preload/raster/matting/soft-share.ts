import { boxMean } from './box-mean';
import { busyFrom } from './busy-share';
import type { PhotoRegion } from './photo-region';

/** Side of a cell of the grid on which edges are measured, in widths of the band, and how far around one is looked. */
const cellSide = 0.5;
/** Radius of the windows, in widths of the band: of an edge, and of what it lies in. */
const radius = { edge: 3, surroundings: 9 } as const;
/** Keep shares finite where there is next to no edge. */
const little = { weight: 1e-4, contour: 2e-3 } as const;
/**
 * A logistic regression on which of the two alphas is nearer to the truth, stretch by stretch: background removals of
 * cars and of ECSSD, first clicks on two sets, alphas with known edges, and hard shapes put into photos.
 */
const regression = { constant: 0.3, coarseness: 2, fit: 6.2, busy: -9.4, width: 2.8 } as const;
const most = { coarseness: 2, fit: 0.5, width: 1.5, busy: 0.8 } as const;
/** The width, in bands, at which its part of the regression is nothing. */
const usualWidth = 0.27;

const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

export interface SoftShareOptions {
  /** Width of the band in which both edges were looked for, in pixels. */
  readonly band: number;
  /**
   * By how many powers of two the mask's contour may lie further beside the object's than that of a background removal:
   * 2 for a click. What a coarse mask misses is found by the soft alpha alone; a matte has its transitions already.
   */
  readonly coarseness: number;
}

/** Means over cells, one plane each. */
interface Cells {
  readonly width: number;
  readonly height: number;
  readonly softSlope: Float32Array;
  /** Slope of alpha times the photo's own. */
  readonly softFit: Float32Array;
  readonly firmSlope: Float32Array;
  readonly firmFit: Float32Array;
  /** Pixels of the firm alpha between in and out, by how far they are from both. */
  readonly firmSoft: Float32Array;
  /** Crossings of the firm contour. */
  readonly contour: Float32Array;
  readonly busy: Float32Array;
}

function measureCells({ width, height, channels, data }: PhotoRegion, firm: Uint8Array, soft: Uint8Array, side: number): Cells {
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const plane = (): Float32Array => new Float32Array(columns * rows);
  const cells = { width: columns, height: rows, softSlope: plane(), softFit: plane(), firmSlope: plane(), firmFit: plane(), firmSoft: plane(), contour: plane(), busy: plane() };
  for (let y = 0, i = 0; y < height; y++) {
    const below = y + 1 < height ? width : 0;
    const row = Math.floor(y / side) * columns;
    for (let x = 0; x < width; x++, i++) {
      const right = x + 1 < width ? 1 : 0;
      const cell = row + Math.floor(x / side);
      const at = i * channels;
      let slope = 0;
      for (let c = at; c < at + 3; c++) {
        const own = data[c] as number;
        slope += Math.abs((data[c + right * channels] as number) - own) + Math.abs((data[c + below * channels] as number) - own);
      }
      if (slope >= busyFrom) cells.busy[cell] = (cells.busy[cell] as number) + 1;
      const s = soft[i] as number;
      const softSlope = Math.abs((soft[i + right] as number) - s) + Math.abs((soft[i + below] as number) - s);
      if (softSlope > 0) {
        cells.softSlope[cell] = (cells.softSlope[cell] as number) + softSlope;
        cells.softFit[cell] = (cells.softFit[cell] as number) + (softSlope * slope) / 3;
      }
      const f = firm[i] as number;
      const toRight = firm[i + right] as number;
      const toBelow = firm[i + below] as number;
      const firmSlope = Math.abs(toRight - f) + Math.abs(toBelow - f);
      if (firmSlope > 0) {
        cells.firmSlope[cell] = (cells.firmSlope[cell] as number) + firmSlope;
        cells.firmFit[cell] = (cells.firmFit[cell] as number) + (firmSlope * slope) / 3;
        const isIn = f >= 128;
        cells.contour[cell] = (cells.contour[cell] as number) + (toRight >= 128 === isIn ? 0 : 1) + (toBelow >= 128 === isIn ? 0 : 1);
      }
      if (f > 0 && f < 255) cells.firmSoft[cell] = (cells.firmSoft[cell] as number) + (4 * f * (255 - f)) / 65025;
    }
  }
  return cells;
}

/** Replaces sums over cells by means over windows of a radius in pixels. */
function average(cells: Cells, side: number, band: number): void {
  const { width, height, busy, ...edges } = cells;
  const spare = new Float32Array(width * height);
  const reach = (widths: number): number => Math.max(1, Math.round((widths * band) / side));
  for (const plane of [edges.softSlope, edges.softFit, edges.firmSlope, edges.firmFit, edges.firmSoft, edges.contour]) boxMean(plane, cells, reach(radius.edge), spare);
  boxMean(busy, cells, reach(radius.surroundings), spare);
}

function shareOf(cells: Cells, at: number, pixels: number, { band, coarseness }: SoftShareOptions): number {
  const value = (plane: Float32Array): number => (plane[at] as number) / pixels;
  const along = (fit: Float32Array, slope: Float32Array): number => (value(fit) + little.weight) / (value(slope) + little.weight);
  const fit = Math.log(along(cells.softFit, cells.softSlope) / along(cells.firmFit, cells.firmSlope));
  const width = Math.log(value(cells.firmSoft) / (value(cells.contour) + little.contour) / band + 0.02) - Math.log(usualWidth);
  const busy = Math.min(most.busy, value(cells.busy));
  const coarse = Math.min(most.coarseness, Math.max(0, coarseness));
  const factors = regression;
  const z = factors.constant + factors.coarseness * coarse + factors.fit * clamp(fit, most.fit) + factors.busy * busy + factors.width * clamp(width, most.width);
  return 1 / (1 + Math.exp(-z));
}

/**
 * How much of a soft alpha to take, and how little of a firm one, along the contour. Three things tell hair from a
 * plain edge: how well the photo's own edges lie under the transitions of either alpha, whether the surroundings are
 * so busy that colours mislead, and how wide the transition is that a guided filter finds.
 *
 * @param photo the colours of a region
 * @param firm the mask along the photo's edges, width * height bytes
 * @param soft the same mask with its transitions
 * @returns 0 (firm) to 255 (soft) for each pixel
 */
export function softShare(photo: PhotoRegion, firm: Uint8Array, soft: Uint8Array, options: SoftShareOptions): Uint8Array<ArrayBuffer> {
  const { width, height } = photo;
  const { band } = options;
  const side = Math.max(2, Math.round(cellSide * band));
  const cells = measureCells(photo, firm, soft, side);
  average(cells, side, band);
  const shares = Float32Array.from({ length: cells.width * cells.height }, (_, at) => 255 * shareOf(cells, at, side * side, options));
  const out = new Uint8Array(width * height);
  const last = { x: cells.width - 1, y: cells.height - 1 };
  for (let y = 0, i = 0; y < height; y++) {
    const v = Math.min(last.y, Math.max(0, (y + 0.5) / side - 0.5));
    const top = Math.floor(v);
    const above = top * cells.width;
    const below = Math.min(last.y, top + 1) * cells.width;
    for (let x = 0; x < width; x++, i++) {
      if (firm[i] === soft[i]) continue;
      const u = Math.min(last.x, Math.max(0, (x + 0.5) / side - 0.5));
      const left = Math.floor(u);
      const right = Math.min(last.x, left + 1);
      const upper = (shares[above + left] as number) + ((shares[above + right] as number) - (shares[above + left] as number)) * (u - left);
      const lower = (shares[below + left] as number) + ((shares[below + right] as number) - (shares[below + left] as number)) * (u - left);
      out[i] = upper + (lower - upper) * (v - top) + 0.5;
    }
  }
  return out;
}
