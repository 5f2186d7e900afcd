/** Stands for "nothing alike": numbers that are not finite, or another count of them. JSON has no infinity. */
const nothingAlike = 1e9;

/**
 * Root mean square of `found - expected` over that of `expected`: 0 when equal, 1 when `found` is all zeros.
 * Not the largest single difference, since one pixel at an edge may tip over between two correct providers.
 */
export function relativeDifference(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return nothingAlike;
  let apart = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    const e = expected[i] as number;
    const d = (found[i] as number) - e;
    apart += d * d;
    size += e * e;
  }
  const ratio = Math.sqrt(apart / Math.max(size, Number.MIN_VALUE));
  return Number.isFinite(ratio) ? Math.min(ratio, nothingAlike) : nothingAlike;
}
