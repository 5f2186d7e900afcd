import { gridSide } from '../../../src-preload/raster/logit-grid';
import { insideOf, regionsAt, type ClickGrid, type GridClick } from './click-grid';
import { depthsAt } from './grid-depths';

const neighbours = [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]] as const;

/**
 * Drops every piece of a mask without a positive click on it, or right beside it: SAM hallucinates small disconnected
 * pieces (Kirillov et al. 2023, section 8). Where no piece was clicked, all stay: the mask is wrong in another way.
 * @param logits f32 [256*256]
 * @returns a copy, or the same where nothing changes
 */
export function keepClicked(logits: Float32Array<ArrayBuffer>, grid: ClickGrid, clicks: readonly GridClick[]): Float32Array<ArrayBuffer> {
  const { columns, rows } = grid;
  const inside = insideOf(logits, grid);
  const placeNear = ({ x, y }: GridClick): number => {
    for (const [dx, dy] of neighbours) {
      const [column, row] = [x + dx, y + dy];
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      if (inside[row * columns + column] === 1) return row * columns + column;
    }
    return -1;
  };
  const places = clicks.filter(({ positive }) => positive).map(placeNear).filter((place) => place >= 0);
  if (places.length === 0) return logits;
  const { reached, size } = regionsAt(inside, grid, places);
  let count = 0;
  for (const value of inside) count += value;
  if (count === size) return logits;
  const cleaned = logits.slice();
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const k = y * columns + x;
      if (inside[k] === 1 && reached[k] === 0) cleaned[y * gridSide + x] = -(logits[y * gridSide + x] as number);
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
    if (obeyed === logits) obeyed = logits.slice();
    const against = positive ? inside.map((value) => 1 - value) : inside;
    let radius = Math.min(reach.most, perDepth * depthsAt(against, grid, { x, y }).own);
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
