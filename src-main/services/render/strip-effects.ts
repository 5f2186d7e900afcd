import type { LayerEffects } from '../../../src-preload/model/effects';
import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { effectsMargin, paintEffects, type Margin } from '../../../src-preload/raster/effects';
import type { Placed } from './leaf-pixels';
import { isEmpty } from './rects';

/** Effects and how many output pixels a document pixel has: their lengths are in document pixels. */
export interface ScaledEffects {
  readonly effects: LayerEffects;
  readonly scale: number;
}

const none: Margin = { left: 0, top: 0, right: 0, bottom: 0 };

/** How far the effects reach beyond a layer's alpha, in whole output pixels. */
export function outputMargin(scaled: ScaledEffects | null): Margin {
  if (!scaled) return none;
  const { left, top, right, bottom } = effectsMargin(scaled.effects);
  const out = (length: number): number => Math.ceil(length * scaled.scale) + 1;
  return { left: out(left), top: out(top), right: out(right), bottom: out(bottom) };
}

/** Where the effects of something in `rect` may show. */
export const reachedFrom = ({ x, y, width, height }: Rect, { left, top, right, bottom }: Margin): Rect => ({
  x: x - left,
  y: y - top,
  width: width + left + right,
  height: height + top + bottom,
});

/** What the effects in `rect` may come from: what is seen to the right of a layer comes from its left. */
export const seenFrom = (rect: Rect, { left, top, right, bottom }: Margin): Rect =>
  reachedFrom(rect, { left: right, top: bottom, right: left, bottom: top });

/** The effects of a layer's pixels, as far as they matter for `shown`; `undefined` where they do not show there. */
export function effectsPixels({ raster, at }: Placed, scaled: ScaledEffects, shown: Rect): Placed | undefined {
  const margin = outputMargin(scaled);
  const own = { ...at, width: raster.width, height: raster.height };
  const { x, y, width, height } = intersect(reachedFrom(own, margin), seenFrom(shown, margin));
  if (isEmpty({ x, y, width, height })) return undefined;
  const alpha = new Uint8Array(width * height);
  const part = intersect(own, { x, y, width, height });
  for (let row = 0; row < part.height; row++) {
    let from = ((part.y - own.y + row) * own.width + part.x - own.x) * 4 + 3;
    const to = (part.y - y + row) * width + part.x - x;
    for (let i = to; i < to + part.width; i++, from += 4) alpha[i] = raster.data[from] ?? 0;
  }
  const data = paintEffects({ alpha, width, height, ...scaled });
  return { raster: { width, height, channels: 4, data }, at: { x, y } };
}
