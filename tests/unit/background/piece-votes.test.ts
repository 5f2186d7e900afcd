import { describe, expect, it, vi } from 'vitest';
import { askAbout, type AskDecoder, type LeftOut } from '../../../src-main/services/background/piece-votes';
import type { PiecesOfMatte } from '../../../src-preload/raster/attached-pieces';

const grid = { width: 512, height: 384 };
const block = (left: number, top: number, width: number, height: number): Int32Array<ArrayBuffer> =>
  Int32Array.from({ length: width * height }, (_, n) => (top + Math.floor(n / width)) * grid.width + left + (n % width));
const body = block(100, 100, 100, 100);
const piece = { cells: block(220, 140, 30, 6), deepest: { x: 470, y: 286 }, attachment: 0.05 };

function found(): PiecesOfMatte {
  const inside = new Uint8Array(grid.width * grid.height);
  for (const at of [...body, ...piece.cells]) inside[at] = 1;
  return { grid, inside, body, box: { x: 200, y: 200, width: 200, height: 200 }, pieces: [piece] };
}

/** Logits of four masks, above zero over the given cells. */
const answer = (...masks: readonly (readonly Int32Array[])[]): { logits: Float32Array } => {
  const logits = new Float32Array(4 * 256 * 256).fill(-5);
  masks.forEach((parts, mask) => {
    for (const at of parts.flatMap((part) => [...part])) logits[mask * 65536 + (Math.floor(at / grid.width) >> 1) * 256 + ((at % grid.width) >> 1)] = 5;
  });
  return { logits };
};

/** Answers the box by `ofBox`, a click by `ofClick`. */
const decoder =
  (ofBox: readonly Int32Array[], ofClick: readonly Int32Array[], asked: number[] = []): AskDecoder =>
  (points) => {
    asked.push(points.length);
    const isBox = points.some(({ label }) => label === 2);
    return Promise.resolve(isBox ? answer(ofBox) : answer([], [], ofClick));
  };

const votes = async (decode: AskDecoder, { pieces, leftOut }: { readonly pieces?: PiecesOfMatte['pieces']; readonly leftOut?: LeftOut } = {}): Promise<readonly Int32Array[]> =>
  (await askAbout({ ...found(), ...(pieces && { pieces }) }, () => Promise.resolve(decode), { leftOut })).out;

it('leaves out a piece that neither mask joins with the body', async () => {
  expect(await votes(decoder([body], [piece.cells]))).toEqual([piece.cells]);
});

it('keeps a piece that the body takes along, and does not ask about it', async () => {
  const asked: number[] = [];
  expect(await votes(decoder([body, piece.cells], [piece.cells], asked))).toEqual([]);
  expect(asked).toEqual([2, 2]);
});

it('keeps a piece that means the body', async () => {
  expect(await votes(decoder([body], [piece.cells, body]))).toEqual([]);
});

it('keeps a piece that grows out of the body, like a limb', async () => {
  expect(await votes(decoder([body], [piece.cells]), { pieces: [{ ...piece, attachment: 0.2 }] })).toEqual([]);
});

it('asks nothing where there is nothing in doubt, and leaves everything in where nobody answers', async () => {
  const ask = vi.fn(() => Promise.resolve(undefined));
  expect(await askAbout({ ...found(), pieces: [] }, ask)).toEqual({ out: [] });
  expect(ask).not.toHaveBeenCalled();
  expect(await askAbout(found(), ask)).toEqual({ out: [] });
});

it('tells what is seen of the body where two looks differ about more than pieces', async () => {
  const { out, opinion } = await askAbout({ ...found(), pieces: [] }, () => Promise.resolve(decoder([body], [])), { differ: true });
  expect(out).toEqual([]);
  expect([opinion?.[75 * 256 + 75], opinion?.[20 * 256 + 20]]).toEqual([5, -5]);
});

describe('a piece that was looked at closely', () => {
  const part = piece.cells.slice(0, piece.cells.length / 2);
  const broad = [{ ...piece, attachment: 0.25 }];

  it('loses what was left out, whatever a click on it means', async () => {
    expect(await votes(decoder([body], [piece.cells, body]), { pieces: broad, leftOut: () => part })).toEqual([part]);
  });

  it('keeps what SAM is sure of', async () => {
    expect(await votes(decoder([body, part], []), { leftOut: () => part })).toEqual([]);
  });

  it('stays without a question where only its rim was left out', async () => {
    const asked: number[] = [];
    expect(await votes(decoder([body], [piece.cells], asked), { leftOut: () => piece.cells.slice(0, 5) })).toEqual([]);
    expect(asked).toEqual([]);
  });
});
