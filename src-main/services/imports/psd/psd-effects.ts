import type { Layer, LayerEffectShadow, LayerEffectStroke, LayerEffectsInfo, UnitsValue } from 'ag-psd';
import { noEffects, type LayerEffects, type OutlineEffect, type ShadowEffect } from '../../../../src-preload/model/effects';
import { colourOfPsd } from './psd-colour';

export interface PsdEffects {
  readonly effects: LayerEffects;
  /** Something that is switched on has no place here. */
  readonly lost: boolean;
}

const isOn = (effect: unknown): boolean => typeof effect === 'object' && effect !== null && (effect as { readonly enabled?: boolean }).enabled !== false;
const listOf = (effect: unknown): readonly unknown[] => (Array.isArray(effect) ? effect : [effect]);

const pixelsOf = (length: UnitsValue | undefined, most: number): number | undefined => {
  if (!length) return 0;
  return length.units === 'Pixels' && length.value >= 0 && length.value <= most ? length.value : undefined;
};
const within = (value: number | undefined): number => Math.max(0, Math.min(1, value ?? 1));
/** No -0, and what is nothing but the error of a cosine is none. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/**
 * A shadow falls away from the light; its size is the extent of the blur, as in CSS twice the standard deviation.
 * Multiplying with black is covering with it.
 */
function shadowOf(shadow: LayerEffectShadow, globalAngle: number | undefined): ShadowEffect | undefined {
  const colour = colourOfPsd(shadow.color ?? { r: 0, g: 0, b: 0 });
  const blur = pixelsOf(shadow.size, 1024);
  const distance = pixelsOf(shadow.distance, 4096);
  const blendsAsHere = shadow.blendMode === undefined || shadow.blendMode === 'normal' || (shadow.blendMode === 'multiply' && colour === '#000000');
  if (colour === undefined || blur === undefined || distance === undefined || !blendsAsHere || (shadow.choke?.value ?? 0) !== 0) return undefined;
  const angle = (((shadow.useGlobalLight === true ? globalAngle : undefined) ?? shadow.angle ?? 120) * Math.PI) / 180;
  return { dx: rounded(-Math.cos(angle) * distance), dy: rounded(Math.sin(angle) * distance), blur, colour, opacity: within(shadow.opacity) };
}

function outlineOf({ position, fillType, blendMode, size, color, opacity }: LayerEffectStroke): OutlineEffect | undefined {
  const width = pixelsOf(size, 512);
  const colour = color && colourOfPsd(color);
  const isLikeOurs = position === 'outside' && (fillType ?? 'color') === 'color' && (blendMode ?? 'normal') === 'normal';
  return isLikeOurs && width !== undefined && colour !== undefined ? { width, colour, opacity: within(opacity) } : undefined;
}

const onesOn = (effects: LayerEffectsInfo): readonly (readonly [string, unknown])[] =>
  Object.entries(effects).flatMap(([name, effect]) => listOf(effect).filter(isOn).map((one) => [name, one] as const));

/**
 * A layer's style as effects: one drop shadow and one stroke of a colour around the outside.
 * @param globalAngle degrees, of the light that shadows of the document may share
 */
export function effectsOfPsd({ effects: info, children, fillOpacity = 1 }: Layer, globalAngle: number | undefined): PsdEffects {
  const on = !info || info.disabled === true ? [] : onesOn(info);
  if (on.length === 0) return { effects: noEffects, lost: false };
  // Groups have none here; and with less fill, a style stays while its layer fades.
  if (children || fillOpacity < 1 || (info?.scale ?? 1) !== 1) return { effects: noEffects, lost: true };
  const [shadows, strokes] = ['dropShadow', 'stroke'].map((name) => on.filter((one) => one[0] === name).map((one) => one[1]));
  const shadow = (shadows as readonly LayerEffectShadow[]).map((one) => shadowOf(one, globalAngle)).find((one) => one !== undefined) ?? null;
  const outline = (strokes as readonly LayerEffectStroke[]).map(outlineOf).find((one) => one !== undefined) ?? null;
  return { effects: { shadow, outline }, lost: on.length > (shadow ? 1 : 0) + (outline ? 1 : 0) };
}
