import type { ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { formatNames } from './format-names';

/** A line about the size, such as `2x` or `1600 px wide`. */
export function describeSize({ size }: Pick<ExportOutput, 'size'>, t: (key: string, values?: Readonly<Record<string, number>>) => string): string {
  switch (size.by) {
    case 'scale':
      return `${size.factor}x`;
    case 'width':
      return t('outputs.pixelsWide', { pixels: size.pixels });
    case 'height':
      return t('outputs.pixelsHigh', { pixels: size.pixels });
    case 'longest':
      return t('outputs.pixelsLongest', { pixels: size.pixels });
    case 'canvas':
      return `${size.width} × ${size.height}`;
  }
}

export const describeFormat = ({ format }: Pick<ExportOutput, 'format'>): string => {
  const name = formatNames[format.type];
  if ('quality' in format && !('lossless' in format && format.lossless)) return `${name} ${format.quality}`;
  return 'depth' in format && format.depth === 16 ? `${name} 16` : name;
};
