import type { BlendMode } from '../model/blend';

export type HueMode = Extract<BlendMode, 'hue' | 'saturation' | 'color' | 'luminosity'>;
/** The modes that mix each channel by itself; `normal` has no formula, its result is the source. */
export type SeparableMode = Exclude<BlendMode, HueMode | 'normal'>;

const hardLight = (cb: number, cs: number): number => (cs <= 0.5 ? 2 * cb * cs : cb + (2 * cs - 1) - cb * (2 * cs - 1));

function softLight(cb: number, cs: number): number {
  if (cs <= 0.5) return cb - (1 - 2 * cs) * cb * (1 - cb);
  const lifted = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : Math.sqrt(cb);
  return cb + (2 * cs - 1) * (lifted - cb);
}

function colorDodge(cb: number, cs: number): number {
  if (cb === 0) return 0;
  return cs === 1 ? 1 : Math.min(1, cb / (1 - cs));
}

function colorBurn(cb: number, cs: number): number {
  if (cb === 1) return 1;
  return cs === 0 ? 0 : 1 - Math.min(1, (1 - cb) / cs);
}

const formulas: Readonly<Record<SeparableMode, (cb: number, cs: number) => number>> = {
  multiply: (cb, cs) => cb * cs,
  screen: (cb, cs) => cb + cs - cb * cs,
  overlay: (cb, cs) => hardLight(cs, cb),
  darken: (cb, cs) => Math.min(cb, cs),
  lighten: (cb, cs) => Math.max(cb, cs),
  'color-dodge': colorDodge,
  'color-burn': colorBurn,
  'hard-light': hardLight,
  'soft-light': softLight,
  difference: (cb, cs) => Math.abs(cb - cs),
  exclusion: (cb, cs) => cb + cs - 2 * cb * cs,
};

const tables = new Map<SeparableMode, Uint8Array<ArrayBuffer>>();

/**
 * B(cb, cs) of a separable mode for all pairs of bytes, at `cb * 256 + cs`: 64 KiB, made at first use.
 * Formulas: W3C Compositing and Blending Level 1, section 9.1.
 */
export function blendTable(mode: SeparableMode): Uint8Array<ArrayBuffer> {
  const known = tables.get(mode);
  if (known) return known;
  const formula = formulas[mode];
  const table = Uint8Array.from({ length: 65536 }, (_, k) => Math.round(255 * formula((k >> 8) / 255, (k & 255) / 255)));
  tables.set(mode, table);
  return table;
}
