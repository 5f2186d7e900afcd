import type { Size } from './geometry';
import type { CutoutLayer } from './layer';

/** Whether the part that was seen from nearer is one of the photo: whole pixels inside it. True where there is none. */
export function detailFits({ origin }: Pick<CutoutLayer, 'origin'>, photo: Size): boolean {
  if (origin.kind !== 'prompts' || origin.detail === null) return true;
  const { x, y, width, height } = origin.detail.crop;
  return [x, y, width, height].every(Number.isInteger) && x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= photo.width && y + height <= photo.height;
}
