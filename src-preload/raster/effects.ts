import { rgbOf } from '../model/colour';
import type { LayerEffects } from '../model/effects';
import { outlineAlpha } from './distance';
import { blurPlane } from './gaussian-blur';
import { shiftAlpha } from './shift-alpha';

export interface EffectsPainting {
  /** The layer's alpha with room for its effects: width * height bytes. */
  readonly alpha: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly effects: LayerEffects;
  /** Pixels of `alpha` per document pixel. */
  readonly scale: number;
}

export interface Margin {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Fills in one colour at the alpha's strength; straight RGBA, transparent pixels stay zero. */
function paintColour(out: Uint8Array, alpha: Uint8Array, colour: string, opacity: number): void {
  const [r, g, b] = rgbOf(colour);
  for (let i = 0, at = 0; i < alpha.length; i++, at += 4) {
    const above = (alpha[i] ?? 0) * opacity;
    if (above < 0.5) continue;
    const below = out[at + 3] ?? 0;
    const sum = above + below * (1 - above / 255);
    const w = above / sum;
    out[at] = (out[at] ?? 0) * (1 - w) + r * w + 0.5;
    out[at + 1] = (out[at + 1] ?? 0) * (1 - w) + g * w + 0.5;
    out[at + 2] = (out[at + 2] ?? 0) * (1 - w) + b * w + 0.5;
    out[at + 3] = sum + 0.5;
  }
}

/** The alpha of two things together, as far as they are the same thing: the stronger one of both. */
function together(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i] ?? 0, b[i] ?? 0);
  return out;
}

/**
 * Paints what lies under a layer: its shadow, and over it its outline. The shadow is that of the layer and the outline
 * together (of the outline's whole line, however translucent it is), moved to a fraction of a pixel, so that a preview
 * and an export at another scale agree.
 *
 * @returns straight RGBA, 4 * width * height bytes; the layer itself is not in it
 */
export function paintEffects({ alpha, width, height, effects, scale }: EffectsPainting): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(4 * width * height);
  const { shadow, outline } = effects;
  const line = outline && outline.width > 0 ? outlineAlpha(alpha, width, height, outline.width * scale) : undefined;
  if (shadow && shadow.opacity > 0) {
    const moved = shiftAlpha(line ? together(line, alpha) : alpha, { width, height }, shadow.dx * scale, shadow.dy * scale);
    paintColour(out, blurPlane(moved, { width, height }, (shadow.blur / 2) * scale), shadow.colour, shadow.opacity);
  }
  if (outline && line) paintColour(out, line, outline.colour, outline.opacity);
  return out;
}

/** How far, in whole document pixels, the effects reach beyond the layer's alpha. Three boxes end at three deviations. */
export function effectsMargin({ shadow, outline }: LayerEffects): Margin {
  const line = outline && outline.width > 0 ? outline.width + 1 : 0;
  if (!shadow || shadow.opacity <= 0) {
    const all = Math.ceil(line);
    return { left: all, top: all, right: all, bottom: all };
  }
  const reach = line + (shadow.blur / 2) * 3 + 1;
  const side = (move: number): number => Math.ceil(Math.max(line, reach + move, 0));
  return { left: side(-shadow.dx), top: side(-shadow.dy), right: side(shadow.dx), bottom: side(shadow.dy) };
}
