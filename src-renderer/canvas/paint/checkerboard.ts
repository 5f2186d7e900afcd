import type { Palette } from './palette';

const square = 8;

/** Squares of a constant size on the screen, so that they never look like part of the picture. */
export function checkerboard(context: CanvasRenderingContext2D, palette: Palette): CanvasPattern | string {
  const tile = new OffscreenCanvas(square * 2, square * 2);
  const paint = tile.getContext('2d');
  if (!paint) return palette.checkerLight;
  paint.fillStyle = palette.checkerLight;
  paint.fillRect(0, 0, square * 2, square * 2);
  paint.fillStyle = palette.checkerDark;
  paint.fillRect(0, 0, square, square);
  paint.fillRect(square, square, square, square);
  return context.createPattern(tile, 'repeat') ?? palette.checkerLight;
}
