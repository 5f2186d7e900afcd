import { drawingSide, maxDrawingSide, maxPixels } from './limits';
import { asBuffer, sharp } from './sharp';

/** At this density one CSS pixel of a drawing becomes one pixel. */
export const intrinsicDensity = 72;

async function longSideAndArea(bytes: Uint8Array, density: number): Promise<{ readonly side: number; readonly pixels: number }> {
  const { width, height } = await sharp(asBuffer(bytes), { density, limitInputPixels: false }).metadata();
  return { side: Math.max(width, height), pixels: width * height };
}

/**
 * The density to rasterise an SVG at: its intrinsic size, or 8192 pixels on the long side where a drawing asks for
 * more than a photo may have; it loses nothing by that, being scalable.
 * @throws what sharp throws for drawings that it cannot read
 */
export async function drawingDensity(bytes: Uint8Array): Promise<number> {
  // The first look is coarse: sizes beyond 32 bits make the renderer answer nonsense. Small drawings vanish in it.
  const coarse = await longSideAndArea(bytes, 1).catch(() => undefined);
  if (coarse && coarse.side * intrinsicDensity > maxDrawingSide) return Math.max(1, drawingSide / coarse.side);
  const exact = await longSideAndArea(bytes, intrinsicDensity);
  if (exact.side <= maxDrawingSide && exact.pixels <= maxPixels) return intrinsicDensity;
  return Math.max(1, (intrinsicDensity * drawingSide) / exact.side);
}
