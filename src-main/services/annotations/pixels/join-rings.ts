type Ring = ArrayLike<number>;

/** Distances that are looked at for all cuts of one object together. */
const mostTries = 50_000_000;

/** Number of the vertex of `ring` that is nearest to x, y; only every `step`-th is looked at. */
function nearest(ring: Ring, x: number, y: number, step: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < ring.length / 2; i += step) {
    const distance = ((ring[2 * i] as number) - x) ** 2 + ((ring[2 * i + 1] as number) - y) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/**
 * One closed ring with the same inside as several, for formats that know no holes and no pieces: each other ring hangs
 * on the first by a cut that is walked there and back. The two ways of a cut cancel out, so that both fill rules see
 * exactly what the separate rings mean, whatever the cut crosses.
 */
export function joinRings([first, ...others]: readonly Ring[]): number[] {
  if (!first) return [];
  const step = Math.max(1, Math.ceil(((first.length / 2) * others.length) / mostTries));
  const hanging = new Map<number, { readonly ring: Ring; readonly start: number }[]>();
  for (const ring of others) {
    const vertex = nearest(first, ring[0] as number, ring[1] as number, step);
    const start = nearest(ring, first[2 * vertex] as number, first[2 * vertex + 1] as number, 1);
    const list = hanging.get(vertex) ?? [];
    if (list.length === 0) hanging.set(vertex, list);
    list.push({ ring, start });
  }
  const out: number[] = [];
  for (let i = 0; i < first.length / 2; i++) {
    const [x, y] = [first[2 * i] as number, first[2 * i + 1] as number];
    out.push(x, y);
    for (const { ring, start } of hanging.get(i) ?? []) {
      const count = ring.length / 2;
      for (let k = 0; k <= count; k++) {
        const at = (start + k) % count;
        out.push(ring[2 * at] as number, ring[2 * at + 1] as number);
      }
      out.push(x, y);
    }
  }
  return out;
}
