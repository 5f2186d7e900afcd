/**
 * A closed ring with fewer points, none of which moves (Douglas and Peucker 1973, from two points far apart).
 * @param ring `x0, y0, x1, y1, …`
 * @param tolerance the largest distance of a dropped point from the line that replaces it
 */
export function simplifyRing(ring: readonly number[], tolerance: number): readonly number[] {
  const count = ring.length / 2;
  if (count < 4 || tolerance <= 0) return ring;
  const x = (i: number): number => ring[2 * (i % count)] ?? 0;
  const y = (i: number): number => ring[2 * (i % count) + 1] ?? 0;
  let far = 0;
  let most = -1;
  for (let i = 1; i < count; i++) {
    const distance = (x(i) - x(0)) ** 2 + (y(i) - y(0)) ** 2;
    if (distance > most) [far, most] = [i, distance];
  }
  const kept = new Uint8Array(count);
  kept[0] = 1;
  kept[far] = 1;
  const pending: (readonly [number, number])[] = [[0, far], [far, count]];
  for (let run = pending.pop(); run; run = pending.pop()) {
    const [from, to] = run;
    const dx = x(to) - x(from);
    const dy = y(to) - y(from);
    const length = Math.hypot(dx, dy);
    let worst = -1;
    let worstAt = 0;
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [x(i) - x(from), y(i) - y(from)];
      const distance = length === 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
      if (distance > worst) [worst, worstAt] = [distance, i];
    }
    if (worst <= tolerance) continue;
    kept[worstAt] = 1;
    pending.push([from, worstAt], [worstAt, to]);
  }
  const out: number[] = [];
  for (let i = 0; i < count; i++) if (kept[i] === 1) out.push(x(i), y(i));
  return out;
}
