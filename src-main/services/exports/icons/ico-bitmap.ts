import type { Raster } from '../../../../src-preload/raster/raster';

const headerBytes = 40;
const bitsPerPixel = 32;

/**
 * A picture as icons hold it without PNG: BITMAPINFOHEADER with twice the height, BGRA rows from the bottom to the top,
 * and a mask of one bit a pixel that programs read which know no alpha: set where less than half shows.
 * @param raster straight RGBA
 */
export function icoBitmap({ width, height, data }: Raster): Uint8Array<ArrayBuffer> {
  const maskStride = Math.ceil(width / 32) * 4;
  const out = new Uint8Array(headerBytes + width * height * 4 + maskStride * height);
  const view = new DataView(out.buffer);
  view.setUint32(0, headerBytes, true);
  view.setInt32(4, width, true);
  view.setInt32(8, 2 * height, true);
  view.setUint16(12, 1, true);
  view.setUint16(14, bitsPerPixel, true);
  view.setUint32(20, width * height * 4 + maskStride * height, true);
  const masks = headerBytes + width * height * 4;
  for (let y = 0; y < height; y++) {
    const row = height - 1 - y;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = headerBytes + (row * width + x) * 4;
      const alpha = data[from + 3] ?? 0;
      out[to] = data[from + 2] ?? 0;
      out[to + 1] = data[from + 1] ?? 0;
      out[to + 2] = data[from] ?? 0;
      out[to + 3] = alpha;
      if (alpha < 128) out[masks + row * maskStride + (x >> 3)] = (out[masks + row * maskStride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return out;
}
