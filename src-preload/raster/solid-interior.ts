/** Depth, in pixels of the mask, up to which an edge reaches unless told, and how much deeper doubt has become certainty. */
const usualEdge = 1;
const hardening = 3;
const half = 128;

export interface SolidOptions {
  /** side * side bytes: what is at least half in, if not the alpha itself tells. */
  readonly inside?: Uint8Array;
  /** How far an edge reaches into what is inside, in pixels. */
  readonly edge?: number;
}

/**
 * Makes the inside of an object opaque and leaves its edge as it is. A network that has doubts about a part of the
 * object lowers the alpha of all of it; a real soft edge is a few pixels wide. So what is at least half in, and lies
 * deeper inside than an edge reaches, is in. Holes stay: they are less than half in.
 *
 * Depth is the city-block distance to the nearest pixel that is less than half in, in two passes (Rosenfeld and
 * Pfaltz 1966); the photo's border counts as inside, because an object that is cut off there has no edge.
 *
 * @param alpha side * side bytes
 */
export function solidInterior(alpha: Uint8Array, side: number, { inside = alpha, edge = usualEdge }: SolidOptions = {}): Uint8Array<ArrayBuffer> {
  const solidFrom = edge + hardening;
  const depth = new Uint8Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    if ((inside[i] ?? 0) < half) continue;
    const left = i % side === 0 ? solidFrom : (depth[i - 1] ?? 0);
    const above = i < side ? solidFrom : (depth[i - side] ?? 0);
    depth[i] = Math.min(solidFrom, left + 1, above + 1);
  }
  const out = Uint8Array.from(alpha);
  for (let i = alpha.length - 1; i >= 0; i--) {
    let own = depth[i] ?? 0;
    if (own === 0) continue;
    const right = i % side === side - 1 ? solidFrom : (depth[i + 1] ?? 0);
    const below = i + side >= alpha.length ? solidFrom : (depth[i + side] ?? 0);
    own = Math.min(own, right + 1, below + 1);
    depth[i] = own;
    const certainty = Math.max(0, (own - edge) / hardening);
    const was = alpha[i] ?? 0;
    out[i] = Math.round(was + (255 - was) * certainty);
  }
  return out;
}
