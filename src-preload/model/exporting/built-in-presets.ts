import { exportOutput, type ExportOutput } from './export-output';
import type { z } from 'zod';

export interface BuiltInPreset {
  readonly id: string;
  /** English; what a window shows is up to the window. */
  readonly name: string;
  readonly outputs: readonly ExportOutput[];
}

const white = { kind: 'colour', colour: '#ffffff' } as const;

/** Sizes that social networks ask for, in pixels. */
const socialSizes = [
  ['square', 1080, 1080],
  ['portrait', 1080, 1350],
  ['story', 1080, 1920],
  ['link', 1200, 630],
  ['wide', 1600, 900],
] as const;

const presets: readonly { readonly id: string; readonly name: string; readonly outputs: readonly z.input<typeof exportOutput>[] }[] = [
  { id: 'original', name: 'Original PNG', outputs: [{ of: 'layers', format: { type: 'png' } }] },
  {
    id: 'web',
    name: 'Web',
    outputs: [
      { of: 'document', format: { type: 'webp', quality: 85 }, size: { by: 'longest', pixels: 1600, enlarge: false }, name: '{doc}{suffix}' },
      { of: 'document', format: { type: 'jpeg', quality: 85 }, size: { by: 'longest', pixels: 1600, enlarge: false }, name: '{doc}{suffix}' },
    ],
  },
  {
    id: 'marketplace',
    name: 'Marketplace',
    outputs: [
      {
        of: 'cutouts',
        format: { type: 'jpeg', quality: 92 },
        size: { by: 'canvas', width: 2000, height: 2000, fill: 0.85 },
        trim: true,
        background: white,
      },
    ],
  },
  {
    id: 'sticker',
    name: 'Sticker',
    outputs: [
      {
        of: 'cutouts',
        format: { type: 'png' },
        size: { by: 'longest', pixels: 1024 },
        trim: true,
        padding: 16,
        outline: { width: 16, colour: '#ffffff', opacity: 1 },
        suffix: '-sticker',
      },
    ],
  },
  {
    id: 'social',
    name: 'Social media',
    outputs: socialSizes.map(([suffix, width, height]) => ({
      of: 'document',
      format: { type: 'jpeg', quality: 90 },
      size: { by: 'canvas', width, height, fit: 'cover' },
      name: '{doc}{suffix}',
      suffix: `-${suffix}`,
    })),
  },
  {
    id: 'app-icon',
    name: 'App icon',
    outputs: [
      { of: 'roots', format: { type: 'ico' }, trim: true, name: '{layer}/{layer}' },
      { of: 'roots', format: { type: 'icns' }, trim: true, name: '{layer}/{layer}' },
      { of: 'roots', format: { type: 'png' }, size: { by: 'canvas', width: 1024, height: 1024 }, trim: true, name: '{layer}/{layer}-{width}' },
    ],
  },
];

/** The presets that come with the program. */
export const builtInPresets: readonly BuiltInPreset[] = presets.map(({ outputs, ...preset }) => ({ ...preset, outputs: outputs.map((output) => exportOutput.parse(output)) }));
