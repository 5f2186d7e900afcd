import type { DocumentRecord } from '../../../src-preload/model/document';
import { fitInside } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { encodePng } from '../exports/encode-png';
import { fromRaster } from '../images/sharp';
import type { Renderer } from '../render/renderer';

const thumbnailSide = 512;

/** A PNG of straight RGBA, exact. @throws ClickcutError `cancelled` */
export function encodeLossless(raster: Raster, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return encodePng({ raster, left: 0, top: 0, canvas: { width: raster.width, height: raster.height } }, signal);
}

/** The whole document as a small PNG. @throws ClickcutError `cancelled` */
export async function documentThumbnail(renderer: Pick<Renderer, 'view'>, document: DocumentRecord, signal: AbortSignal): Promise<Uint8Array> {
  const { width, height, background } = document;
  const size = fitInside(document, thumbnailSide);
  const raster = await renderer.view(document, { region: { x: 0, y: 0, width, height }, ...size, background }, signal);
  return new Uint8Array(await fromRaster(raster).png({ compressionLevel: 6 }).toBuffer());
}
