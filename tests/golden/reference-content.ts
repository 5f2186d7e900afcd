import type { Fill, GradientFill } from '../../src-preload/model/fill';
import type { Size } from '../../src-preload/model/geometry';
import type { Layer } from '../../src-preload/model/layer';
import { applyTo, invert, isExactMove, type Matrix } from '../../src-preload/model/matrix';
import { rgbOf } from '../../src-preload/model/colour';
import type { Pixel } from './reference-blend';

/** Straight RGBA, 0..1. */
export interface Picture extends Size {
  readonly at: (x: number, y: number) => Pixel;
}

export interface ReferenceAssets {
  readonly image: (id: string) => Picture;
  /** 0..1 */
  readonly mask: (id: string) => (x: number, y: number) => number;
  /** The text's pixels, `scale` a document pixel. */
  readonly text: (scale: number) => Picture;
}

const clear: Pixel = [0, 0, 0, 0];

/** Mean of straight pixels, weighted by alpha. */
function mean(pixels: readonly (readonly [Pixel, number])[]): Pixel {
  let [r, g, b, a, weights] = [0, 0, 0, 0, 0];
  for (const [p, w] of pixels) {
    r += p[0] * p[3] * w;
    g += p[1] * p[3] * w;
    b += p[2] * p[3] * w;
    a += p[3] * w;
    weights += w;
  }
  return a === 0 ? clear : [r / a, g / a, b / a, a / weights];
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** Bilinear, the border repeated; nothing outside. */
function bilinear({ width, height, at }: Picture, u: number, v: number): Pixel {
  if (u < 0 || v < 0 || u > width || v > height) return clear;
  const [x, y] = [u - 0.5, v - 0.5];
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const pixel = (i: number, j: number): Pixel => at(clamp(i, width - 1), clamp(j, height - 1));
  return mean([
    [pixel(x0, y0), (1 - fx) * (1 - fy)],
    [pixel(x0 + 1, y0), fx * (1 - fy)],
    [pixel(x0, y0 + 1), (1 - fx) * fy],
    [pixel(x0 + 1, y0 + 1), fx * fy],
  ]);
}

/** Samples along each side of a pixel that is made of several. */
const side = 6;

/** The picture after a map: bilinear at the pixels' centres, or as the mean of many samples where it gets smaller. */
function mapped(picture: Picture, map: Matrix): Picture['at'] {
  const back = invert(map);
  if (!back) return () => clear;
  if (isExactMove(map)) {
    return (x, y) => {
      const [i, j] = [x - map[4], y - map[5]];
      return i >= 0 && j >= 0 && i < picture.width && j < picture.height ? picture.at(i, j) : clear;
    };
  }
  const isReduced = Math.max(Math.hypot(back[0], back[1]), Math.hypot(back[2], back[3])) > 1.01;
  const count = isReduced ? side : 1;
  return (x, y) => {
    const samples: (readonly [Pixel, number])[] = [];
    for (let j = 0; j < count; j++) {
      for (let i = 0; i < count; i++) {
        const own = applyTo(back, { x: x + (i + 0.5) / count, y: y + (j + 0.5) / count });
        samples.push([bilinear(picture, own.x, own.y), 1]);
      }
    }
    return mean(samples);
  };
}

function gradient({ shape, from, to, stops }: GradientFill, canvas: Size): Picture['at'] {
  const [fx, fy, tx, ty] = [from.x * canvas.width, from.y * canvas.height, to.x * canvas.width, to.y * canvas.height];
  const length = Math.hypot(tx - fx, ty - fy);
  return (x, y) => {
    const [px, py] = [x + 0.5 - fx, y + 0.5 - fy];
    const t = clamp(shape === 'linear' ? (px * (tx - fx) + py * (ty - fy)) / length ** 2 : Math.hypot(px, py) / length, 1);
    const next = Math.max(1, stops.findIndex(({ at }) => at >= t));
    const [a, b] = [stops[next - 1], stops[next]];
    if (!a || !b) return clear;
    const f = (t - a.at) / (b.at - a.at);
    const [ca, cb] = [rgbOf(a.colour), rgbOf(b.colour)];
    const channel = (i: 0 | 1 | 2): number => (ca[i] + (cb[i] - ca[i]) * f) / 255;
    return [channel(0), channel(1), channel(2), a.opacity + (b.opacity - a.opacity) * f];
  };
}

/** Gaussian blur of an opaque picture, its border repeated. */
function blurred({ width, height, at }: Picture, sigma: number): Picture {
  const reach = Math.ceil(4 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
  const remembered = (make: Picture['at']): Picture['at'] => {
    const kept = new Map<number, Pixel>();
    return (x, y) => {
      const key = y * width + x;
      const known = kept.get(key);
      if (known) return known;
      const made = make(x, y);
      kept.set(key, made);
      return made;
    };
  };
  const along = (from: Picture['at'], dx: number, dy: number): Picture['at'] =>
    remembered((x, y) => mean(weights.map((w, i) => [from(clamp(x + (i - reach) * dx, width - 1), clamp(y + (i - reach) * dy, height - 1)), w] as const)));
  return { width, height, at: along(along(remembered(at), 1, 0), 0, 1) };
}

function fitted(picture: Picture, fit: 'cover' | 'contain' | 'stretch', canvas: Size): Picture['at'] {
  const [x, y] = [canvas.width / picture.width, canvas.height / picture.height];
  const both = fit === 'cover' ? Math.max(x, y) : Math.min(x, y);
  const [sx, sy] = fit === 'stretch' ? [x, y] : [both, both];
  return mapped(picture, [sx, 0, 0, sy, (canvas.width - picture.width * sx) / 2, (canvas.height - picture.height * sy) / 2]);
}

function fillContent(fill: Fill, canvas: Size, { image }: ReferenceAssets): Picture['at'] {
  switch (fill.kind) {
    case 'colour': {
      const [r, g, b] = rgbOf(fill.colour);
      return () => [r / 255, g / 255, b / 255, 1];
    }
    case 'gradient':
      return gradient(fill, canvas);
    case 'image': {
      const picture = image(fill.image);
      if (fill.fit !== 'tile') return fitted(picture, fill.fit, canvas);
      return (x, y) => picture.at(x % picture.width, y % picture.height);
    }
    case 'blur':
      return blurred({ ...canvas, at: fitted(image(fill.image), 'cover', canvas) }, fill.blur / 2).at;
  }
}

const textDensity = 4;

/** What a layer that is not a group shows in each pixel of the document. */
export function contentOf(layer: Exclude<Layer, { kind: 'group' }>, canvas: Size, assets: ReferenceAssets): Picture['at'] {
  switch (layer.kind) {
    case 'image':
      return mapped(assets.image(layer.image), layer.transform);
    case 'cutout': {
      const photo = assets.image(layer.image);
      const mask = assets.mask(layer.mask);
      const at = (x: number, y: number): Pixel => {
        const [r, g, b, a] = photo.at(x, y);
        return [r, g, b, a * mask(x, y)];
      };
      return mapped({ ...photo, at }, layer.transform);
    }
    case 'text': {
      const scale = isExactMove(layer.transform) ? 1 : textDensity;
      const [a, b, c, d, e, f] = layer.transform;
      return mapped(assets.text(scale), scale === 1 ? [a, b, c, d, e, f] : [a / scale, b / scale, c / scale, d / scale, e, f]);
    }
    case 'fill':
      return fillContent(layer.fill, canvas, assets);
  }
}

