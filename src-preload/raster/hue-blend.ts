import type { Run } from './blend-runs';
import type { HueMode } from './separable-blend';

const one = 65536;
const half = 32768;

/** Luminosity of a colour, 0..255 in 65536ths, with the specification's weights 0.3, 0.59 and 0.11. */
const lum = (r: number, g: number, b: number): number => r * 19661 + g * 38666 + b * 7209;

/** Largest less smallest channel. */
function sat(r: number, g: number, b: number): number {
  return (r > g ? (r > b ? r : b) : g > b ? g : b) - (r < g ? (r < b ? r : b) : g < b ? g : b);
}

/**
 * As `runNormal`, with a non-separable mode (W3C Compositing and Blending Level 1, section 9.2). All four give one colour
 * the luminosity of another, two of them give it a saturation first: SetSat stretches the channels from 0 to it,
 * SetLum moves them, ClipColor draws them towards grey as far as they leave 0..255. One loop without calls that hand
 * fractions around, because those would be allocated for every pixel.
 */
export function runHue({ backdrop, source, weights, isAtop }: Run, mode: HueMode, at: number, from: number, count: number): void {
  const end = from + 4 * count;
  const isSourceShown = mode === 'hue' || mode === 'color';
  const hasSat = mode === 'hue' || mode === 'saturation';
  const isSourceLum = mode === 'luminosity';
  for (let s = from, b = at; s < end; s += 4, b += 4) {
    const sa = source[s + 3] ?? 0;
    if (sa === 0) continue;
    let w = weights[sa] ?? 0;
    const ba = backdrop[b + 3] ?? 0;
    const rb = backdrop[b] ?? 0;
    const gb = backdrop[b + 1] ?? 0;
    const bb = backdrop[b + 2] ?? 0;
    const rs = source[s] ?? 0;
    const gs = source[s + 1] ?? 0;
    const bs = source[s + 2] ?? 0;
    const l = isSourceLum ? lum(rs, gs, bs) : lum(rb, gb, bb);
    let r = isSourceShown ? rs : rb;
    let g = isSourceShown ? gs : gb;
    let u = isSourceShown ? bs : bb;
    if (hasSat) {
      const least = r < g ? (r < u ? r : u) : g < u ? g : u;
      const own = sat(r, g, u);
      const factor = own === 0 ? 0 : ((isSourceShown ? sat(rb, gb, bb) : sat(rs, gs, bs)) * one) / own;
      r = ((r - least) * factor + 0.5) | 0;
      g = ((g - least) * factor + 0.5) | 0;
      u = ((u - least) * factor + 0.5) | 0;
      const move = l - ((r * 0.3 + g * 0.59 + u * 0.11) | 0);
      r += move;
      g += move;
      u += move;
    } else {
      const move = l - lum(r, g, u);
      r = r * one + move;
      g = g * one + move;
      u = u * one + move;
    }
    const least = r < g ? (r < u ? r : u) : g < u ? g : u;
    const most = r > g ? (r > u ? r : u) : g > u ? g : u;
    if (least < 0) {
      const share = l / (l - least);
      r = (l + (r - l) * share) | 0;
      g = (l + (g - l) * share) | 0;
      u = (l + (u - l) * share) | 0;
    }
    if (most > 255 * one) {
      const share = (255 * one - l) / (most - l);
      r = (l + (r - l) * share) | 0;
      g = (l + (g - l) * share) | 0;
      u = (l + (u - l) * share) | 0;
    }
    let tr = (r + half) >> 16;
    let tg = (g + half) >> 16;
    let tu = (u + half) >> 16;
    if (ba !== 255) {
      if (isAtop) {
        if (ba === 0) continue;
      } else {
        const alpha = ba * one + (255 - ba) * w;
        if (alpha === 0) continue;
        backdrop[b + 3] = (alpha + half) >> 16;
        w = ((w * (255 * one)) / alpha + 0.5) | 0;
        tr = ((rs * (255 - ba) + tr * ba + 128) * 257) >> 16;
        tg = ((gs * (255 - ba) + tg * ba + 128) * 257) >> 16;
        tu = ((bs * (255 - ba) + tu * ba + 128) * 257) >> 16;
      }
    }
    backdrop[b] = rb + (((tr - rb) * w + half) >> 16);
    backdrop[b + 1] = gb + (((tg - gb) * w + half) >> 16);
    backdrop[b + 2] = bb + (((tu - bb) * w + half) >> 16);
  }
}
