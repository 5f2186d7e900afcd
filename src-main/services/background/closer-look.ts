import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { AttachedPiece, PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import { isEmpty, wholeOf, wholePixels } from '../render/rects';

/** What a network sees of a part of the photo, stretched to its square. */
export interface CloserLook {
  /** Whole pixels of the photo. */
  readonly crop: Rect;
  /** side * side bytes. */
  readonly alpha: Uint8Array;
  readonly side: number;
}

/** Of the body's box, on each of its sides: what it stands in front of has to be seen too. */
const margin = 0.1;
/** Pixels along the longer side: with fewer, the network would see an enlarged picture, and it errs on those. */
const leastSide = 768;
/** Of the photo's area: with more there is nothing new to see, where something is in doubt, and for the sake of the edge alone. */
const mostShare = { doubtful: 0.6, plain: 0.3 } as const;
const half = 128;

/** Places of the grid's cells in the photo. */
function cellCentres({ grid }: Pick<PiecesOfMatte, 'grid'>, image: Size) {
  const across = image.width / grid.width;
  const down = image.height / grid.height;
  return (cell: number): { readonly x: number; readonly y: number } => {
    const x = cell % grid.width;
    return { x: (x + 0.5) * across, y: ((cell - x) / grid.width + 0.5) * down };
  };
}

/** What a closer look has in each cell of the grid, 0..255; `undefined` beyond it. */
export function closerAt({ crop, alpha, side }: CloserLook, found: Pick<PiecesOfMatte, 'grid'>, image: Size): (cell: number) => number | undefined {
  const centre = cellCentres(found, image);
  return (cell) => {
    const { x, y } = centre(cell);
    const column = Math.floor(((x - crop.x) / crop.width) * side);
    const row = Math.floor(((y - crop.y) / crop.height) * side);
    return column >= 0 && row >= 0 && column < side && row < side ? alpha[row * side + column] : undefined;
  };
}

/** Of the larger of two parts of a photo: so much in common, and what the network sees of one will do for the other. */
const sharedByLike = 0.85;

/** Whether a part that was looked at will do in place of the one that is wanted, as it does while doubts are weighed anew. */
export function isLike(crop: Rect, wanted: Rect): boolean {
  const shared = intersect(crop, wanted);
  const larger = Math.max(crop.width * crop.height, wanted.width * wanted.height);
  return Math.max(0, shared.width) * Math.max(0, shared.height) >= sharedByLike * larger;
}

/** Of a piece, to be told by what is seen of it. */
const leastSeen = 0.3;
/** Of what is seen of a piece: where so much is left out, the rest of it is too. */
const nearlyAll = 0.9;

function seenIn({ cells }: AttachedPiece, crop: Rect, found: PiecesOfMatte, image: Size): Int32Array<ArrayBuffer> {
  const centre = cellCentres(found, image);
  return cells.filter((cell) => {
    const { x, y } = centre(cell);
    return x >= crop.x && y >= crop.y && x < crop.x + crop.width && y < crop.y + crop.height;
  });
}

/** The part of a photo to look at again; `undefined` where it would not be seen much better. */
export function closerCrop(found: PiecesOfMatte, image: Size): Rect | undefined {
  const { box, pieces } = found;
  if (isEmpty(box)) return undefined;
  const perFrame = image.width / frameOf(image).width;
  const own = { x: box.x * perFrame, y: box.y * perFrame, width: box.width * perFrame, height: box.height * perFrame };
  const around = { x: own.x - margin * own.width, y: own.y - margin * own.height, width: own.width * (1 + 2 * margin), height: own.height * (1 + 2 * margin) };
  const crop = intersect(wholePixels(around), wholeOf(image));
  if (Math.max(crop.width, crop.height) < leastSide) return undefined;
  const isDoubtful = pieces.some((piece) => seenIn(piece, crop, found, image).length >= leastSeen * piece.cells.length);
  const most = isDoubtful ? mostShare.doubtful : mostShare.plain;
  return crop.width * crop.height <= most * image.width * image.height ? crop : undefined;
}

/** The cells of a piece that a closer look leaves out; `undefined` where it shows too little of the piece. */
export function leftOut(piece: AttachedPiece, look: CloserLook, found: PiecesOfMatte, image: Size): Int32Array<ArrayBuffer> | undefined {
  const seen = seenIn(piece, look.crop, found, image);
  if (seen.length < leastSeen * piece.cells.length) return undefined;
  const at = closerAt(look, found, image);
  const out = seen.filter((cell) => (at(cell) ?? 0) < half);
  return out.length >= nearlyAll * seen.length ? piece.cells : out;
}
