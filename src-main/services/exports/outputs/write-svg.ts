import { mimeOf, type ExportFormat } from '../../../../src-preload/model/exporting/export-format';
import type { Rect } from '../../../../src-preload/model/geometry';
import type { BezierPath } from '../../../../src-preload/raster/tracing/bezier';
import { fromRaster, toRaster } from '../../images/sharp';
import { wholeOf } from '../../render/rects';
import { encodePicture } from '../pictures/encode-picture';
import { svgOf } from '../shapes/svg-of';
import { checkOutputSize } from './output-errors';
import type { FileAsked, OutputFile } from './output-file';
import { wholeRaster } from './whole-raster';

type SvgFormat = Extract<ExportFormat, { type: 'svg' }>;

/** The contour of an alpha (`bounds.width * bounds.height` bytes) as closed paths, off the event loop. @throws ClickcutError `cancelled` */
export type Trace = (asked: { readonly bounds: Rect; readonly alpha: Uint8Array; readonly tolerance: number }, signal: AbortSignal) => Promise<readonly BezierPath[]>;

/** The contour of what shows, filled with black or around its picture. @throws ClickcutError */
export async function writeSvg({ output, of: [of = null], composer, name, signal }: FileAsked, { contents, tolerance }: SvgFormat, trace: Trace): Promise<OutputFile> {
  const plan = composer.plan(of, output, await composer.frame(of, output));
  checkOutputSize(plan.frame.size);
  const { width, height } = plan.frame.size;
  const raster = await wholeRaster(await composer.pixels(plan, { colour: 'srgb', format: { type: 'png', depth: 8 } }));
  const { data: alpha } = await toRaster(fromRaster(raster).extractChannel(3).toColourspace('b-w'));
  const paths = await trace({ bounds: wholeOf(raster), alpha, tolerance }, signal);
  const png = { type: 'png', depth: 8 } as const;
  const drawing =
    contents === 'shape'
      ? { contents }
      : { contents, picture: { mime: 'image/png', bytes: await encodePicture({ raster, left: 0, top: 0, canvas: raster }, { format: png, colour: 'srgb', metadata: 'none', signal }) } as const };
  const bytes = new TextEncoder().encode(svgOf({ ...drawing, width, height, paths }));
  return { path: name(), mime: mimeOf.svg, bytes, width, height };
}
