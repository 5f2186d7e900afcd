import { blendModes, type BlendMode } from '../../../../src-preload/model/blend';

/** Older and foreign names, and the nearest mode of those that are not here. */
const others: Readonly<Record<string, readonly [BlendMode, boolean]>> = {
  'svg:src-over': ['normal', true],
  'svg:normal': ['normal', true],
  // Clipped as well; see `isAtop`.
  'svg:src-atop': ['normal', true],
  'svg:plus': ['screen', false],
  'krita:linear_burn': ['multiply', false],
  'krita:vivid_light': ['hard-light', false],
  'krita:linear light': ['hard-light', false],
  'krita:pin_light': ['hard-light', false],
  'krita:hard mix': ['hard-light', false],
  'krita:subtract': ['difference', false],
  'krita:divide': ['color-dodge', false],
};

/** Draws only where there is something below already. */
export const isAtop = (operator: string | undefined): boolean => operator === 'svg:src-atop';

/** A `composite-op` of OpenRaster (SVG's names with the prefix `svg:`) among the modes of W3C Compositing and Blending. */
export function blendOfOra(operator: string | undefined): { readonly blend: BlendMode; readonly exact: boolean } {
  if (operator === undefined) return { blend: 'normal', exact: true };
  const known = blendModes.find((mode) => operator === `svg:${mode}`);
  if (known) return { blend: known, exact: true };
  const [blend, exact] = Object.hasOwn(others, operator) ? (others[operator] ?? ['normal', false]) : (['normal', false] as const);
  return { blend, exact };
}
