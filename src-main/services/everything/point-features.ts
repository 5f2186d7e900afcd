import { halfToFloat } from '../../../src-preload/model/half-float';
import type { Size } from '../../../src-preload/model/geometry';
import type { GridPoint } from './grid-points';

const channels = 256;
const side = 64;
const framePerCell = 16;

/** What the encoder saw at each point: unit vectors of `length` numbers, one after the other. */
export interface PointFeatures {
  readonly values: Float32Array;
  readonly length: number;
  readonly count: number;
}

/**
 * Samples the photo's embedding (half bits [256,64,64] over the 1024 frame) bilinearly at each point. About 10 ms for
 * 1024 points.
 */
export function pointFeatures(embedding: Uint16Array, points: readonly GridPoint[], frame: Size): PointFeatures {
  const cells = halfToFloat(embedding);
  const values = new Float32Array(points.length * channels);
  points.forEach(({ at }, p) => {
    const x = Math.min(side - 1, Math.max(0, (at.x * frame.width) / framePerCell - 0.5));
    const y = Math.min(side - 1, Math.max(0, (at.y * frame.height) / framePerCell - 0.5));
    const left = Math.min(side - 2, Math.floor(x));
    const top = Math.min(side - 2, Math.floor(y));
    const u = x - left;
    const v = y - top;
    let squares = 0;
    for (let c = 0; c < channels; c++) {
      const k = (c * side + top) * side + left;
      const upper = (cells[k] as number) * (1 - u) + (cells[k + 1] as number) * u;
      const lower = (cells[k + side] as number) * (1 - u) + (cells[k + side + 1] as number) * u;
      const value = upper * (1 - v) + lower * v;
      values[p * channels + c] = value;
      squares += value * value;
    }
    const norm = Math.sqrt(squares) || 1;
    for (let c = 0; c < channels; c++) values[p * channels + c] = (values[p * channels + c] as number) / norm;
  });
  return { values, length: channels, count: points.length };
}
