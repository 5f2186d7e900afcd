import { describe, expect, it } from 'vitest';
import { cropBoxes } from '../../../src-main/services/everything/crop-boxes';

const photo = { width: 1500, height: 1000 };
const ratio = 512 / 1500;

describe('the parts of a photo that are searched', () => {
  it('are the photo alone unless there is a layer', () => {
    expect(cropBoxes(photo, 0, ratio)).toEqual([{ layer: 0, crop: { x: 0, y: 0, ...photo } }]);
  });

  it("are those of SAM's mask generator: 2 x 2, then 4 x 4, as far apart as their overlap says", () => {
    const boxes = cropBoxes(photo, 2, ratio);
    expect(boxes.map(({ layer }) => layer)).toEqual([0, ...Array.from({ length: 4 }, () => 1), ...Array.from({ length: 16 }, () => 2)]);
    expect(boxes.slice(1, 5).map(({ crop }) => crop)).toEqual([
      { x: 0, y: 0, width: 921, height: 671 },
      { x: 580, y: 0, width: 920, height: 671 },
      { x: 0, y: 330, width: 921, height: 670 },
      { x: 580, y: 330, width: 920, height: 670 },
    ]);
  });

  it('cover every pixel, lie inside, and overlap', () => {
    for (const size of [photo, { width: 3, height: 7 }, { width: 4000, height: 31 }]) {
      const layer = cropBoxes(size, 2, ratio).filter((box) => box.layer === 2);
      const covered = new Uint8Array(size.width * size.height);
      for (const { crop } of layer) {
        expect(crop.x + crop.width).toBeLessThanOrEqual(size.width);
        expect(crop.y + crop.height).toBeLessThanOrEqual(size.height);
        for (let y = crop.y; y < crop.y + crop.height; y++) covered.fill(1, y * size.width + crop.x, y * size.width + crop.x + crop.width);
      }
      expect(covered.includes(0)).toBe(false);
    }
  });
});
