import { gridSide } from '../../../src-preload/raster/logit-grid';
import { depthsOf, insideOf, labelRegions, type ClickGrid, type GridClick } from './click-grid';

const neighbours = [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]] as const;

/**
 * Drops every piece of a mask without a positive click on it, or right beside it: SAM hallucinates small disconnected
 * pieces (Kirillov et al. 2023, section 8). Where no piece was clicked, all stay: the mask is wrong in another way.
 * @param logits f32 [256*256]
 * @returns a copy, or the same where nothing changes
 */
export function keepClicked(logits: Float32Array<ArrayBuffer>, grid: ClickGrid, clicks: readonly GridClick[]): Float32Array<ArrayBuffer> {
  const { columns, rows } = grid;
  const labels = labelRegions(insideOf(logits, grid), grid);
  const labelNear = ({ x, y }: GridClick): number => {
    for (const [dx, dy] of neighbours) {
      const [column, row] = [x + dx, y + dy];
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      const label = labels[row * columns + column] as number;
      if (label !== 0) return label;
    }
    return 0;
  };
  const kept = new Set(clicks.filter(({ positive }) => positive).map(labelNear));
  kept.delete(0);
  if (kept.size === 0) return logits;
  let cleaned = logits;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const label = labels[y * columns + x] as number;
      if (label === 0 || kept.has(label)) continue;
      if (cleaned === logits) cleaned = Float32Array.from(logits);
      cleaned[y * gridSide + x] = -(logits[y * gridSide + x] as number);
    }
  }
  return cleaned;
}

/** Samples of the grid. */
const reach = { least: 1.2, most: 12 } as const;
/** Of the distance from the click to the nearest edge of what contradicts it. */
const perDepth = 1.2;
/** Of the distance to the nearest click that says the opposite. */
const perOpposite = 0.6;
/** Logits in the middle of what is changed, and at its rim. */
const force = { middle: 4.1, rim: 0.1 } as const;

/**
 * Gives way to every click that a mask contradicts, at least in a disc around it: as large as what is contradicted is
 * wide there, and never near a click that says the opposite. Fed back with the next click, it tells the decoder where
 * it has been wrong.
 * @param logits f32 [256*256]
 * @returns a copy, or the same where no click is contradicted
 */
export function obeyClicks(logits: Float32Array<ArrayBuffer>, grid: ClickGrid, clicks: readonly GridClick[]): Float32Array<ArrayBuffer> {
  const { columns, rows } = grid;
  const inside = insideOf(logits, grid);
  let obeyed = logits;
  for (const { x, y, positive } of clicks) {
    if ((inside[y * columns + x] === 1) === positive) continue;
    if (obeyed === logits) obeyed = Float32Array.from(logits);
    const against = positive ? inside.map((value) => 1 - value) : inside;
    let radius = Math.min(reach.most, perDepth * (depthsOf(against, grid)[y * columns + x] as number));
    for (const other of clicks) if (other.positive !== positive) radius = Math.min(radius, perOpposite * Math.hypot(other.x - x, other.y - y));
    radius = Math.max(reach.least, radius);
    for (let row = Math.max(0, Math.ceil(y - radius)); row <= Math.min(rows - 1, y + radius); row++) {
      for (let column = Math.max(0, Math.ceil(x - radius)); column <= Math.min(columns - 1, x + radius); column++) {
        const away = Math.hypot(column - x, row - y) / radius;
        if (away >= 1) continue;
        const value = (force.middle - force.rim) * (1 - away * away) + force.rim;
        const at = row * gridSide + column;
        obeyed[at] = positive ? Math.max(obeyed[at] as number, value) : Math.min(obeyed[at] as number, -value);
      }
    }
  }
  return obeyed;
}
