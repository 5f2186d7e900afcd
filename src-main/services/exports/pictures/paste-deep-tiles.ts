import { eachTileRow, type ColourTiles } from '../../refining/colour-tiles';
import type { DeepRaster } from './picture';

/** `pasteTiles` for 16 bits; a raster of 4 channels keeps its alpha. @param at where the raster's first pixel lies in the photo */
export function pasteDeepTiles({ width, height, channels, data }: DeepRaster, at: { readonly x: number; readonly y: number }, tiles: ColourTiles): void {
  eachTileRow(tiles, { ...at, width, height }, (start, x, y, length) => {
    let from = start;
    let to = channels * ((y - at.y) * width + x - at.x);
    for (const end = from + 3 * length; from < end; from += 3, to += channels) {
      for (let c = 0; c < 3; c++) data[to + c] = (tiles.colours[from + c] ?? 0) * 257;
    }
  });
}
