import type { Rect, Size } from '../../../src-preload/model/geometry';

/** A part of the photo that is searched by itself. */
export interface CropBox {
  /** 0: the photo; each next layer has twice as many parts along a side. */
  readonly layer: number;
  /** Whole pixels of the photo. */
  readonly crop: Rect;
}

/**
 * The photo, then the parts of SAM's automatic mask generator (Kirillov et al. 2023, appendix B; `crop_n_layers`): 2 x 2
 * of them in the first layer, 4 x 4 in the second.
 * @param overlapRatio share of the photo's shorter side by which the parts of the first layer overlap; half of it in the second
 */
export function cropBoxes({ width, height }: Size, layers: number, overlapRatio: number): readonly CropBox[] {
  const boxes: CropBox[] = [{ layer: 0, crop: { x: 0, y: 0, width, height } }];
  for (let layer = 1; layer <= layers; layer++) {
    const perSide = 2 ** layer;
    const overlap = Math.floor((overlapRatio * Math.min(width, height) * 2) / perSide);
    const [across, down] = [width, height].map((length) => Math.ceil((overlap * (perSide - 1) + length) / perSide)) as [number, number];
    for (let k = 0; k < perSide * perSide; k++) {
      const x = Math.max(0, (across - overlap) * (k % perSide));
      const y = Math.max(0, (down - overlap) * Math.floor(k / perSide));
      const crop = { x, y, width: Math.min(across, width - x), height: Math.min(down, height - y) };
      if (crop.width > 0 && crop.height > 0) boxes.push({ layer, crop });
    }
  }
  return boxes;
}
