import type { AttachedPiece, PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';
import { gridSide } from '../../../src-preload/raster/logit-grid';
import { sureLogit } from '../../../src-preload/raster/matte-opinion';
import type { DecoderPoint } from '../../inference/inference';

/** One decoder run: `logits` [4, 256, 256]. */
export type AskDecoder = (points: readonly DecoderPoint[], maskInput?: Float32Array) => Promise<{ readonly logits: Float32Array }>;

/** A piece stays when a mask of the body covers this share of it, or a mask of the piece that share of the body. */
const stays = { covered: 0.2, covers: 0.5 } as const;
/** Limbs grow out of the body more broadly than writing touches it: only a closer look tells those apart. */
const mostAttached = 0.12;
/** Of a piece that a closer look leaves out: less of it is the piece's rim. */
const leastLeftOut = 0.1;
/** Logits that say in and out as surely as the decoder itself does. */
const sure = 8;
const masks = 4;
/** Cells in a row of logits. */
const perLogit = 2;
/** SAM counts pixels from their centres and adds this itself. */
const toCentre = 0.5;

/** Share of the cells that one mask of an answer covers. */
function covered(logits: Float32Array, mask: number, cells: Int32Array, width: number): number {
  let count = 0;
  for (const at of cells) {
    const x = at % width;
    const y = (at - x) / width;
    if ((logits[mask * gridSide * gridSide + Math.floor(y / perLogit) * gridSide + Math.floor(x / perLogit)] ?? 0) > 0) count++;
  }
  return count / Math.max(1, cells.length);
}

const mostCovered = (logits: Float32Array, from: number, cells: Int32Array, width: number): number =>
  Math.max(...Array.from({ length: masks - from }, (_, k) => covered(logits, from + k, cells, width)));

/** What is known of the body as logits to go on from. */
function bodyInput({ grid, body }: PiecesOfMatte): Float32Array {
  const input = new Float32Array(gridSide * gridSide).fill(-sure);
  for (const at of body) {
    const x = at % grid.width;
    const y = (at - x) / grid.width;
    if (x % perLogit === 0 && y % perLogit === 0) input[(y / perLogit) * gridSide + x / perLogit] = sure;
  }
  return input;
}

/** The cells of a piece that a closer look leaves out; `undefined` where there is none, or it does not show the piece. */
export type LeftOut = (piece: AttachedPiece) => Int32Array<ArrayBuffer> | undefined;

/** What SAM says of a matte. */
export interface Votes {
  /** Cells that are not the object's. */
  readonly out: readonly Int32Array[];
  /** f32 [256*256]: logits of the object over the photo. */
  readonly opinion?: Float32Array<ArrayBuffer> | undefined;
}

export interface Doubts {
  readonly leftOut?: LeftOut | undefined;
  /** Whether two looks differ about more than such pieces. */
  readonly differ?: boolean | undefined;
}

/** The mean of the first masks of two answers, which are for prompts that leave nothing open. */
const meanOf = (a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: gridSide * gridSide }, (_, k) => ((a[k] as number) + (b[k] as number)) / 2);

/** Mean logit under some cells. */
function meanUnder(opinion: Float32Array, cells: Int32Array, width: number): number {
  let sum = 0;
  for (const at of cells) {
    const x = at % width;
    sum += opinion[Math.floor((at - x) / width / perLogit) * gridSide + Math.floor(x / perLogit)] as number;
  }
  return sum / Math.max(1, cells.length);
}

/**
 * Which cells are not the object's, and what SAM sees of it. Of a piece that was looked at closely: those that were
 * left out, unless SAM is on the first look's side. Of another one: all, when no mask of the body takes it along, and
 * no mask of the piece is one of the body. At most two decoder runs, and one for each piece that those leave out.
 *
 * @param ask called when it is needed; `undefined` from it leaves everything in
 */
export async function askAbout(found: PiecesOfMatte, ask: () => Promise<AskDecoder | undefined>, { leftOut = () => undefined, differ = false }: Doubts = {}): Promise<Votes> {
  const { grid, body, box, pieces } = found;
  const corner = (x: number, y: number, label: DecoderPoint['label']): DecoderPoint => ({ x: x - toCentre, y: y - toCentre, label });
  const doubts = pieces
    .map((piece) => ({ piece, out: leftOut(piece) }))
    .filter(({ piece, out }) => (out ? out.length >= leastLeftOut * piece.cells.length : piece.attachment <= mostAttached));
  const decode = doubts.length > 0 || differ ? await ask() : undefined;
  if (!decode) return { out: [] };
  const corners = [corner(box.x, box.y, 2), corner(box.x + box.width, box.y + box.height, 3)];
  const [fed, alone] = [await decode(corners, bodyInput(found)), await decode(corners)];
  const opinion = meanOf(fed.logits, alone.logits);
  const takenAlong = (cells: Int32Array): number => Math.max(mostCovered(fed.logits, 0, cells, grid.width), mostCovered(alone.logits, 0, cells, grid.width));
  const going: Int32Array[] = [];
  for (const { piece, out } of doubts) {
    if (out) {
      if (meanUnder(opinion, out, grid.width) < sureLogit) going.push(out);
      continue;
    }
    if (takenAlong(piece.cells) >= stays.covered) continue;
    const { logits } = await decode([corner(piece.deepest.x, piece.deepest.y, 1)]);
    // The first mask is for prompts that leave nothing open.
    if (mostCovered(logits, 1, body, grid.width) < stays.covers) going.push(piece.cells);
  }
  return { out: going, opinion };
}
