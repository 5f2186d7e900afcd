import { describe, expect, it } from 'vitest';
import { warpLogits } from '../../../src-main/services/segmentation/warp-logits';

const photo = { x: 0, y: 0, width: 1024, height: 512 };
const crop = { x: 256, y: 128, width: 256, height: 256 };

/** Distance in photo pixels to a disc's edge, positive inside, on the grid of a part of the photo with a 1024 frame. */
function disc(part: typeof photo, step: number, radius: number): Float32Array {
  const logits = new Float32Array(256 * 256);
  for (let k = 0; k < logits.length; k++) {
    const x = part.x + ((k % 256) + 0.5) * step;
    const y = part.y + (Math.floor(k / 256) + 0.5) * step;
    logits[k] = (radius - Math.hypot(x - 380, y - 250)) / 8;
  }
  return logits;
}

describe('warping logits', () => {
  it('gives a crop what the photo has there, at its place', () => {
    const warped = warpLogits(disc(photo, 4, 60), photo, crop);
    const wanted = disc(crop, 1, 60);
    for (let k = 0; k < warped.length; k++) if (Math.abs(wanted[k] ?? 0) < 4) expect(Math.abs((warped[k] ?? 0) - (wanted[k] ?? 0))).toBeLessThan(0.1);
  });

  it('gives the photo what a crop has, with nothing around it', () => {
    const warped = warpLogits(disc(crop, 1, 60), crop, photo);
    const wanted = disc(photo, 4, 60);
    for (let row = 0; row < 128; row++) {
      for (let column = 0; column < 256; column++) {
        const k = row * 256 + column;
        const isInside = column >= 64 && column < 128 && row >= 32 && row < 96;
        if (!isInside) expect(warped[k]).toBeCloseTo(-8, 4);
        else if (Math.abs(wanted[k] ?? 0) < 4) expect(Math.abs((warped[k] ?? 0) - (wanted[k] ?? 0))).toBeLessThan(0.1);
      }
    }
  });
});
