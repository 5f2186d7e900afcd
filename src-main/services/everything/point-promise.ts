import type { PointFeatures } from './point-features';
import { promiseBias, promiseWeights } from './promise-weights';

/** Keeps places in play of which the regression expects nothing: it errs, and large objects count little in it. */
const leastPromise = 0.05;

/**
 * What a click at each point is expected to bring. A thing smaller than a cell of the grid is hit by one point or by none,
 * so what counts is asking where small things are; the encoder knows, and a linear read-out of what it saw tells.
 * @returns one number a point, at least `leastPromise`, about 1 where a click gets an object of one cell of a 32 x 32 grid
 */
export function pointPromise({ values, length, count }: PointFeatures): Float64Array {
  return Float64Array.from({ length: count }, (_, point) => {
    let sum = promiseBias;
    for (let c = 0; c < length; c++) sum += (values[point * length + c] as number) * (promiseWeights[c] as number);
    return leastPromise + Math.max(0, sum);
  });
}
