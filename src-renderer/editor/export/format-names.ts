import type { ExportFormatType } from '../../../src-preload/model/exporting/export-format';

/** Names of formats are the same in all languages. */
export const formatNames: Readonly<Record<ExportFormatType, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  avif: 'AVIF',
  tiff: 'TIFF',
  psd: 'PSD',
  ora: 'OpenRaster',
  svg: 'SVG',
  ico: 'ICO',
  icns: 'ICNS',
};

export const formatTypes = Object.keys(formatNames) as readonly ExportFormatType[];

/** Formats whose files are the whole document with its layers. */
export const isLayered = (type: ExportFormatType): boolean => type === 'psd' || type === 'ora';
