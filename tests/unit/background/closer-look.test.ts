import { describe, expect, it } from 'vitest';
import { closerCrop, isLike, leftOut } from '../../../src-main/services/background/closer-look';
import type { AttachedPiece, PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';

const grid = { width: 512, height: 384 };
const block = (left: number, top: number, width: number, height: number): Int32Array<ArrayBuffer> =>
  Int32Array.from({ length: width * height }, (_, n) => (top + Math.floor(n / width)) * grid.width + left + (n % width));
const pieceAt = (left: number, top: number): AttachedPiece => ({ cells: block(left, top, 20, 6), deepest: { x: left * 2, y: top * 2 }, attachment: 0.1 });

/** A body of 200 x 160 cells, its box in pixels of SAM's frame. */
const found = (...pieces: readonly AttachedPiece[]): PiecesOfMatte => ({
  grid,
  inside: new Uint8Array(grid.width * grid.height),
  body: block(100, 100, 200, 160),
  box: { x: 200, y: 200, width: 400, height: 320 },
  pieces,
});
const photo = { width: 4096, height: 3072 };

describe('the part to look at again', () => {
  it('is the body with a tenth around it', () => {
    expect(closerCrop(found(pieceAt(95, 150)), photo)).toEqual({ x: 640, y: 672, width: 1920, height: 1536 });
  });

  it('is a small body without doubts too, for its edge, and no large one', () => {
    expect(closerCrop(found(), photo)).toEqual({ x: 640, y: 672, width: 1920, height: 1536 });
    const large = { x: 100, y: 100, width: 600, height: 500 };
    expect(closerCrop({ ...found(), box: large }, photo)).toBeUndefined();
    expect(closerCrop({ ...found(pieceAt(95, 150)), box: large }, photo)).toBeDefined();
  });

  it('is none where the photo has no more pixels than the network has seen, or the body is most of it', () => {
    expect(closerCrop(found(pieceAt(95, 150)), { width: 1024, height: 768 })).toBeUndefined();
    expect(closerCrop({ ...found(pieceAt(95, 150)), box: { x: 20, y: 20, width: 980, height: 730 } }, photo)).toBeUndefined();
  });
});

describe('what a closer look leaves out of a piece', () => {
  const crop = { x: 640, y: 672, width: 1920, height: 1536 };
  const side = 64;
  /** In, but for the left tenth of the crop, which the left half of the piece lies in. */
  const alpha = Uint8Array.from({ length: side * side }, (_, k) => (k % side < 6.4 ? 0 : 255));

  it('are its cells that are less than half in', () => {
    const piece = pieceAt(92, 150);
    const out = leftOut(piece, { crop, alpha, side }, found(piece), photo);
    expect(out?.length).toBeGreaterThan(piece.cells.length * 0.4);
    expect(out?.every((cell) => cell % grid.width < 107)).toBe(true);
    expect(piece.cells.filter((cell) => cell % grid.width >= 107).some((cell) => out?.includes(cell))).toBe(false);
  });

  it('are all of them where all that is seen is left out, also what is not seen', () => {
    const piece = pieceAt(75, 150);
    expect(leftOut(piece, { crop, alpha, side }, found(piece), photo)).toEqual(piece.cells);
  });

  it('is unknown for a piece of which little is seen', () => {
    const piece = pieceAt(62, 150);
    expect(leftOut(piece, { crop, alpha, side }, found(piece), photo)).toBeUndefined();
  });
});

it('a part does for another that is nearly the same, and for no smaller, larger or other one', () => {
  const crop = { x: 100, y: 100, width: 400, height: 300 };
  expect(isLike(crop, { x: 104, y: 98, width: 402, height: 306 })).toBe(true);
  expect(isLike(crop, { x: 150, y: 140, width: 300, height: 220 })).toBe(false);
  expect(isLike(crop, { x: 50, y: 50, width: 500, height: 400 })).toBe(false);
  expect(isLike(crop, { x: 900, y: 100, width: 400, height: 300 })).toBe(false);
});
