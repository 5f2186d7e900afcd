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
/** How far a change fades out, in the radius of what is changed at least, and of the side of a square of the mask's area. */
const fading = { perRadius: 1.6, perSide: 0.1 } as const;
/** Logits in the middle of what is changed. */
const force = 2;
/** Standard deviations after which nothing is left of a change. */
const span = 3;
/** A click that says the opposite holds its own surroundings, of this share of the change's. */
const heldShare = 0.5;

/**
 * Gives way to every click that a mask contradicts: its logits are lifted or lowered there by a bump that is as wide as
 * what is contradicted, and fades out. Being added, it moves an edge nearby along with the click, and leaves alone what
 * the model is sure of; and it never reaches a click that says the opposite. Fed back with the next click, it tells the
 * decoder where it has been wrong.
 * @param logits f32 [256*256]
 * @returns a copy, or the same where no click is contradicted
 */
export function obeyClicks(logits: Float32Array<ArrayBuffer>, grid: ClickGrid, clicks: readonly GridClick[]): Float32Array<ArrayBuffer> {
  const { columns, rows } = grid;
  const inside = insideOf(logits, grid);
  const side = Math.sqrt(inside.reduce((sum, value) => sum + value, 0));
  let obeyed = logits;
  for (const { x, y, positive } of clicks) {
    if ((inside[y * columns + x] === 1) === positive) continue;
    if (obeyed === logits) obeyed = logits.slice();
    const was = obeyed[y * gridSide + x] as number;
    // An earlier click's change has reached it.
    if (was > 0 === positive) continue;
    const against = positive ? inside.map((value) => 1 - value) : inside;
    const opposite = clicks.filter((other) => other.positive !== positive);
    const nearest = Math.min(Infinity, ...opposite.map((other) => Math.hypot(other.x - x, other.y - y)));
    const radius = Math.max(reach.least, Math.min(reach.most, perDepth * depthsAt(against, grid, { x, y }).own, perOpposite * nearest));
    const sigma = Math.max(reach.least, Math.min(Math.max(fading.perRadius * radius, fading.perSide * side), perOpposite * nearest));
    const amount = Math.abs(was) + force;
    const far = Math.ceil(span * sigma);
    const bump = (dx: number, dy: number, width: number): number => Math.exp(-(dx * dx + dy * dy) / (2 * width * width));
    for (let row = Math.max(0, y - far); row <= Math.min(rows - 1, y + far); row++) {
      for (let column = Math.max(0, x - far); column <= Math.min(columns - 1, x + far); column++) {
        let change = amount * bump(column - x, row - y, sigma);
        for (const other of opposite) change *= 1 - bump(column - other.x, row - other.y, heldShare * sigma);
        const at = row * gridSide + column;
        obeyed[at] = (obeyed[at] as number) + (positive ? change : -change);
      }
    }
  }
  return obeyed;
}
