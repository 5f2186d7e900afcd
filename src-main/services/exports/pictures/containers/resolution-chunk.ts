import { pngChunk } from '../../png-parts';
import type { Directory } from '../metadata/tiff-directory';

const horizontal = 0x011a;
const unitTag = 0x0128;
const centimetres = 3;

/** The resolution that EXIF speaks of as a PNG says it: libvips takes it from there and writes EXIF's anew. */
export function resolutionChunks(exif: Directory | undefined): readonly Buffer[] {
  const resolution = exif?.entries.find(({ tag, type, data }) => tag === horizontal && type === 5 && data.length === 8)?.data;
  const unit = exif?.entries.find(({ tag, type }) => tag === unitTag && type === 3)?.data.readUInt16LE();
  const perUnit = resolution ? resolution.readUInt32LE(0) / resolution.readUInt32LE(4) : 0;
  const perMetre = Math.round(perUnit * (unit === centimetres ? 100 : 1 / 0.0254));
  if (!(perMetre > 0 && perMetre < 2 ** 31)) return [];
  const data = Buffer.alloc(9, 1);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  return [pngChunk('pHYs', data)];
}
