import type { Size } from '../model/geometry';
import { labelRuns } from './matting/label-runs';

/** Islands with less than this share of the largest one's pixels go: usually, and when as little as possible is kept. */
const islandShare = { usual: 0.05, least: 0.5 } as const;

const shareAt = (keep: number): number => (keep > 0 ? islandShare.usual * (1 - keep) : islandShare.usual - (islandShare.least - islandShare.usual) * keep);

/**
 * Drops what is small beside the largest island: writing on a wall, things further away.
 * @param alpha size.width * size.height bytes; written to
 * @param keep -1..1: smaller islands stay above 0, only larger ones below
 */
export function dropIslands(alpha: Uint8Array, size: Size, keep = 0): void {
  const share = shareAt(keep);
  if (share === 0) return;
  const { rows, starts, ends, components, areas } = labelRuns(size, (at) => alpha[at] !== 0, true);
  const least = share * areas.reduce((most, area) => Math.max(most, area), 0);
  for (let run = 0; run < rows.length; run++) {
    if ((areas[components[run] as number] as number) >= least) continue;
    const row = (rows[run] as number) * size.width;
    alpha.fill(0, row + (starts[run] as number), row + (ends[run] as number));
  }
}
