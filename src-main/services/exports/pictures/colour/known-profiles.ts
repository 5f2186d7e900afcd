import { writeIcc } from './icc-writer';

const d65 = [0.3127, 0.329] as const;

/** IEC 61966-2-1. */
export const srgbProfile = writeIcc({
  description: 'sRGB',
  red: [0.64, 0.33],
  green: [0.3, 0.6],
  blue: [0.15, 0.06],
  white: d65,
  transfer: { kind: 'srgb' },
});

/** The primaries of SMPTE RP 431-2 with the white and the curve of sRGB. */
export const displayP3Profile = writeIcc({
  description: 'Display P3',
  red: [0.68, 0.32],
  green: [0.265, 0.69],
  blue: [0.15, 0.06],
  white: d65,
  transfer: { kind: 'srgb' },
});

/** Adobe RGB (1998) Color Image Encoding, version 2005-05: its name is Adobe's, its numbers are published. */
export const adobeRgbProfile = writeIcc({
  description: 'Compatible with Adobe RGB (1998)',
  red: [0.64, 0.33],
  green: [0.21, 0.71],
  blue: [0.15, 0.06],
  white: d65,
  transfer: { kind: 'power', gamma: 563 / 256 },
});
