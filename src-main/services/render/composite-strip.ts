import type { Rect } from '../../../src-preload/model/geometry';
import { blendAt } from '../../../src-preload/raster/blend-pixels';
import type { Raster } from '../../../src-preload/raster/raster';
import { leafPixels, plainPixels, type Placed } from './leaf-pixels';
import { effectsPixels } from './strip-effects';
import type { PaintStep, StripPixels, StripProgram } from './strip-program';

type How = 'over' | 'atop';

const clear = (width: number, height: number): Raster => ({ width, height, channels: 4, data: new Uint8Array(4 * width * height) });

const wholeStrip = ({ width, height }: Raster): Rect => ({ x: 0, y: 0, width, height });

function contentOf({ content }: PaintStep, { width, height }: Raster): Placed {
  if (content.kind !== 'group') return leafPixels(content);
  const raster = clear(width, height);
  for (const step of content.inside) paintStep(raster, step, 'over');
  return { raster, at: { x: 0, y: 0 } };
}

/** The semantics are the renderer's (see `Renderer`). */
function paintStep(onto: Raster, step: PaintStep, how: How): void {
  const { effects, onlyEffects, blend, opacity, clipped } = step;
  const own = contentOf(step, onto);
  const under = effects && effectsPixels(own, effects, wholeStrip(onto));
  if (under) blendAt(onto, under.raster, under.at, 'normal', opacity, how);
  if (onlyEffects) return;
  if (clipped.length === 0) {
    blendAt(onto, own.raster, own.at, blend, opacity, how);
    return;
  }
  const together = clear(onto.width, onto.height);
  blendAt(together, own.raster, own.at, 'normal', 1);
  for (const piece of clipped) paintStep(together, piece, 'atop');
  blendAt(onto, together, { x: 0, y: 0 }, blend, opacity, how);
}

/** The smallest rectangle that holds all alpha above zero. */
function contentBounds({ width, height, data }: Raster): Rect {
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
  let [left, right, top, bottom] = [width, -1, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let first = 0;
    while (first < width && (words[row + first] ?? 0) >>> 24 === 0) first++;
    if (first === width) continue;
    let last = width - 1;
    while ((words[row + last] ?? 0) >>> 24 === 0) last--;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  return top < 0 ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Composites one strip. Colours of transparent pixels are zero. */
export function compositeStrip({ width, height, background, steps }: StripProgram): StripPixels {
  const strip = background === null ? clear(width, height) : plainPixels(background, width, height);
  for (const step of steps) paintStep(strip, step, 'over');
  return { data: strip.data as Uint8Array<ArrayBuffer>, bounds: contentBounds(strip) };
}
