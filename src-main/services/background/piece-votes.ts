import type { AttachedPiece, PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';
import { gridSide } from '../../../src-preload/raster/logit-grid';
import type { DecoderPoint } from '../../inference/inference';

/** One decoder run: `logits` [4, 256, 256]. */
export type AskDecoder = (points: readonly DecoderPoint[], maskInput?: Float32Array) => Promise<{ readonly logits: Float32Array }>;

/** A piece stays when a mask of the body covers this share of it, or a mask of the piece that share of the body. */
const stays = { covered: 0.2, covers: 0.5 } as const;
/** Limbs grow out of the body more broadly than writing touches it: only a closer look tells those apart. */
const mostAttached = 0.12;
/** What a closer look leaves out of a piece: less of it is the piece's rim; it stays when a mask of the body covers that share of it. */
const leftOutShare = { least: 0.1, covered: 0.25 } as const;
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

/**
 * Which cells are not the object's. Of a piece that was looked at closely: those that were left out, unless a mask of
 * the body takes them along. Of another one: all, when no mask of the body takes it along, and no mask of the piece is
 * one of the body. At most two decoder runs, and one for each piece that those leave out.
 *
 * Tried on 8 cars in front of writing (1918 x 1280): of 8 pieces that a closer look showed whole and that were mostly no
 * part of the car, 6 went, with SAM alone one; all 12 that were a part of it stayed, with SAM alone all but one.
 *
 * @param ask called when it is needed; `undefined` from it leaves everything in
 */
export async function votedOut(found: PiecesOfMatte, ask: () => Promise<AskDecoder | undefined>, leftOut: LeftOut = () => undefined): Promise<readonly Int32Array[]> {
  const { grid, body, box, pieces } = found;
  const corner = (x: number, y: number, label: DecoderPoint['label']): DecoderPoint => ({ x: x - toCentre, y: y - toCentre, label });
  const doubts = pieces
    .map((piece) => ({ piece, out: leftOut(piece) }))
    .filter(({ piece, out }) => (out ? out.length >= leftOutShare.least * piece.cells.length : piece.attachment <= mostAttached));
  const decode = doubts.length > 0 ? await ask() : undefined;
  if (!decode) return [];
  const corners = [corner(box.x, box.y, 2), corner(box.x + box.width, box.y + box.height, 3)];
  const answers = [await decode(corners, bodyInput(found)), await decode(corners)];
  const takenAlong = (cells: Int32Array): number => Math.max(...answers.map(({ logits }) => mostCovered(logits, 0, cells, grid.width)));
  const going: Int32Array[] = [];
  for (const { piece, out } of doubts) {
    if (out) {
      if (takenAlong(out) < leftOutShare.covered) going.push(out);
      continue;
    }
    if (takenAlong(piece.cells) >= stays.covered) continue;
    const { logits } = await decode([corner(piece.deepest.x, piece.deepest.y, 1)]);
    // The first mask is for prompts that leave nothing open.
    if (mostCovered(logits, 1, body, grid.width) < stays.covers) going.push(piece.cells);
  }
  return going;
}
