import type { PointFeatures } from './point-features';

/** Which point to ask next. Points are named by their index. */
export interface PointOrder {
  /** The point most worth a run, now counted as asked; undefined when none is left that is worth one. */
  next(): number | undefined;
  /** The points need not be asked any more. */
  skip(points: Iterable<number>): void;
}

/** Below 1, so that promise counts for more than novelty. */
const noveltyPower = 0.8;

/**
 * The point with the highest promise * novelty ** 0.8. Novelty is that of a farthest-first traversal (Gonzalez 1985,
 * "Clustering to minimize the maximum intercluster distance") of what the encoder saw: things that look alike to it get
 * the same mask from the decoder. Promise is what makes small things be asked for, which are most of what a quarter of
 * the grid misses.
 *
 * @param promise what a click is expected to bring, above 0, one number a point
 * @param first the point asked first
 * @param least points whose promise * novelty ** 0.8 is at or below this are not asked; novelty is a cosine distance, 0..2
 */
export function createPointOrder(features: PointFeatures, promise: Float64Array, first: number, least: number): PointOrder {
  const { values, length, count } = features;
  const novelty = new Float64Array(count).fill(2);
  const done = new Uint8Array(count);
  let asked: number | undefined;

  const compareWith = (point: number): void => {
    for (let other = 0; other < count; other++) {
      if (done[other] === 1) continue;
      let likeness = 0;
      for (let c = 0; c < length; c++) likeness += (values[point * length + c] as number) * (values[other * length + c] as number);
      if (1 - likeness < (novelty[other] as number)) novelty[other] = 1 - likeness;
    }
  };

  const best = (): number | undefined => {
    let found: number | undefined;
    let most = least;
    for (let point = 0; point < count; point++) {
      if (done[point] === 1) continue;
      // Rounding leaves what looks the same a hair below 0.
      const worth = (promise[point] as number) * Math.max(0, novelty[point] as number) ** noveltyPower;
      if (worth <= most) continue;
      found = point;
      most = worth;
    }
    return found;
  };

  return {
    next: () => {
      const point = asked === undefined ? first : best();
      if (point === undefined) return undefined;
      asked = point;
      done[point] = 1;
      compareWith(point);
      return point;
    },
    skip: (points) => {
      for (const point of points) done[point] = 1;
    },
  };
}
