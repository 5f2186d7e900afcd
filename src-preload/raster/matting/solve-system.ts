import { entriesPerRow, type BandSystem } from './matting-laplacian';
import { stopIfCancelled, type WorkSignals } from './signals';
import type { UnknownBand } from './unknown-band';

/** What is known of each unknown pixel's alpha besides the photo's colour lines: a value, and how much it counts. */
export interface Evidence {
  /** 0..1 */
  readonly alpha: Float32Array;
  /** At least 0; the Laplacian's diagonal is about 8. */
  readonly weight: Float32Array;
}

/** q = A p for the symmetric matrix whose upper triangle and added diagonal are given; planes as large as the region. */
function multiply({ upper, offsets }: BandSystem, at: Int32Array, added: Float32Array, p: Float32Array, q: Float32Array): void {
  q.fill(0);
  for (let i = 0, entry = 0; i < at.length; i++) {
    const here = at[i] as number;
    const own = p[here] as number;
    let sum = ((upper[entry++] as number) + (added[i] as number)) * own;
    for (let n = 1; n < entriesPerRow; n++) {
      const value = upper[entry++] as number;
      const there = here + (offsets[n] as number);
      sum += value * (p[there] as number);
      q[there] = (q[there] as number) + value * own;
    }
    q[here] = (q[here] as number) + sum;
  }
}

/**
 * Minimises the matting energy of a band with evidence on top: conjugate gradients (Hestenes and Stiefel 1952) with a
 * diagonal preconditioner. Evidence lifts the smallest eigenvalues, so that some dozens of steps are enough.
 *
 * @param size pixels of the region
 * @param alpha at.length values, the first guess; replaced by the solution, which may leave 0..1
 * @param tolerance at which share of the right side's norm the residual's is small enough
 * @returns steps that it took
 */
export function solveSystem(
  system: BandSystem,
  { at }: UnknownBand,
  size: number,
  evidence: Evidence,
  alpha: Float32Array,
  { tolerance, mostSteps }: { readonly tolerance: number; readonly mostSteps: number },
  signals: WorkSignals,
): number {
  const count = at.length;
  // Entries that would reach beyond the region are 0; the room behind it lets them be read.
  const room = size + (system.offsets[entriesPerRow - 1] as number) + 1;
  const p = new Float32Array(room);
  const q = new Float32Array(room);
  const residual = new Float32Array(count);
  const inverse = new Float32Array(count);
  for (let i = 0; i < count; i++) p[at[i] as number] = alpha[i] as number;
  multiply(system, at, evidence.weight, p, q);
  p.fill(0);
  let rz = 0;
  let size0 = 0;
  for (let i = 0; i < count; i++) {
    const here = at[i] as number;
    const weight = evidence.weight[i] as number;
    const right = (system.right[i] as number) + weight * (evidence.alpha[i] as number);
    const diagonal = 1 / ((system.upper[i * entriesPerRow] as number) + weight + 1e-9);
    const r = right - (q[here] as number);
    inverse[i] = diagonal;
    residual[i] = r;
    p[here] = r * diagonal;
    rz += r * r * diagonal;
    size0 += right * right * diagonal;
  }
  const enough = tolerance * tolerance * size0;
  let steps = 0;
  for (; steps < mostSteps && rz > enough; steps++) {
    if (steps % 4 === 0) stopIfCancelled(signals);
    multiply(system, at, evidence.weight, p, q);
    let pq = 0;
    for (let i = 0; i < count; i++) pq += (p[at[i] as number] as number) * (q[at[i] as number] as number);
    if (pq <= 0) break;
    const step = rz / pq;
    let next = 0;
    for (let i = 0; i < count; i++) {
      const here = at[i] as number;
      alpha[i] = (alpha[i] as number) + step * (p[here] as number);
      const r = (residual[i] as number) - step * (q[here] as number);
      residual[i] = r;
      next += r * r * (inverse[i] as number);
    }
    const beta = next / rz;
    rz = next;
    for (let i = 0; i < count; i++) p[at[i] as number] = (residual[i] as number) * (inverse[i] as number) + beta * (p[at[i] as number] as number);
    signals.onProgress?.(Math.min(1, (steps + 1) / mostSteps));
  }
  return steps;
}
