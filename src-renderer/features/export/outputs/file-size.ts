import type { Translate } from '../../../ui/text';

const kilo = 1000;

/** Bytes as people are told them, such as `340 kB`. */
export function fileSize(bytes: number, t: Translate): string {
  if (bytes < kilo) return t('outputs.bytes', { count: bytes });
  if (bytes < kilo * kilo) return `${Math.round(bytes / kilo)} kB`;
  return `${(bytes / (kilo * kilo)).toFixed(1)} MB`;
}
