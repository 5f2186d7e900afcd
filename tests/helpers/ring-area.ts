/** Signed area of a closed ring by the shoelace formula: positive where it runs clockwise on the screen. */
export function ringArea(ring: Float32Array): number {
  let twice = 0;
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 < n ? i + 2 : 0;
    twice += (ring[i] ?? 0) * (ring[j + 1] ?? 0) - (ring[j] ?? 0) * (ring[i + 1] ?? 0);
  }
  return twice / 2;
}

/** Area inside rings with holes taken off, in the square of their unit. */
export function polygonArea(rings: readonly Float32Array[]): number {
  return rings.reduce((sum, ring) => sum + ringArea(ring), 0);
}
