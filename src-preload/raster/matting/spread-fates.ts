import type { Size } from '../../model/geometry';

/**
 * Gives pixels without a fate (0) that of the nearest pixel that has one, along paths of 8 neighbours: a breadth-first
 * search from all of those at once.
 *
 * @param fates size.width * size.height bytes, changed
 * @param joins whether a pixel without a fate takes part
 * @param steps how far fates spread
 */
export function spreadFates(fates: Uint8Array, { width, height }: Size, joins: (at: number) => boolean, steps: number): void {
  const visit = (at: number, into: number[]): void => {
    const own = fates[at] as number;
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (fates[next] !== 0 || !joins(next)) continue;
        fates[next] = own;
        into.push(next);
      }
    }
  };
  let front: number[] = [];
  // Pixels that got their fate in this pass are beyond the scan's own, so a copy tells the two apart.
  const given = Uint8Array.from(fates);
  for (let i = 0; i < given.length; i++) if (given[i] !== 0) visit(i, front);
  for (let step = 1; step < steps && front.length > 0; step++) {
    const next: number[] = [];
    for (const at of front) visit(at, next);
    front = next;
  }
}
