import { rgbOf } from '../model/colour';
import type { GradientFill, GradientStop } from '../model/fill';
import type { Rect, Size } from '../model/geometry';

/** Steps of the colour ramp: more than an 8-bit ramp has levels, and fine enough for two stops at one place. */
const steps = 16384;

/** RGBA words, alpha in the top byte, for the middles of `steps` equal parts of 0..1. */
function rampOf(stops: readonly GradientStop[]): Uint32Array {
  const ramp = new Uint32Array(steps);
  const known = stops.map(({ at, colour, opacity }) => ({ at, rgba: [...rgbOf(colour), 255 * opacity] as const }));
  let next = 0;
  for (let i = 0; i < steps; i++) {
    const at = (i + 0.5) / steps;
    while (next < known.length && (known[next]?.at ?? 0) <= at) next++;
    const before = known[Math.max(0, next - 1)];
    const after = known[Math.min(known.length - 1, next)];
    if (!before || !after) continue;
    const t = after.at > before.at ? (at - before.at) / (after.at - before.at) : 0;
    let word = 0;
    for (let c = 3; c >= 0; c--) {
      const from = before.rgba[c] ?? 0;
      word = word * 256 + Math.round(from + ((after.rgba[c] ?? 0) - from) * t);
    }
    ramp[i] = word;
  }
  return ramp;
}

/**
 * Paints a part of a gradient that covers the canvas, interpolating straight sRGB and opacity as canvas and SVG
 * gradients do; beyond the first and last stop their colour goes on. A linear gradient is measured in document pixels,
 * across its line; a radial one is a circle in document pixels around `from`, through `to`. If both are one point all
 * of it has the last stop's colour, as in SVG.
 *
 * @param document the canvas that `from` and `to` are fractions of
 * @param region the part of it to paint, in document pixels
 * @returns straight RGBA, 4 * width * height bytes, of the region scaled to width * height
 */
export function paintGradient(fill: GradientFill, document: Size, region: Rect, width: number, height: number): Uint8Array<ArrayBuffer> {
  const ramp = rampOf(fill.stops);
  const out = new Uint32Array(width * height);
  const fromX = fill.from.x * document.width;
  const fromY = fill.from.y * document.height;
  const dx = fill.to.x * document.width - fromX;
  const dy = fill.to.y * document.height - fromY;
  const squared = dx * dx + dy * dy;
  const stepX = region.width / width;
  const stepY = region.height / height;
  const radius = Math.sqrt(squared);
  const startX = region.x + stepX / 2 - fromX;
  for (let y = 0, i = 0; y < height; y++) {
    const py = region.y + (y + 0.5) * stepY - fromY;
    for (let x = 0; x < width; x++, i++) {
      const px = startX + x * stepX;
      const t = squared === 0 ? 1 : fill.shape === 'linear' ? (px * dx + py * dy) / squared : Math.sqrt(px * px + py * py) / radius;
      out[i] = ramp[t <= 0 ? 0 : t >= 1 ? steps - 1 : (t * steps) | 0] ?? 0;
    }
  }
  return new Uint8Array(out.buffer);
}
