import { availableParallelism } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import type { Raster } from '../../../src-preload/raster/raster';

/** A few threads a picture: several pictures share the cores, and every thread holds row buffers of its own. */
sharp.concurrency(Math.min(4, availableParallelism()));
/** Everything is decoded once and kept by us, so that libvips' own cache would only hold memory twice. */
sharp.cache(false);

export { sharp };
export type { Sharp };

/** A view on the same memory: sharp takes a Uint8Array too, but its types for operands want a Buffer. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A pipeline that starts from pixels. The pixels are not copied and must not change while it runs. */
export function fromRaster(raster: Raster): Sharp {
  const { width, height, channels } = raster;
  const pipeline = sharp(asBuffer(raster.data), { raw: { width, height, channels }, limitInputPixels: false });
  return channels === 1 ? pipeline.toColourspace('b-w') : pipeline;
}

/** Runs a pipeline into 8-bit pixels. @throws what sharp throws, and for channel counts that a raster cannot have */
export async function toRaster(pipeline: Sharp): Promise<Raster> {
  const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 1 && channels !== 3 && channels !== 4) throw new Error(`unexpected number of channels: ${channels}`);
  return { width, height, channels, data };
}
