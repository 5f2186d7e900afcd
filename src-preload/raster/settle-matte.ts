import type { Size } from '../model/geometry';
import { firmAlpha, firmCurve } from './firm-alpha';
import { labelRuns } from './matting/label-runs';
import { plateauOf } from './plateau';
import { solidInterior } from './solid-interior';

/** How far from an object's solid part its soft edge reaches, in pixels of the matte. */
const edgeReach = 6;
/** Islands with less than this share of the largest one's pixels go: usually, and when as little as possible is kept. */
const islandShare = { usual: 0.05, least: 0.5 } as const;

const shareAt = (keep: number): number => (keep > 0 ? islandShare.usual * (1 - keep) : islandShare.usual - (islandShare.least - islandShare.usual) * keep);

/** Drops what is small beside the largest island: writing on a wall, things further away. */
function dropIslands(alpha: Uint8Array, size: Size, share: number): void {
  if (share === 0) return;
  const { rows, starts, ends, components, areas } = labelRuns(size, (at) => alpha[at] !== 0, true);
  const least = share * areas.reduce((most, area) => Math.max(most, area), 0);
  for (let run = 0; run < rows.length; run++) {
    if ((areas[components[run] as number] as number) >= least) continue;
    const row = (rows[run] as number) * size.width;
    alpha.fill(0, row + (starts[run] as number), row + (ends[run] as number));
  }
}

/**
 * Decides what a network's soft alpha leaves open. A part that it has doubts about is a plateau between 0 and 1: it is
 * in or out as a whole, by `keep`, while its edge stays where the network has it, half-way down from the plateau.
 * Islands that are small beside the largest go.
 *
 * Tried on 8 cars (1918 x 1280) without the writing beside them, and 25 photos of ECSSD, against a curve on the alpha
 * alone: boundary F at 3 px 0.776 to 0.810, and 0.864 to 0.872; IoU 0.974 to 0.976, and 0.934 to 0.937.
 *
 * @param alpha side * side bytes
 * @param keep -1..1: what is in doubt counts as out (below 0) or in (above 0) more than usual
 */
export function settleMatte(alpha: Uint8Array, side: number, keep = 0): Uint8Array<ArrayBuffer> {
  const curve = firmCurve(keep);
  const plateau = plateauOf(alpha, side, edgeReach);
  const edges = new Uint8Array(alpha.length);
  for (let i = 0; i < edges.length; i++) {
    const level = plateau[i] as number;
    if (level > 0) edges[i] = ((curve[level] as number) * (alpha[i] as number)) / level + 0.5;
  }
  // Where two plateaus meet, the lower one's side looks like an edge; it lies deeper inside than edges do.
  const whole = solidInterior(solidInterior(edges, side), side, { inside: firmAlpha(alpha, keep), edge: edgeReach });
  dropIslands(whole, { width: side, height: side }, shareAt(keep));
  return whole;
}
