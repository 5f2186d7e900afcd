import type { Color } from 'ag-psd';
import { colourOf, type Colour, type Rgb } from '../../../../src-preload/model/colour';

const toColour = (rgb: Rgb): Colour => {
  const [r, g, b] = rgb.map((value) => Math.max(0, Math.min(255, Math.round(value))));
  return colourOf([r ?? 0, g ?? 0, b ?? 0]);
};

/** Hue 0..1, saturation and brightness 0..100. */
function rgbOfHsb(hue: number, saturation: number, brightness: number): Rgb {
  const value = brightness * 2.55;
  const channel = (n: number): number => {
    const k = (n + hue * 6) % 6;
    return value - (value * saturation * Math.max(0, Math.min(k, 4 - k, 1))) / 100;
  };
  return [channel(5), channel(3), channel(1)];
}

/** The colour of a fill layer; none for colours that are not RGB and would need a profile to convert. */
export function colourOfPsd(colour: Color): Colour | undefined {
  if ('r' in colour) return toColour([colour.r, colour.g, colour.b]);
  if ('fr' in colour) return toColour([colour.fr * 255, colour.fg * 255, colour.fb * 255]);
  if ('h' in colour) return toColour(rgbOfHsb(colour.h, colour.s, colour.b));
  return undefined;
}
