import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PlacedPixels } from '../../../src-main/services/exports/cutout-pixels';
import { encodePng } from '../../../src-main/services/exports/encode-png';
import { joinAdler32 } from '../../../src-main/services/exports/png-parts';
import { toRaster } from '../../../src-main/services/images/sharp';
import { noise } from '../../helpers/fixture-images';

/** The strictest reading that libpng has: a wrong checksum anywhere is an error. */
const read = (file: Uint8Array) => toRaster(sharp(file, { failOn: 'warning' }));

/** All compressed data in one piece; decoders other than zlib's own may overlook a wrong checksum at its end. */
function imageData(file: Uint8Array): Buffer {
  const bytes = Buffer.from(file);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

function onCanvas({ raster, left, top, canvas }: PlacedPixels): Buffer {
  const out = Buffer.alloc(canvas.width * canvas.height * 4);
  for (let y = 0; y < raster.height; y++) {
    out.set(raster.data.subarray(y * raster.width * 4, (y + 1) * raster.width * 4), ((y + top) * canvas.width + left) * 4);
  }
  return out;
}

const placed = (width: number, height: number, left = 0, top = 0, right = 0, bottom = 0): PlacedPixels => ({
  raster: noise(width, height, 4),
  left,
  top,
  canvas: { width: left + width + right, height: top + height + bottom },
});

describe('a PNG made in strips', () => {
  it('holds every pixel, wherever the raster lies on its canvas', async () => {
    const side = fc.integer({ min: 1, max: 40 });
    const margin = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(side, side, margin, margin, margin, margin, async (...sizes) => {
        const pixels = placed(...sizes);
        const decoded = await read(await encodePng(pixels));
        expect([decoded.width, decoded.height, decoded.channels]).toEqual([pixels.canvas.width, pixels.canvas.height, 4]);
        expect(onCanvas(pixels).equals(decoded.data)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('holds every pixel over many strips', async () => {
    const pixels = placed(1500, 3100, 17, 40, 5, 300);
    const file = await encodePng(pixels);
    expect(onCanvas(pixels).equals((await read(file)).data)).toBe(true);
    const { width, height } = pixels.canvas;
    expect(inflateSync(imageData(file)).length).toBe(height * (width * 4 + 1));
  });

  it('takes pixels that do not begin at a whole word', async () => {
    const { data } = noise(8, 8, 4);
    const shifted = new Uint8Array(new ArrayBuffer(data.length + 1), 1);
    shifted.set(data);
    const decoded = await read(await encodePng({ raster: { width: 8, height: 8, channels: 4, data: shifted }, left: 0, top: 0, canvas: { width: 8, height: 8 } }));
    expect([...decoded.data]).toEqual([...data]);
  });

  it('stops when it is cancelled', async () => {
    await expect(encodePng(placed(8, 8), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('checksums of two pieces are joined to that of both', () => {
  const adler = (bytes: Uint8Array): number => {
    let [a, b] = [1, 0];
    for (const byte of bytes) {
      a = (a + byte) % 65_521;
      b = (b + a) % 65_521;
    }
    return ((b << 16) | a) >>> 0;
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), fc.uint8Array({ maxLength: 3000 }), (first, second) => {
      expect(joinAdler32(adler(first), adler(second), second.length)).toBe(adler(Uint8Array.of(...first, ...second)));
    }),
  );
});
