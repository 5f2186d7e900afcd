import type { Point, Size } from '../../model/geometry';

/** Connected components of a plane as horizontal runs. */
export interface LabelledRuns {
  /** Of each run: its row, its first column, the column after its last, and its component. */
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly components: Int32Array;
  /** Pixels of each component. */
  readonly areas: readonly number[];
}

/** Root of a run's tree, halving the path on the way (Tarjan and van Leeuwen 1984). */
function rootOf(parents: Int32Array, run: number): number {
  let at = run;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] as number] as number;
    at = parents[at] as number;
  }
  return at;
}

/**
 * Labels the pixels for which `isIn` says true, by unions of overlapping runs of neighbouring rows, in linear time.
 * @param diagonal whether corners connect too
 */
export function labelRuns({ width, height }: Size, isIn: (at: number) => boolean, diagonal: boolean): LabelledRuns {
  const found: number[] = [];
  const firstOfRow = new Int32Array(height + 1);
  for (let y = 0; y < height; y++) {
    firstOfRow[y] = found.length / 3;
    for (let x = 0; x < width; ) {
      if (!isIn(y * width + x)) {
        x++;
        continue;
      }
      const start = x;
      while (x < width && isIn(y * width + x)) x++;
      found.push(y, start, x);
    }
  }
  const count = found.length / 3;
  firstOfRow[height] = count;
  const rows = Int32Array.from({ length: count }, (_, n) => found[3 * n] as number);
  const starts = Int32Array.from({ length: count }, (_, n) => found[3 * n + 1] as number);
  const ends = Int32Array.from({ length: count }, (_, n) => found[3 * n + 2] as number);
  const parents = Int32Array.from({ length: count }, (_, n) => n);
  const reach = diagonal ? 1 : 0;
  for (let y = 1; y < height; y++) {
    let above = firstOfRow[y - 1] as number;
    const aboveEnd = firstOfRow[y] as number;
    for (let run = aboveEnd; run < (firstOfRow[y + 1] as number); run++) {
      while (above < aboveEnd && (ends[above] as number) + reach <= (starts[run] as number)) above++;
      for (let other = above; other < aboveEnd && (starts[other] as number) < (ends[run] as number) + reach; other++) {
        const a = rootOf(parents, run);
        const b = rootOf(parents, other);
        if (a < b) parents[b] = a;
        else parents[a] = b;
      }
    }
  }
  const areas: number[] = [];
  const numbers = new Int32Array(count).fill(-1);
  const components = new Int32Array(count);
  for (let run = 0; run < count; run++) {
    const root = rootOf(parents, run);
    if ((numbers[root] as number) < 0) numbers[root] = areas.push(0) - 1;
    const component = numbers[root] as number;
    components[run] = component;
    areas[component] = (areas[component] as number) + (ends[run] as number) - (starts[run] as number);
  }
  return { rows, starts, ends, components, areas };
}

/** Components that hold one of the points, whose coordinates are pixels of the plane. */
export function componentsAt({ rows, starts, ends, components }: LabelledRuns, points: readonly Point[]): Set<number> {
  const hit = new Set<number>();
  for (const { x, y } of points) {
    const column = Math.floor(x);
    const row = Math.floor(y);
    for (let run = 0; run < rows.length; run++) {
      if (rows[run] === row && column >= (starts[run] as number) && column < (ends[run] as number)) hit.add(components[run] as number);
    }
  }
  return hit;
}
