import { rgbOf, type Colour } from '../../../src-preload/model/colour';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import { boundsAfter, compose, invert, isExactMove, translation } from '../../../src-preload/model/matrix';
import { sampleAffine } from '../../../src-preload/raster/affine-sample';
import { paintGradient } from '../../../src-preload/raster/gradient';
import type { Raster } from '../../../src-preload/raster/raster';
import type { LeafContent } from './strip-program';

/** Straight RGBA and where its first pixel lies. */
export interface Placed {
  readonly raster: Raster;
  readonly at: Point;
}

function withAlpha({ width, height, channels, data }: Raster): Raster {
  if (channels === 4) return { width, height, channels, data };
  if (channels !== 3) throw new RangeError(`Pixels of ${channels} channels cannot be painted.`);
  const words = new Uint32Array(width * height);
  for (let i = 0, at = 0; i < words.length; i++, at += 3) {
    words[i] = 0xff000000 | ((data[at + 2] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at] ?? 0);
  }
  return { width, height, channels: 4, data: new Uint8Array(words.buffer) };
}

/** One opaque colour. */
export function plainPixels(colour: Colour, width: number, height: number): Raster {
  const [r, g, b] = rgbOf(colour);
  const words = new Uint32Array(width * height).fill((0xff000000 | (b << 16) | (g << 8) | r) >>> 0);
  return { width, height, channels: 4, data: new Uint8Array(words.buffer) };
}

/** The pixels of one leaf, sampled where they have to be. */
export function leafPixels(content: LeafContent): Placed {
  const { into } = content;
  const { width, height } = into;
  const own = (data: Uint8Array): Placed => ({ raster: { width, height, channels: 4, data }, at: into });
  switch (content.kind) {
    case 'pixels': {
      const { map, raster } = content;
      const source = withAlpha(raster);
      if (isExactMove(map)) return { raster: source, at: { x: map[4], y: map[5] } };
      const toTarget = compose(translation(-into.x, -into.y), map);
      return own(sampleAffine({ source: { width: source.width, height: source.height, pixels: source.data }, toTarget, width, height, quality: 'smooth' }));
    }
    case 'colour':
      return { raster: plainPixels(content.colour, width, height), at: into };
    case 'gradient': {
      const region: Rect = boundsAfter(invert(content.map) ?? translation(0, 0), into);
      return own(paintGradient(content.fill, content.canvas, region, width, height));
    }
  }
}
