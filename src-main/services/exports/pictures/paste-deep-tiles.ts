import { intersect } from '../../../../src-preload/model/geometry';
import { colourTileSide, type ColourTiles } from '../../refining/colour-tiles';
import { isEmpty } from '../../render/rects';
import type { DeepRaster } from './picture';

const tileBytes = 3 * colourTileSide * colourTileSide;

/** `pasteTiles` for 16 bits; a raster of 4 channels keeps its alpha. @param at where the raster's first pixel lies in the photo */
export function pasteDeepTiles({ width, height, channels, data }: DeepRaster, at: { readonly x: number; readonly y: number }, tiles: ColourTiles): void {
  const { bounds, columns, places, colours } = tiles;
  places.forEach((place, index) => {
    if (place < 0) return;
    const left = bounds.x + (index % columns) * colourTileSide;
    const top = bounds.y + Math.floor(index / columns) * colourTileSide;
    const shown = intersect(intersect({ ...at, width, height }, bounds), { x: left, y: top, width: colourTileSide, height: colourTileSide });
    if (isEmpty(shown)) return;
    for (let y = shown.y; y < shown.y + shown.height; y++) {
      let from = place * tileBytes + 3 * ((y - top) * colourTileSide + shown.x - left);
      let to = channels * ((y - at.y) * width + shown.x - at.x);
      for (let x = 0; x < shown.width; x++, from += 3, to += channels) {
        for (let c = 0; c < 3; c++) data[to + c] = (colours[from + c] ?? 0) * 257;
      }
    }
  });
}
