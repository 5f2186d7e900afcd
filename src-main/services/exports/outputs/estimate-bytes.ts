import type { Rect, Size } from '../../../../src-preload/model/geometry';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import type { Raster } from '../../../../src-preload/raster/raster';
import { encodePicture } from '../pictures/encode-picture';
import { fromRaster, toRaster } from '../../images/sharp';
import type { Composer, PicturePlan } from './compose-picture';
import { wholeRaster } from './whole-raster';

/** Seams between windows cost bytes that the file does not have: the higher the windows, the fewer seams. */
const windowHeight = 128;
const mostWindowWidth = 4096;
const sampledPixels = 2_500_000;
const fewestWindows = 5;

/**
 * Parts of a picture that stand for all of it: whole rows at even distances, or of very wide pictures one part of the
 * rows after the other. No part of the picture is looked at more than the others.
 */
export function sampleWindows({ width, height }: Size): readonly Rect[] {
  const columns = Math.ceil(width / mostWindowWidth);
  const size = { width: Math.floor(width / columns), height: Math.min(height, windowHeight) };
  const wanted = Math.max(fewestWindows, Math.round(sampledPixels / (size.width * size.height)));
  const count = Math.max(1, Math.min(wanted, Math.floor(height / size.height)));
  return Array.from({ length: count }, (_, i) => ({
    x: (i % columns) * size.width,
    y: Math.max(0, Math.min(height - size.height, Math.floor(((i + 0.5) * height) / count - size.height / 2))),
    ...size,
  }));
}

/**
 * About how many bytes a file will have, from windows of it that are rendered, put below each other, encoded and
 * scaled up to its area.
 * @throws ClickcutError `not-found`, `cancelled`
 */
export async function estimateBytes(plan: PicturePlan, output: ExportOutput, format: PixelFormat, { composer, signal }: { readonly composer: Pick<Composer, 'pixels'>; readonly signal: AbortSignal }): Promise<number> {
  const { size } = plan.frame;
  const samples = sampleWindows(size);
  const [{ width = 1, height = 1 } = {}] = samples;
  const stacked = new Uint8Array(width * height * samples.length * 4);
  // Eight bits are enough to tell how well a picture packs; deep files are scaled up by what they hold more.
  for (const [i, window] of samples.entries()) {
    const made = await composer.pixels(plan, { colour: 'srgb', format: { type: 'png', depth: 8 } }, window);
    stacked.set((await wholeRaster(made)).data, i * width * height * 4);
  }
  const raster: Raster = { width, height: height * samples.length, channels: 4, data: stacked };
  // A photo without transparency has a file without it.
  const isCovered = plan.kind === 'exact' && plan.place.layer.kind === 'image' && plan.photo?.info.hasAlpha === false;
  const packed = isCovered ? await toRaster(fromRaster(raster).removeAlpha()) : raster;
  const bytes = await encodePicture({ raster: packed, left: 0, top: 0, canvas: raster }, { format, colour: output.colour === 'keep' ? 'srgb' : output.colour, metadata: 'none', signal });
  return Math.round((bytes.length * size.width * size.height) / (raster.width * raster.height));
}
