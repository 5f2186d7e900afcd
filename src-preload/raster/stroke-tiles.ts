/** Side of the squares in which a stroke keeps what it needs; only touched squares are kept. */
export const tileSide = 128;

export interface StrokeTile {
  /** The plane as it was before the stroke. */
  readonly before: Uint8Array;
  /** How far the stroke has built up, 0..1. */
  readonly strength: Float32Array;
}

export interface AlphaPlane {
  /** width * height bytes */
  readonly alpha: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Where the plane's first pixel lies among the stroke's coordinates. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** The squares of a plane that a stroke has touched; a square remembers the plane from just before its first touch. */
export function createStrokeTiles({ alpha, width, height }: AlphaPlane): (column: number, row: number) => StrokeTile {
  const columns = Math.ceil(width / tileSide);
  const tiles = new Map<number, StrokeTile>();
  return (column, row) => {
    const key = row * columns + column;
    const known = tiles.get(key);
    if (known) return known;
    const before = new Uint8Array(tileSide * tileSide);
    const left = column * tileSide;
    const right = Math.min(width, left + tileSide);
    for (let y = 0; y < tileSide && row * tileSide + y < height; y++) {
      const from = (row * tileSide + y) * width;
      before.set(alpha.subarray(from + left, from + right), y * tileSide);
    }
    const tile = { before, strength: new Float32Array(tileSide * tileSide) };
    tiles.set(key, tile);
    return tile;
  };
}
