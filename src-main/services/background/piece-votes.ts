import type { AttachedPiece, PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';
import { gridSide } from '../../../src-preload/raster/logit-grid';
import type { DecoderPoint } from '../../inference/inference';

/** One decoder run: `logits` [4, 256, 256]. */
export type AskDecoder = (points: readonly DecoderPoint[], maskInput?: Float32Array) => Promise<{ readonly logits: Float32Array }>;

/** A piece stays when a mask of the body covers this share of it, or a mask of the piece that share of the body. */
const stays = { covered: 0.2, covers: 0.5 } as const;
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

/**
 * Which pieces are not the object's: no mask of the body takes them along, and no mask of the piece is one of the body.
 * Two decoder runs, and one for each piece that the first two leave out.
 */
export async function votedOut(found: PiecesOfMatte, ask: AskDecoder): Promise<readonly AttachedPiece[]> {
  const { grid, body, box, pieces } = found;
  if (pieces.length === 0) return [];
  const corner = (x: number, y: number, label: DecoderPoint['label']): DecoderPoint => ({ x: x - toCentre, y: y - toCentre, label });
  const corners = [corner(box.x, box.y, 2), corner(box.x + box.width, box.y + box.height, 3)];
  const answers = [await ask(corners, bodyInput(found)), await ask(corners)];
  const out: AttachedPiece[] = [];
  for (const piece of pieces) {
    if (answers.some(({ logits }) => mostCovered(logits, 0, piece.cells, grid.width) >= stays.covered)) continue;
    const { logits } = await ask([corner(piece.deepest.x, piece.deepest.y, 1)]);
    // The first mask is for prompts that leave nothing open.
    if (mostCovered(logits, 1, body, grid.width) < stays.covers) out.push(piece);
  }
  return out;
}
