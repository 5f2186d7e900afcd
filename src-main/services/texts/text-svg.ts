import type { Colour } from '../../../src-preload/model/colour';
import type { Point, Size } from '../../../src-preload/model/geometry';
import type { TextStyle } from '../../../src-preload/model/text-style';
import { bundledFamily } from './bundled-fonts';
import { withoutUnwritable } from './text-lines';

/** What decides the shapes of the letters. */
export type Lettering = Pick<TextStyle, 'family' | 'weight' | 'italic' | 'spacing'>;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** The family as one CSS string: quotes and backslashes cannot be part of a name. */
function families(family: string): string {
  const plain = withoutUnwritable(family).replace(/["'\\]/g, '');
  return escaped(`"${plain}", "${bundledFamily}", sans-serif`);
}

const fontOf = ({ family, weight, italic }: Lettering, size: number): string =>
  `font-family="${families(family)}" font-weight="${weight}" font-style="${italic ? 'italic' : 'normal'}" font-size="${size}"`;

const open = ({ width, height }: Size, [x, y, w, h]: readonly [number, number, number, number]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${w} ${h}" preserveAspectRatio="none">`;

export interface PlacedLine {
  readonly line: string;
  /** Left end of its baseline. */
  readonly at: Point;
}

/** A picture of `size` pixels of lines that are placed in `box` (from 0, 0). */
export function pictureSvg(lines: readonly PlacedLine[], style: Lettering & { readonly size: number; readonly colour: Colour }, box: Size, size: Size): string {
  const texts = lines.filter(({ line }) => line !== '').map(({ line, at }) => `<text x="${at.x}" y="${at.y}">${escaped(line)}</text>`);
  return [
    open(size, [0, 0, box.width, box.height]),
    `<g xml:space="preserve" fill="${style.colour}" letter-spacing="${style.spacing * style.size}" ${fontOf(style, style.size)}>`,
    ...texts,
    '</g></svg>',
  ].join('');
}

/** Of the ruler: where its left border lies and how wide it is, in em. */
export interface RulerSpan {
  readonly left: number;
  readonly width: number;
}

/** Rows of the ruler: the upper band holds the mark, the lower one the line. */
export const rulerBand = 4;

/** Large enough that no renderer rounds its positions. */
const em = 100;

/**
 * A picture that tells how wide a line is: in the upper band a mark that stands where the line's advance ends, in the
 * lower band the line itself, both squeezed to a few rows. The line starts at 0.
 * @param columns pixels across
 */
export function rulerSvg(line: string, lettering: Lettering, { left, width }: RulerSpan, columns: number): string {
  const band = (y: number, top: number, height: number, inside: string): string =>
    `<svg x="${left * em}" y="${y}" width="${width * em}" height="1" viewBox="${left * em} ${top * em} ${width * em} ${height * em}" preserveAspectRatio="none" overflow="hidden">${inside}</svg>`;
  const text = (fill: string): string =>
    `<tspan fill="${fill}" letter-spacing="${lettering.spacing * em}" ${fontOf(lettering, em)}>${escaped(line)}</tspan>`;
  const mark = `<tspan ${fontOf({ ...lettering, family: bundledFamily, weight: 400, italic: false }, em)}>|</tspan>`;
  return [
    open({ width: columns, height: 2 * rulerBand }, [left * em, 0, width * em, 2]),
    '<g xml:space="preserve" fill="#000">',
    band(0, -0.4, 0.1, `<text x="0" y="0">${text('none')}${mark}</text>`),
    band(1, -1.2, 1.6, `<text x="0" y="0">${text('#000')}</text>`),
    '</g></svg>',
  ].join('');
}
