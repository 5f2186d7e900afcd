import type { BezierCurve, BezierPath } from '../../../../src-preload/raster/tracing/bezier';
import type { Point } from '../../../../src-preload/model/geometry';

/** A picture as large as the drawing, inside of the file. */
export interface SvgPicture {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

export type SvgContents = { readonly contents: 'shape' } | { readonly contents: 'picture'; readonly picture: SvgPicture };

export type SvgDrawing = SvgContents & {
  /** In pixels; one pixel is one unit of the drawing. */
  readonly width: number;
  readonly height: number;
  readonly paths: readonly BezierPath[];
};

/** Two decimals, without zeros at the end: a hundredth of a pixel is finer than any tolerance. */
const number = (value: number): string => {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

const place = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;

/** Straighter than can be written down. */
const flat = 0.005;

function isLine(from: Point, { c1, c2, to }: BezierCurve): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return length > 0 && [c1, c2].every((c) => Math.abs((c.x - from.x) * dy - (c.y - from.y) * dx) <= flat * length);
}

/** Path data (SVG 2, 9.3): absolute, one subpath each. */
export function pathData(paths: readonly BezierPath[]): string {
  return paths
    .map(({ start, curves }) => {
      let from = start;
      const drawn = curves.map((curve) => {
        const text = isLine(from, curve) ? `L${place(curve.to)}` : `C${place(curve.c1)} ${place(curve.c2)} ${place(curve.to)}`;
        from = curve.to;
        return text;
      });
      return `M${place(start)}${drawn.join('')}Z`;
    })
    .join('');
}

/** An SVG file (SVG 1.1, which every program reads): the shape in black, or a picture clipped by it. */
export function svgOf(drawing: SvgDrawing): string {
  const { width, height, paths } = drawing;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  const data = pathData(paths);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', open];
  if (drawing.contents === 'shape') {
    lines.push(`<path fill-rule="evenodd" d="${data}"/>`);
  } else {
    const { mime, bytes } = drawing.picture;
    const encoded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    lines.push(
      `<clipPath id="shape"><path clip-rule="evenodd" d="${data}"/></clipPath>`,
      `<image width="${width}" height="${height}" clip-path="url(#shape)" xlink:href="data:${mime};base64,${encoded}"/>`,
    );
  }
  return [...lines, '</svg>', ''].join('\n');
}
