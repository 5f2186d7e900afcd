import type { Size } from '../../../../src-preload/model/geometry';
import type { CroppedAlpha } from '../../../../src-preload/raster/bounds';
import { simplifyRing } from '../../../../src-preload/raster/simplify-ring';
import { fillCentres } from './fill-centres';
import { joinRings } from './join-rings';
import { findPieces, type PieceFinder } from './label-spans';
import { maskContours } from './mask-contours';
import { alphaOfRuns } from './run-alpha';

/** What simplifying may cost while it is meant not to be seen. */
const leastIou = 0.99;
/** Whoever allows more than this asks for coarse polygons. */
const mostFaithful = 1;
/** Rounding in files moves points by less. The direction is along no line that meets pixel centres again and again. */
const rounding = { x: 0.01, y: 0.00618 };
/** Contours between pixel centres have no points that a smaller tolerance than this would drop, but for those on straight lines. */
const noGain = 0.2;
/** Below this only points on straight lines are dropped. */
const leastTolerance = 1e-3;

type Ring = readonly number[];

/** Twice the signed area; above zero for rings that run clockwise on the screen. */
function turn(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum += (ring[i] as number) * (ring[j + 1] as number) - (ring[j] as number) * (ring[i + 1] as number);
  }
  return sum;
}

/** The piece whose border a ring is: its points lie between a pixel inside and one outside. */
function pieceOf(pieces: PieceFinder, ring: Ring): number {
  const [x, y] = [ring[0] as number, ring[1] as number];
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const here = pieces.at(column, row);
  if (here >= 0) return here;
  return Number.isInteger(x) ? pieces.at(column - 1, row) : pieces.at(column, row - 1);
}

/** Rings of one piece each, its outer one first. */
function byPiece(rings: readonly Ring[], pieces: PieceFinder): readonly (readonly Ring[])[] {
  const groups = new Map<number, Ring[]>();
  for (const ring of rings) {
    const piece = pieceOf(pieces, ring);
    const group = groups.get(piece) ?? [];
    groups.set(piece, group);
    if (turn(ring) > 0) group.unshift(ring);
    else group.push(ring);
  }
  return [...groups.values()];
}

/** The least IoU of the mask with what rings fill: where edges run through pixel centres, rounding may turn each either way. */
function leastIouOf(rings: readonly Ring[], { bounds, alpha }: CroppedAlpha): number {
  const near = fillCentres(rings, { ...bounds, x: bounds.x - rounding.x, y: bounds.y - rounding.y });
  const far = fillCentres(rings, { ...bounds, x: bounds.x + rounding.x, y: bounds.y + rounding.y });
  let shared = 0;
  let all = 0;
  for (let i = 0; i < alpha.length; i++) {
    const isIn = alpha[i] !== 0;
    if (isIn && near[i] === 1 && far[i] === 1) shared++;
    if (isIn || near[i] === 1 || far[i] === 1) all++;
  }
  return all === 0 ? 0 : shared / all;
}

const simplified = (groups: readonly (readonly Ring[])[], tolerance: number): readonly (readonly Ring[])[] =>
  groups
    .map((rings) => {
      const [outer, ...holes] = rings.map((ring) => simplifyRing(ring, tolerance));
      return outer && outer.length >= 6 ? [outer, ...holes.filter((hole) => hole.length >= 6)] : [];
    })
    .filter((rings) => rings.length > 0);

export interface PolygonOptions {
  /** Largest distance in pixels of a dropped point. Up to 1 it is lowered until the polygons keep 99 % of the mask (IoU). */
  readonly tolerance: number;
  /** A polygon for each connected piece, or a single one. */
  readonly join: 'pieces' | 'all';
}

/**
 * A mask as closed polygons without holes, in image pixels: the contour between pixel centres by marching squares,
 * simplified (Douglas and Peucker). Holes are joined to the polygon around them by cuts, see `joinRings`.
 * @param runs of the whole photo
 * @returns `x0, y0, x1, y1, …`, three points and more; the largest piece first
 */
export function maskPolygons(size: Size, runs: Uint32Array, { tolerance, join }: PolygonOptions): readonly Ring[] {
  const mask = alphaOfRuns(size, runs);
  if (mask.area === 0) return [];
  const groups = byPiece(maskContours(mask), findPieces(size, runs));
  const least = tolerance <= mostFaithful ? leastIou : Number.MIN_VALUE;
  let allowed = Math.max(tolerance, leastTolerance);
  let kept = simplified(groups, allowed);
  while (allowed > leastTolerance && leastIouOf(kept.flat(), mask) < least) {
    allowed = allowed > noGain ? allowed * 0.75 : leastTolerance;
    kept = simplified(groups, allowed);
  }
  const sizes = new Map(kept.map((rings) => [rings, Math.abs(turn(rings[0] ?? []))]));
  const sorted = kept.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  return join === 'all' ? [joinRings(sorted.flat())] : sorted.map(joinRings);
}
