import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePng, encodePngStrips, type PngRows } from '../../../../src-main/services/exports/encode-png';
import { metadataChunks } from '../../../../src-main/services/exports/pictures/containers/png-chunks';
import { displayP3Profile } from '../../../../src-main/services/exports/pictures/colour/known-profiles';
import { noise } from '../../../helpers/fixture-images';

async function collect(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

async function* bands(data: Uint8Array, width: number, heights: readonly number[]): AsyncGenerator<PngRows> {
  let y = 0;
  for (const height of heights) {
    yield { y, height, data: data.subarray(y * width * 4, (y + height) * width * 4) };
    y += height;
  }
}

/** One band's memory for all of them, as a renderer has it. */
async function* reused(rows: AsyncIterable<PngRows>): AsyncGenerator<PngRows> {
  let memory = new Uint8Array();
  for await (const { y, height, data } of rows) {
    memory.fill(99);
    if (memory.length !== data.length) memory = new Uint8Array(data.length);
    memory.set(data);
    yield { y, height, data: memory };
  }
}

describe('a PNG from rows that come one after the other', () => {
  it('has the bytes of one made from all pixels at once, however the rows come', async () => {
    const [width, height] = [1300, 1000];
    const { data } = noise(width, height, 4);
    const whole = Buffer.from(await encodePng({ raster: { width, height, channels: 4, data }, left: 0, top: 0, canvas: { width, height } }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 }), async (cuts) => {
        const heights: number[] = [];
        for (let left = height, i = 0; left > 0; i++) {
          const next = Math.min(left, cuts[i % cuts.length] ?? 1);
          heights.push(next);
          left -= next;
        }
        const got = await collect(encodePngStrips({ width, height }, reused(bands(data, width, heights))));
        expect(got.equals(whole)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('takes a profile before the pixels', async () => {
    const { data } = noise(9, 7, 4);
    const file = await collect(encodePngStrips({ width: 9, height: 7 }, bands(data, 9, [3, 4]), undefined, metadataChunks({ icc: displayP3Profile })));
    expect((await sharp(file).metadata()).icc?.equals(displayP3Profile)).toBe(true);
  });

  it('asks for rows no faster than they are read', async () => {
    const [width, height, band] = [2000, 20_000, 500];
    const data = new Uint8Array(width * band * 4);
    let asked = 0;
    async function* rows(): AsyncGenerator<PngRows> {
      for (let y = 0; y < height; y += band) {
        asked = y;
        yield { y, height: band, data };
      }
    }
    const parts = encodePngStrips({ width, height }, rows())[Symbol.asyncIterator]();
    await parts.next();
    await parts.next();
    // Eight strips of 262 rows are on their way, and one band is cut up.
    expect(asked).toBeLessThanOrEqual(10 * 262 + band);
    await parts.return?.();
  });

  it.each([
    ['a gap', [{ y: 0, height: 2 }, { y: 3, height: 1 }]],
    ['too few', [{ y: 0, height: 3 }]],
    ['too many', [{ y: 0, height: 5 }]],
  ])('refuses rows with %s', async (_name, given) => {
    async function* rows(): AsyncGenerator<PngRows> {
      for (const { y, height } of given) yield { y, height, data: new Uint8Array(4 * 4 * height) };
    }
    await expect(collect(encodePngStrips({ width: 4, height: 4 }, rows()))).rejects.toThrow(RangeError);
  });

  it('stops when it is cancelled in the middle', async () => {
    const controller = new AbortController();
    async function* rows(): AsyncGenerator<PngRows> {
      for (let y = 0; y < 4000; y += 500) {
        if (y === 2000) controller.abort();
        yield { y, height: 500, data: new Uint8Array(500 * 1500 * 4) };
      }
    }
    await expect(collect(encodePngStrips({ width: 1500, height: 4000 }, rows(), controller.signal))).rejects.toMatchObject({ code: 'cancelled' });
  });
});
