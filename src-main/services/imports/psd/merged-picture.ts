import { byteCursor } from './byte-cursor';
import { toBytes, unpackRows } from './channel';
import { joinPlanes, lookUp } from './planes';
import type { PsdStructure } from './psd-structure';

/** The flattened picture is stored as if it lay on white; this takes the white out of the pixels that are partly transparent. */
function removeWhite(rgba: Uint8Array): void {
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3] ?? 255;
    if (alpha === 0 || alpha === 255) continue;
    for (let c = i; c < i + 3; c++) rgba[c] = Math.max(0, Math.min(255, Math.round((((rgba[c] ?? 0) - 255) * 255) / alpha + 255)));
  }
}

/**
 * The flattened picture of a file without layers, as straight RGBA.
 * @throws RangeError for data that ends too early or is compressed in an unknown way
 */
export function mergedPicture(structure: PsdStructure): { readonly data: Uint8Array; readonly hasAlpha: boolean } {
  const { width, height, depth, large, colours, channels, palette, merged, hasMergedAlpha } = structure;
  const colourPlanes = colours === 'rgb' ? 3 : 1;
  const hasAlpha = hasMergedAlpha && channels > colourPlanes;
  const planes = colourPlanes + (hasAlpha ? 1 : 0);
  if (channels < colourPlanes) throw new RangeError(`${channels} channels`);
  const cursor = byteCursor(merged);
  const compression = cursor.uint16();
  if (compression !== 0 && compression !== 1) throw new RangeError(`unknown compression ${compression}`);

  const rowBytes = (width * depth) / 8;
  const length = rowBytes * height;
  // The row lengths of all channels come before the first row, so that the planes are unpacked as one tall plane.
  const samples = compression === 0 ? cursor.section(length * planes).rest() : unpackRows(cursor.rest(), height * planes, rowBytes, large, height * channels);
  const plane = (index: number): Uint8Array =>
    toBytes(samples.subarray(index * length, (index + 1) * length), { depth, isColour: index < colourPlanes });

  const colour = colours === 'indexed' ? lookUp(plane(0), palette) : Array.from({ length: colourPlanes }, (_, i) => plane(i));
  const data = joinPlanes(width * height, colour, hasAlpha ? plane(colourPlanes) : undefined);
  if (hasAlpha) removeWhite(data);
  return { data, hasAlpha };
}
