import type { Point, Size } from '../../model/geometry';
import { fitAlpha, type CroppedAlpha } from '../bounds';
import { componentsAt, labelRuns, type LabelledRuns } from './label-runs';
import { spreadFates } from './spread-fates';

export interface CleanOptions {
  /** Holes of fewer pixels than this are filled; 0 fills none. */
  readonly holeArea: number;
  /** Islands of fewer pixels than this are dropped; 0 drops none. */
  readonly islandArea: number;
  /** Clicks, in pixels of the photo. Islands with a positive click stay, those with only negative ones go. */
  readonly positive?: readonly Point[];
  /** Holes with a negative click stay, those with only positive ones are filled. */
  readonly negative?: readonly Point[];
  /** Drops every island without a positive click, whatever its area, if any island has one. */
  readonly onlyClicked?: boolean;
}

/** Alpha from which a pixel is inside. */
const half = 128;
/** How far from a filled hole its soft rim reaches, in steps to a side. */
const rim = 8;
const fate = { stays: 1, goes: 2 } as const;

/** Writes what becomes of each component's pixels into the plane. */
function markFates(fates: Uint8Array, width: number, { rows, starts, ends, components }: LabelledRuns, goes: readonly boolean[]): void {
  for (let run = 0; run < rows.length; run++) {
    const row = (rows[run] as number) * width;
    fates.fill(goes[components[run] as number] ? fate.goes : fate.stays, row + (starts[run] as number), row + (ends[run] as number));
  }
}

/** Components of the background that reach the outside: a border of the bounds that is not the photo's. */
function openComponents(runs: LabelledRuns, bounds: CroppedAlpha['bounds'], image: Size): Set<number> {
  const open = new Set<number>();
  const { rows, starts, ends, components } = runs;
  for (let run = 0; run < rows.length; run++) {
    const isOpen =
      (starts[run] === 0 && bounds.x > 0) ||
      (ends[run] === bounds.width && bounds.x + bounds.width < image.width) ||
      (rows[run] === 0 && bounds.y > 0) ||
      (rows[run] === bounds.height - 1 && bounds.y + bounds.height < image.height);
    if (isOpen) open.add(components[run] as number);
  }
  return open;
}

/**
 * Fills small holes and drops small islands of a full-resolution mask. Islands are 8-connected pixels of at least one
 * half, holes 4-connected ones below it, so that the two never cross; a hole may lie at the photo's border. What is
 * soft around a dropped island goes with it, and so do specks that are nowhere half in; a filled hole's rim fills too.
 *
 * @param image size of the photo
 * @returns a copy in its tight bounds
 */
export function cleanAlpha({ bounds, alpha }: Pick<CroppedAlpha, 'bounds' | 'alpha'>, image: Size, options: CleanOptions): CroppedAlpha {
  const { holeArea, islandArea, positive = [], negative = [], onlyClicked = false } = options;
  const { width } = bounds;
  const out = Uint8Array.from(alpha);
  const local = (points: readonly Point[]): readonly Point[] => points.map(({ x, y }) => ({ x: x - bounds.x, y: y - bounds.y }));
  const fates = new Uint8Array(alpha.length);

  const holes = labelRuns(bounds, (at) => (out[at] as number) < half, false);
  const wanted = componentsAt(holes, local(positive));
  const unwanted = componentsAt(holes, local(negative));
  const open = openComponents(holes, bounds, image);
  const fills = holes.areas.map((area, n) => !open.has(n) && !unwanted.has(n) && (area < holeArea || wanted.has(n)));
  if (fills.includes(true)) {
    markFates(fates, width, holes, fills);
    spreadFates(fates, bounds, (at) => (out[at] as number) < 255, rim);
    for (let i = 0; i < out.length; i++) if (fates[i] === fate.goes) out[i] = 255;
    fates.fill(0);
  }

  const islands = labelRuns(bounds, (at) => (out[at] as number) >= half, true);
  const kept = componentsAt(islands, local(positive));
  const dropped = componentsAt(islands, local(negative));
  const drops = islands.areas.map((area, n) => !kept.has(n) && (area < islandArea || dropped.has(n) || (onlyClicked && kept.size > 0)));
  if (drops.includes(true) || islandArea > 0) {
    markFates(fates, width, islands, drops);
    spreadFates(fates, bounds, (at) => out[at] !== 0, Infinity);
    for (let i = 0; i < out.length; i++) if (fates[i] === fate.goes) out[i] = 0;
    dropSpecks(out, fates, bounds, islandArea);
  }
  return fitAlpha(out, bounds, bounds);
}

/** Drops soft pixels that hang on no island, where they are fewer than `least` together. */
function dropSpecks(alpha: Uint8Array, fates: Uint8Array, size: Size, least: number): void {
  const { rows, starts, ends, components, areas } = labelRuns(size, (at) => alpha[at] !== 0 && fates[at] === 0, true);
  for (let run = 0; run < rows.length; run++) {
    if ((areas[components[run] as number] as number) >= least) continue;
    const row = (rows[run] as number) * size.width;
    alpha.fill(0, row + (starts[run] as number), row + (ends[run] as number));
  }
}
