import type { BlendMode } from '../../../src-preload/model/blend';

/** Keys of the modes' names. */
export const blendLabels: Readonly<Record<BlendMode, string>> = {
  normal: 'blend.normal',
  multiply: 'blend.multiply',
  screen: 'blend.screen',
  overlay: 'blend.overlay',
  darken: 'blend.darken',
  lighten: 'blend.lighten',
  'color-dodge': 'blend.colourDodge',
  'color-burn': 'blend.colourBurn',
  'hard-light': 'blend.hardLight',
  'soft-light': 'blend.softLight',
  difference: 'blend.difference',
  exclusion: 'blend.exclusion',
  hue: 'blend.hue',
  saturation: 'blend.saturation',
  color: 'blend.colour',
  luminosity: 'blend.luminosity',
};
