import type { Size } from '../../model/geometry';

/** A part of a plane with what lies around it. */
export interface EdgeTile {
  /** Of the middle, in the plane. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The middle and `halo` pixels on every side; beyond the plane's border its own pixels go on. */
  readonly around: Uint8Array<ArrayBuffer>;
  readonly stride: number;
}

/** Lowest and highest value of each tile. */
function rangesOf(plane: Uint8Array, { width, height }: Size, side: number): { readonly columns: number; readonly rows: number; readonly low: Uint8Array; readonly high: Uint8Array } {
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const low = new Uint8Array(columns * rows).fill(255);
  const high = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let column = 0, x = 0; column < columns; column++) {
      let least = low[row + column] as number;
      let most = high[row + column] as number;
      for (const end = Math.min(width, x + side); x < end; x++) {
        const own = plane[y * width + x] as number;
        if (own < least) least = own;
        if (own > most) most = own;
      }
      low[row + column] = least;
      high[row + column] = most;
    }
  }
  return { columns, rows, low, high };
}

/**
 * Visits the tiles of a plane near which it is not the same everywhere: an edge is a line, and most of a plane is far
 * from it. The tiles hold the plane as it was before the first of them was visited, if the visitor writes elsewhere.
 * @param side of a tile's middle, at least `halo`
 */
export function eachEdgeTile(plane: Uint8Array, size: Size, side: number, halo: number, visit: (tile: EdgeTile) => void): void {
  const { width, height } = size;
  const { columns, rows, low, high } = rangesOf(plane, size, side);
  const isEven = (row: number, column: number): boolean => {
    const level = low[row * columns + column];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) if (low[r * columns + c] !== level || high[r * columns + c] !== level) return false;
    }
    return true;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (isEven(row, column)) continue;
      const [x, y] = [column * side, row * side];
      const middle = { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
      const stride = middle.width + 2 * halo;
      const around = new Uint8Array(stride * (middle.height + 2 * halo));
      for (let ty = 0; ty < middle.height + 2 * halo; ty++) {
        const from = Math.min(height - 1, Math.max(0, y - halo + ty)) * width;
        const start = Math.max(0, x - halo);
        const end = Math.min(width, x + middle.width + halo);
        const to = ty * stride + start - (x - halo);
        around.set(plane.subarray(from + start, from + end), to);
        around.fill(plane[from + start] as number, ty * stride, to);
        around.fill(plane[from + end - 1] as number, to + end - start, (ty + 1) * stride);
      }
      visit({ ...middle, around, stride });
    }
  }
}
