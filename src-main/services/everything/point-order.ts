import type { PointFeatures } from './point-features';

/** Which point to ask next. Points are named by their index. */
export interface PointOrder {
  /** The point most worth a run, now counted as asked; undefined when none is left that is worth one. */
  next(): number | undefined;
  /** The points need not be asked any more. */
  skip(points: Iterable<number>): void;
  /** Something was found that these points lie in. */
  cover(points: Iterable<number>): void;
}

/** Below 1, so that promise counts for more than novelty. */
const noveltyPower = 0.3;
/** Below 1, so that many places of some promise are asked and not only the few of most. */
const promisePower = 0.5;
/** For a point that lies in nothing found so far: large things promise little, and are found by this. */
const uncoveredWorth = 0.05;
/** What a point is worth at all counts its novelty for more: what looks like an asked point gets the same masks. */
const leastNoveltyPower = 0.8;

/**
 * The point with the highest (promise ** 0.5 + 0.05 where nothing covers it) * novelty ** 0.3, after some that are given.
 * Novelty is that of a farthest-first traversal (Gonzalez 1985, "Clustering to minimize the maximum intercluster
 * distance") of what the encoder saw: things that look alike to it get the same mask from the decoder. Promise is what
 * makes small things be asked for; what is large and covered by nothing yet is asked for because of that.
 *
 * @param promise what a click is expected to bring, above 0, one number a point
 * @param starts the points asked first, in this order, as far as they are worth it
 * @param least points whose promise * novelty ** 0.8 is at or below this are not asked; novelty is a cosine distance, 0..2
 */
export function createPointOrder(features: PointFeatures, promise: Float64Array, starts: readonly number[], least: number): PointOrder {
  const { values, length, count } = features;
  const novelty = new Float64Array(count).fill(2);
  const done = new Uint8Array(count);
  const covered = new Uint8Array(count);
  const waiting = [...starts];

  const compareWith = (point: number): void => {
    for (let other = 0; other < count; other++) {
      if (done[other] === 1) continue;
      let likeness = 0;
      for (let c = 0; c < length; c++) likeness += (values[point * length + c] as number) * (values[other * length + c] as number);
      if (1 - likeness < (novelty[other] as number)) novelty[other] = 1 - likeness;
    }
  };

  // Rounding leaves what looks the same a hair below 0.
  const noveltyOf = (point: number): number => Math.max(0, novelty[point] as number);
  const isWorthIt = (point: number): boolean => done[point] === 0 && (promise[point] as number) * noveltyOf(point) ** leastNoveltyPower > least;

  const best = (): number | undefined => {
    let found: number | undefined;
    let most = 0;
    for (let point = 0; point < count; point++) {
      if (!isWorthIt(point)) continue;
      const worth = ((promise[point] as number) ** promisePower + (covered[point] === 1 ? 0 : uncoveredWorth)) * noveltyOf(point) ** noveltyPower;
      if (worth <= most) continue;
      found = point;
      most = worth;
    }
    return found;
  };

  const nextStart = (): number | undefined => {
    for (let start = waiting.shift(); start !== undefined; start = waiting.shift()) if (isWorthIt(start)) return start;
    return undefined;
  };

  return {
    next: () => {
      const point = nextStart() ?? best();
      if (point === undefined) return undefined;
      done[point] = 1;
      compareWith(point);
      return point;
    },
    skip: (points) => {
      for (const point of points) done[point] = 1;
    },
    cover: (points) => {
      for (const point of points) covered[point] = 1;
    },
  };
}
