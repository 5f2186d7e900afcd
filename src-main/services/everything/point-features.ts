import { setImmediate as nextTurn } from 'node:timers/promises';
import { halfToFloat } from '../../../src-preload/model/half-float';
import type { Size } from '../../../src-preload/model/geometry';
import type { GridPoint } from './grid-points';

const channels = 256;
const side = 64;
const framePerCell = 16;
/** Channels between two turns of the event loop, about 1 ms for 1024 points. */
const channelsPerTurn = 32;

/** What the encoder saw at each point: unit vectors of `length` numbers, one after the other. */
export interface PointFeatures {
  readonly values: Float32Array;
  readonly length: number;
  readonly count: number;
}

function normalise({ values, length, count }: PointFeatures): void {
  for (let p = 0; p < count; p++) {
    const vector = values.subarray(p * length, (p + 1) * length);
    let squares = 0;
    for (let c = 0; c < length; c++) squares += (vector[c] as number) ** 2;
    const norm = Math.sqrt(squares) || 1;
    for (let c = 0; c < length; c++) vector[c] = (vector[c] as number) / norm;
  }
}

/** Samples the photo's embedding (half bits [256,64,64] over the 1024 frame) bilinearly at each point. */
export async function pointFeatures(embedding: Uint16Array, points: readonly GridPoint[], frame: Size): Promise<PointFeatures> {
  const within = (share: number, length: number): number => Math.min(side - 1, Math.max(0, (share * length) / framePerCell - 0.5));
  const cells = points.map(({ at }) => {
    const [x, y] = [within(at.x, frame.width), within(at.y, frame.height)];
    const [left, top] = [Math.min(side - 2, Math.floor(x)), Math.min(side - 2, Math.floor(y))];
    return { from: top * side + left, u: x - left, v: y - top };
  });
  const features = { values: new Float32Array(points.length * channels), length: channels, count: points.length };
  const plane = new Float32Array(side * side);
  for (let c = 0; c < channels; c++) {
    if (c % channelsPerTurn === 0) await nextTurn();
    halfToFloat(embedding.subarray(c * side * side, (c + 1) * side * side), plane);
    for (let p = 0; p < cells.length; p++) {
      const { from, u, v } = cells[p] as (typeof cells)[number];
      const upper = (plane[from] as number) * (1 - u) + (plane[from + 1] as number) * u;
      const lower = (plane[from + side] as number) * (1 - u) + (plane[from + side + 1] as number) * u;
      features.values[p * channels + c] = upper * (1 - v) + lower * v;
    }
  }
  await nextTurn();
  normalise(features);
  return features;
}
