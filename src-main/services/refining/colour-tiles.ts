import { intersect, type Rect } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { isEmpty } from '../render/rects';

/** Side of a tile in pixels. */
export const colourTileSide = 64;

/** RGB of a cut-out in the squares that have soft pixels; everywhere else the photo's own colours hold. */
export interface ColourTiles {
  /** What the tiles divide, in whole pixels of the level that they were made for. */
  readonly bounds: Rect;
  readonly columns: number;
  /** For each square of `colourTileSide`, row by row, which tile is its own; -1 for none. */
  readonly places: Int32Array;
  /** 3 * colourTileSide * colourTileSide bytes a tile, row by row. */
  readonly colours: Uint8Array<ArrayBuffer>;
}

const tileBytes = 3 * colourTileSide * colourTileSide;

/**
 * Visits what the tiles have of a part of the level, row by row of each tile: where its colours begin in `colours`, and
 * where its first pixel lies in the level.
 */
export function eachTileRow({ bounds, columns, places }: ColourTiles, part: Rect, visit: (from: number, x: number, y: number, width: number) => void): void {
  const shown = intersect(part, bounds);
  if (isEmpty(shown)) return;
  const index = (offset: number): number => Math.floor(offset / colourTileSide);
  for (let row = index(shown.y - bounds.y); row <= index(shown.y + shown.height - 1 - bounds.y); row++) {
    for (let column = index(shown.x - bounds.x); column <= index(shown.x + shown.width - 1 - bounds.x); column++) {
      const place = places[row * columns + column] ?? -1;
      if (place < 0) continue;
      const left = bounds.x + column * colourTileSide;
      const top = bounds.y + row * colourTileSide;
      const inside = intersect({ x: left, y: top, width: colourTileSide, height: colourTileSide }, shown);
      for (let y = inside.y; y < inside.y + inside.height; y++) visit(place * tileBytes + 3 * ((y - top) * colourTileSide + inside.x - left), inside.x, y, inside.width);
    }
  }
}

/** Writes the tiles' colours over a part of the level. @param at where the raster's first pixel lies in the level */
export function pasteTiles({ width, height, channels, data }: Raster, at: { readonly x: number; readonly y: number }, tiles: ColourTiles): void {
  if (channels !== 3) throw new RangeError(`Colours of ${channels} channels cannot be replaced.`);
  eachTileRow(tiles, { ...at, width, height }, (from, x, y, length) => data.set(tiles.colours.subarray(from, from + 3 * length), 3 * ((y - at.y) * width + x - at.x)));
}
