import { describe, expect, it } from 'vitest';
import { attachedPieces, cutCells, cellSide } from '../../../src-preload/raster/attached-pieces';

const side = 512;
const frame = { width: 1024, height: 768 };

type Shape = (x: number, y: number) => boolean;
const disc: Shape = (x, y) => Math.hypot(x - 512, y - 400) < 200;
/** A bar of the given thickness, a little way off the disc, that a stem ties to it. */
const writing: Shape = (x, y) => (x > 780 && x < 900 && y > 360 && y < 376) || (x > 700 && x < 790 && y > 366 && y < 370);
/** Grows out of the disc as broadly as it is. */
const limb: Shape = (x, y) => x > 480 && x < 520 && y > 590 && y < 650;

const matteOf = (...shapes: readonly Shape[]): Uint8Array => {
  const matte = new Uint8Array(side * side);
  for (let y = 0, i = 0; y < side; y++) {
    for (let x = 0; x < side; x++, i++) {
      const at = [((x + 0.5) / side) * frame.width, ((y + 0.5) / side) * frame.height] as const;
      if (shapes.some((shape) => shape(...at))) matte[i] = 255;
    }
  }
  return matte;
};

describe('attachedPieces', () => {
  it('finds what hangs on the body by a thread, and tells it from a limb', () => {
    const { pieces, box } = attachedPieces(matteOf(disc, writing, limb), side, frame);
    const [thread, grown, ...more] = pieces.toSorted((a, b) => a.attachment - b.attachment);
    expect(thread?.deepest.x).toBeGreaterThan(700);
    expect(thread?.attachment).toBeLessThan(0.05);
    expect(limb(grown?.deepest.x ?? 0, grown?.deepest.y ?? 0)).toBe(true);
    expect(grown?.attachment).toBeGreaterThan(0.12);
    expect(more).toEqual([]);
    expect(box.x).toBeLessThan(330);
    expect(box.x + box.width).toBeLessThan(760);
    expect(box.y + box.height).toBeGreaterThan(590);
  });

  it('finds what lies beside the body', () => {
    const island: Shape = (x, y) => x > 100 && x < 160 && y > 100 && y < 130;
    const { pieces } = attachedPieces(matteOf(disc, island), side, frame);
    expect(pieces).toHaveLength(1);
    const { x, y } = pieces[0]?.deepest ?? { x: 0, y: 0 };
    expect(island(x, y)).toBe(true);
  });

  it.each([
    ['nothing', []],
    ['one plain shape', [disc]],
    ['all of the photo', [() => true]],
  ])('doubts no part of %s', (_name, shapes: readonly Shape[]) => {
    expect(attachedPieces(matteOf(...shapes), side, frame).pieces).toEqual([]);
  });
});

describe('cutCells', () => {
  it('takes a piece away with its soft edge, and nothing else', () => {
    const matte = matteOf(disc, writing);
    const beside = Math.floor((380 / frame.height) * side) * side + Math.floor((850 / frame.width) * side);
    matte[beside] = 90;
    const found = attachedPieces(matte, side, frame);
    const out = found.pieces.map(({ cells }) => cells);
    const cut = cutCells(matte, side, found, out);
    expect(cut[beside]).toBe(0);
    const difference = matteOf(disc).reduce((count, alpha, i) => count + (alpha === cut[i] ? 0 : 1), 0);
    // The stump of the stem, which the opening leaves to the body.
    expect(difference).toBeLessThan(200);
    expect(cutCells(matte, side, found, [])).toEqual(matte);
    expect(cellSide * found.grid.width).toBe(frame.width);
  });
});
