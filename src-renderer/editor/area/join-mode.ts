import type { AreaMode } from './area';

/** Shift adds, Alt takes away, both together keep what is in both; without them it is what the bar says. */
export function joinMode(held: { readonly shift: boolean; readonly alt: boolean }, chosen: AreaMode): AreaMode {
  if (held.shift && held.alt) return 'intersect';
  if (held.shift) return 'add';
  return held.alt ? 'subtract' : chosen;
}
