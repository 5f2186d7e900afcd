import type { Point, Rect, Size } from '../model/geometry';
import { labelRuns, type LabelledRuns } from './matting/label-runs';
import { eachRowNearest } from './nearest-covered';
import { frameSide } from './logit-grid';

/** Side of a cell in pixels of SAM's frame: half the step of its logits. */
export const cellSide = 2;
/** What lies around the cells of the body, so that it is not mistaken for a piece: how much wider than the opening. */
const openingRim = 1.5;
/** The opening that separates thin parts from the body, in the body's own depth. */
const openingShare = 0.25;
/** A piece is at least and at most this share of the body. Smaller ones are the edge's, larger ones the object's. */
const shareOfBody = { least: 0.004, most: 0.08 } as const;
/** At most this share of a piece's contour runs along the body: a limb grows out of it more broadly than anything behind it touches it. */
const mostAttached = 0.3;

/** Something thin that a matte takes along with the object, without being sure to be part of it. */
export interface AttachedPiece {
  /** Its cells, as indices into the grid. */
  readonly cells: Int32Array<ArrayBuffer>;
  /** Its deepest place, in pixels of SAM's frame. */
  readonly deepest: Point;
  /** 0..1: share of its contour that runs along the body. */
  readonly attachment: number;
}

/** A matte on a grid over SAM's frame, `cellSide` frame pixels a cell. */
export interface PiecesOfMatte {
  readonly grid: Size;
  /** grid.width * grid.height bytes: 1 for what is in. */
  readonly inside: Uint8Array<ArrayBuffer>;
  readonly body: Int32Array<ArrayBuffer>;
  /** Around the body, in pixels of the frame. */
  readonly box: Rect;
  readonly pieces: readonly AttachedPiece[];
}

const longest = frameSide;

/** Squared distance of every cell to the nearest covered one. */
function squaredDistances(covered: Uint8Array, { width, height }: Size): Float64Array<ArrayBuffer> {
  const out = new Float64Array(covered.length).fill(Infinity);
  eachRowNearest(covered, width, height, longest, (y, columns, rows) => {
    for (let x = 0; x < width; x++) {
      const column = columns[x] as number;
      if (column >= 0) out[y * width + x] = (column - x) ** 2 + (rows[y * width + column] as number) ** 2;
    }
  });
  return out;
}

/** The cells of each component. */
function cellsOf({ rows, starts, ends, components, areas }: LabelledRuns, width: number): readonly Int32Array<ArrayBuffer>[] {
  const cells = areas.map((area) => new Int32Array(area));
  const filled = areas.map(() => 0);
  for (let run = 0; run < rows.length; run++) {
    const component = components[run] as number;
    for (let x = starts[run] as number; x < (ends[run] as number); x++) {
      const own = cells[component];
      if (own) own[filled[component] as number] = (rows[run] as number) * width + x;
      filled[component] = (filled[component] as number) + 1;
    }
  }
  return cells;
}

/** The matte at one half, at the middle of each cell. */
function sample(matte: Uint8Array, side: number, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const inside = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) / height) * side) * side;
    for (let x = 0; x < width; x++) inside[y * width + x] = (matte[row + Math.floor(((x + 0.5) / width) * side)] as number) >= 128 ? 1 : 0;
  }
  return inside;
}

function boxOf(cells: Int32Array, width: number): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (const at of cells) {
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left * cellSide, y: top * cellSide, width: (right + 1 - left) * cellSide, height: (bottom + 1 - top) * cellSide };
}

/** Share of a piece's contour that runs along the body. */
function attachment(cells: Int32Array, { width, height }: Size, inside: Uint8Array, isBody: Uint8Array): number {
  let along = 0;
  let free = 0;
  const count = (at: number): void => {
    if (isBody[at]) along++;
    else if (!inside[at]) free++;
  };
  for (const at of cells) {
    const x = at % width;
    const y = (at - x) / width;
    if (x > 0) count(at - 1);
    if (x + 1 < width) count(at + 1);
    if (y > 0) count(at - width);
    if (y + 1 < height) count(at + width);
  }
  return along / Math.max(1, along + free);
}

