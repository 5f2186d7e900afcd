import type { BlendMode as PsdBlendMode } from 'ag-psd';
import type { BlendMode } from '../../../../src-preload/model/blend';

/**
 * Modes that are not here become the one with the smallest mean difference over all pairs of backdrop and source;
 * dissolve, darker colour and lighter colour become what they are without their noise, or a channel at a time.
 */
const modes: Readonly<Record<string, readonly [BlendMode, 'same' | 'nearest']>> = {
  normal: ['normal', 'same'],
  'pass through': ['normal', 'same'],
  darken: ['darken', 'same'],
  multiply: ['multiply', 'same'],
  'color burn': ['color-burn', 'same'],
  lighten: ['lighten', 'same'],
  screen: ['screen', 'same'],
  'color dodge': ['color-dodge', 'same'],
  overlay: ['overlay', 'same'],
  'soft light': ['soft-light', 'same'],
  'hard light': ['hard-light', 'same'],
  difference: ['difference', 'same'],
  exclusion: ['exclusion', 'same'],
  hue: ['hue', 'same'],
  saturation: ['saturation', 'same'],
  color: ['color', 'same'],
  luminosity: ['luminosity', 'same'],
  dissolve: ['normal', 'nearest'],
  'linear burn': ['multiply', 'nearest'],
  'darker color': ['darken', 'nearest'],
  'linear dodge': ['screen', 'nearest'],
  'lighter color': ['lighten', 'nearest'],
  'vivid light': ['hard-light', 'nearest'],
  'linear light': ['hard-light', 'nearest'],
  'pin light': ['hard-light', 'nearest'],
  'hard mix': ['hard-light', 'nearest'],
  subtract: ['difference', 'nearest'],
  divide: ['color-dodge', 'nearest'],
};

/** A Photoshop mode among those of W3C Compositing and Blending. */
export function blendOfPsd(mode: PsdBlendMode | undefined): { readonly blend: BlendMode; readonly exact: boolean } {
  const [blend, how] = modes[mode ?? 'normal'] ?? (['normal', 'nearest'] as const);
  return { blend, exact: how === 'same' };
}
