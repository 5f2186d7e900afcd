import { rgbOf } from '../../../src-preload/model/colour';
import type { Fill, GradientFill } from '../../../src-preload/model/fill';
import type { Size } from '../../../src-preload/model/geometry';
import type { Context } from './scratch';

const styleOf = (colour: string, opacity: number): string => `rgb(${rgbOf(colour).join(' ')} / ${opacity})`;

function gradientOf(context: Context, { shape, from, to, stops }: GradientFill, { width, height }: Size): CanvasGradient | string {
  const [x0, y0, x1, y1] = [from.x * width, from.y * height, to.x * width, to.y * height];
  const last = stops.at(-1);
  // A canvas paints nothing between two equal points; all of it lies beyond the last stop.
  if (last && x0 === x1 && y0 === y1) return styleOf(last.colour, last.opacity);
  const gradient =
    shape === 'linear' ? context.createLinearGradient(x0, y0, x1, y1) : context.createRadialGradient(x0, y0, 0, x0, y0, Math.hypot(x1 - x0, y1 - y0));
  for (const { at, colour, opacity } of stops) gradient.addColorStop(at, styleOf(colour, opacity));
  return gradient;
}

/** Paints what needs no pixels from the engine; false for the fills that do. */
export function paintFill(context: Context, fill: Fill, document: Size): boolean {
  if (fill.kind !== 'colour' && fill.kind !== 'gradient') return false;
  context.fillStyle = fill.kind === 'colour' ? fill.colour : gradientOf(context, fill, document);
  context.fillRect(0, 0, document.width, document.height);
  return true;
}