/**
 * Splits a matte into its body, which is what a disc a quarter as deep as it fits into (a morphological opening), and
 * the pieces that hang on it by a little of their contour, or lie beside it: the only ones in doubt.
 *
 * @param matte side * side bytes, the photo stretched to a square
 * @param frame size of the photo in SAM's frame
 */
export function attachedPieces(matte: Uint8Array, side: number, frame: Size): PiecesOfMatte {
  const grid = { width: Math.max(1, Math.round(frame.width / cellSide)), height: Math.max(1, Math.round(frame.height / cellSide)) };
  const inside = sample(matte, side, grid);
  const depths = squaredDistances(inside.map((v) => 1 - v), grid);
  let deepest = 0;
  for (let i = 0; i < depths.length; i++) if (inside[i] && (depths[i] as number) > deepest && depths[i] !== Infinity) deepest = depths[i] as number;
  const opening = Math.sqrt(deepest) * openingShare;
  const core = inside.map((v, i) => (v && (depths[i] as number) > opening ** 2 ? 1 : 0));
  const fromCore = squaredDistances(core, grid);
  const isOpen = (at: number): boolean => inside[at] === 1 && (fromCore[at] as number) <= (opening + openingRim) ** 2;
  const bodies = cellsOf(labelRuns(grid, isOpen, true), grid.width);
  const body = bodies.reduce((most, cells) => (cells.length > most.length ? cells : most), new Int32Array(0));
  const isBody = new Uint8Array(inside.length);
  for (const at of body) isBody[at] = 1;
  const rest = cellsOf(labelRuns(grid, (at) => inside[at] === 1 && isBody[at] === 0, true), grid.width);
  const isOfSize = (cells: Int32Array): boolean => cells.length >= shareOfBody.least * body.length && cells.length <= shareOfBody.most * body.length;
  const toPiece = (cells: Int32Array<ArrayBuffer>): AttachedPiece => {
    const at = cells.reduce((best, cell) => ((depths[cell] as number) > (depths[best] as number) ? cell : best), cells[0] as number);
    const x = at % grid.width;
    const deepest = { x: (x + 0.5) * cellSide, y: ((at - x) / grid.width + 0.5) * cellSide };
    return { cells, deepest, attachment: attachment(cells, grid, inside, isBody) };
  };
  const pieces = rest.filter(isOfSize).map(toPiece).filter((piece) => piece.attachment <= mostAttached);
  return { grid, inside, body, box: body.length > 0 ? boxOf(body, grid.width) : { x: 0, y: 0, width: 0, height: 0 }, pieces };
}

/**
 * A matte without some of its cells, and without the soft edges that are nearer to them than to what stays.
 * @param out the cells that go
 */
export function cutCells(matte: Uint8Array, side: number, { grid, inside }: Pick<PiecesOfMatte, 'grid' | 'inside'>, out: readonly Int32Array[]): Uint8Array<ArrayBuffer> {
  const goes = new Uint8Array(inside.length);
  for (const cells of out) for (const at of cells) goes[at] = 1;
  const toGoing = squaredDistances(goes, grid);
  const toStaying = squaredDistances(inside.map((v, i) => (v && !goes[i] ? 1 : 0)), grid);
  const cut = Uint8Array.from(matte);
  for (let y = 0, i = 0; y < side; y++) {
    const row = Math.floor(((y + 0.5) / side) * grid.height) * grid.width;
    for (let x = 0; x < side; x++, i++) {
      const cell = row + Math.floor(((x + 0.5) / side) * grid.width);
      if ((toGoing[cell] as number) < (toStaying[cell] as number)) cut[i] = 0;
    }
  }
  return cut;
}
