import { describe, expect, it } from 'vitest';
import { fromRaster, toRaster } from '../../../src-main/services/images/sharp';
import { cutPlaced, proxyPart } from '../../../src-main/services/render/proxy-part';
import { copyPart } from '../../../src-main/services/render/rects';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { noise } from '../../helpers/fixture-images';

const reduce = (raster: Raster, { width, height }: Size): Promise<Raster> => toRaster(fromRaster(raster).resize(width, height, { fit: 'fill', kernel: 'cubic' }));

/** A plane that is 0 beside `bounds` and anything inside. */
function plane({ width, height }: Size, bounds: Rect): Raster {
  const data = new Uint8Array(width * height);
  for (let y = bounds.y; y < bounds.y + bounds.height; y++) {
    for (let x = bounds.x; x < bounds.x + bounds.width; x++) data[y * width + x] = (x * 7 + y * 13 + ((x * y) >> 3)) & 255;
  }
  return { width, height, channels: 1, data };
}

const inside = ({ x, y, width, height }: Rect, size: Size): boolean => x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height;

describe('the part of a proxy that a mask needs', () => {
  const cases: readonly (readonly [string, Size, Size, Rect])[] = [
    ['somewhere', { width: 1500, height: 1000 }, { width: 512, height: 341 }, { x: 613, y: 207, width: 171, height: 90 }],
    ['of sizes without a common measure', { width: 1499, height: 997 }, { width: 509, height: 339 }, { x: 333, y: 700, width: 64, height: 201 }],
    ['in a corner', { width: 1500, height: 1000 }, { width: 512, height: 341 }, { x: 0, y: 0, width: 40, height: 40 }],
    ['in the other corner', { width: 1500, height: 1000 }, { width: 512, height: 341 }, { x: 1450, y: 960, width: 50, height: 40 }],
    ['everywhere', { width: 1500, height: 1000 }, { width: 512, height: 341 }, { x: 0, y: 0, width: 1500, height: 1000 }],
    ['a single pixel', { width: 1500, height: 1000 }, { width: 512, height: 341 }, { x: 700, y: 500, width: 1, height: 1 }],
  ];

  it.each(cases)('gives what reducing the whole gives there: %s', async (_, full, proxy, bounds) => {
    const mask = plane(full, bounds);
    const whole = await reduce(mask, proxy);
    const part = proxyPart(bounds, full, proxy);
    expect(inside(part.full, full) && inside(part.proxy, proxy)).toBe(true);
    const reduced = await reduce(copyPart(mask, part.full), part.proxy);
    let most = 0;
    for (let y = 0; y < proxy.height; y++) {
      for (let x = 0; x < proxy.width; x++) {
        const [px, py] = [x - part.proxy.x, y - part.proxy.y];
        const isIn = px >= 0 && py >= 0 && px < part.proxy.width && py < part.proxy.height;
        const own = isIn ? (reduced.data[py * part.proxy.width + px] ?? 0) : 0;
        most = Math.max(most, Math.abs(own - (whole.data[y * proxy.width + x] ?? 0)));
      }
    }
    expect(most).toBeLessThanOrEqual(4);
  });

  it('is not much larger than what it shows', () => {
    const { proxy } = proxyPart({ x: 3000, y: 2000, width: 300, height: 300 }, { width: 6000, height: 4000 }, { width: 2048, height: 1365 });
    expect(Math.max(proxy.width, proxy.height)).toBeLessThan(102 + 2 * 37);
  });
});

describe('any part of a placed picture', () => {
  const own = noise(6, 4, 4);
  const placed = { ...own, x: 10, y: 20 };
  const at = ({ data, width }: Raster, x: number, y: number): readonly number[] => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];

  it('has its pixels where they lie, and nothing beside them', async () => {
    const cut = await cutPlaced(placed, { x: 8, y: 22, width: 5, height: 5 });
    expect(cut).toMatchObject({ width: 5, height: 5, channels: 4 });
    expect(at(cut, 2, 0)).toEqual(at(own, 0, 2));
    expect(at(cut, 4, 1)).toEqual(at(own, 2, 3));
    expect(at(cut, 1, 0)).toEqual([0, 0, 0, 0]);
    expect(at(cut, 2, 2)).toEqual([0, 0, 0, 0]);
  });

  it('is clear where it is wholly beside them', async () => {
    const cut = await cutPlaced(placed, { x: 0, y: 0, width: 3, height: 2 });
    expect([...cut.data]).toEqual(Array.from({ length: 24 }, () => 0));
  });
});
