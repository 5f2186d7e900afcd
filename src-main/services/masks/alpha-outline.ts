import { ringsFromAlpha } from '../../../src-preload/raster/alpha-rings';
import type { CroppedAlpha } from '../../../src-preload/raster/bounds';
import { simplifyRing } from '../../../src-preload/raster/simplify-ring';
import { finestLattice } from './contour-lattice';

/** More than this draws no faster and shows nothing: the outline of noise is noise. */
const mostPoints = 200_000;
const mostCrossings = 400_000;
const firstTolerance = 0.5;

const pointsOf = (rings: readonly Float32Array[]): number => rings.reduce((sum, ring) => sum + ring.length / 2, 0);

/**
 * The contour at half alpha in photo pixels, simplified to `tolerance` pixels. An alpha that is so uneven that it would
 * have too many points is looked at more coarsely.
 * @returns closed rings `x0, y0, x1, y1, …`, as `ringsFromAlpha` gives them
 */
export function alphaOutline({ bounds, alpha }: Pick<CroppedAlpha, 'bounds' | 'alpha'>, tolerance: number): readonly Float32Array[] {
  if (alpha.length === 0) return [];
  const { step, columns, rows, alpha: samples } = finestLattice(alpha, bounds, mostCrossings);
  const found = ringsFromAlpha({ bounds: { x: 0, y: 0, width: columns, height: rows }, alpha: samples }, tolerance / step);
  let rings: readonly Float32Array[] = found.map((ring) => ring.map((at, i) => at * step + (i % 2 === 0 ? bounds.x : bounds.y)));
  for (let allowed = Math.max(firstTolerance, 2 * tolerance); pointsOf(rings) > mostPoints; allowed *= 2) {
    rings = rings.map((ring) => Float32Array.from(simplifyRing([...ring], allowed))).filter((ring) => ring.length >= 6);
  }
  return rings;
}
