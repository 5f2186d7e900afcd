import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { fromRaster, toRaster } from '../images/sharp';
import { isEmpty, wholeOf } from './rects';

/** Pixels of a part of a picture that is clear everywhere else. */
export interface PlacedRaster extends Raster {
  /** Where the first pixel lies in that picture. */
  readonly x: number;
  readonly y: number;
}

/** A part of a picture and what it is made of, both in whole pixels. */
export interface ProxyPart {
  /** In pixels of the full picture. */
  readonly full: Rect;
  /** In pixels of its proxy. */
  readonly proxy: Rect;
}

/** How far a reducing kernel looks, in pixels of the proxy. */
const reach = 4;
/** Pixels of the proxy in which an end is looked for that lies between full pixels too. */
const search = 32;

interface Ends {
  readonly full: readonly [number, number];
  readonly proxy: readonly [number, number];
}

/** The pixel border of the proxy, among the next ones from `from` outwards, that lies nearest to one of the full picture. */
function borderNear(from: number, step: -1 | 1, { full, proxy }: { readonly full: number; readonly proxy: number }): number {
  const scale = full / proxy;
  let best = from;
  let least = Infinity;
  for (let k = 0; k < search; k++) {
    const at = from + k * step;
    if (at < 0 || at > proxy) break;
    const off = Math.abs(at * scale - Math.round(at * scale));
    if (off < least - 1e-9) [best, least] = [at, off];
  }
  return best;
}

function alongAxis(start: number, length: number, sizes: { readonly full: number; readonly proxy: number }): Ends {
  const scale = sizes.full / sizes.proxy;
  const low = borderNear(Math.max(0, Math.floor(start / scale) - reach), -1, sizes);
  const high = borderNear(Math.min(sizes.proxy, Math.ceil((start + length) / scale) + reach), 1, sizes);
  return { full: [Math.round(low * scale), Math.round(high * scale)], proxy: [low, high] };
}

/**
 * The part of a proxy that shows `bounds` of the full picture, with what a kernel looks at around it. Its ends are
 * borders of pixels in both (to about a hundredth of a pixel), so that reducing the part gives what reducing the whole
 * would give there.
 * @param bounds whole pixels of the full picture, not empty
 */
export function proxyPart(bounds: Rect, full: Size, proxy: Size): ProxyPart {
  const across = alongAxis(bounds.x, bounds.width, { full: full.width, proxy: proxy.width });
  const down = alongAxis(bounds.y, bounds.height, { full: full.height, proxy: proxy.height });
  const rect = ([left, right]: readonly [number, number], [top, bottom]: readonly [number, number]): Rect => ({ x: left, y: top, width: right - left, height: bottom - top });
  return { full: rect(across.full, down.full), proxy: rect(across.proxy, down.proxy) };
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** Any part of the picture: straight RGBA, area.width x area.height. @param area whole pixels, not empty; may lie beside what is there */
export async function cutPlaced(placed: PlacedRaster, area: Rect): Promise<Raster> {
  const own = { ...wholeOf(placed), x: placed.x, y: placed.y };
  const shared = intersect(own, area);
  if (isEmpty(shared)) return { width: area.width, height: area.height, channels: 4, data: new Uint8Array(area.width * area.height * 4) };
  const left = shared.x - area.x;
  const top = shared.y - area.y;
  const cut = fromRaster(placed).extract({ left: shared.x - own.x, top: shared.y - own.y, width: shared.width, height: shared.height });
  const margins = { left, top, right: area.width - left - shared.width, bottom: area.height - top - shared.height };
  const isWhole = shared.width === area.width && shared.height === area.height;
  return toRaster(isWhole ? cut : cut.extend({ ...margins, background: clear }));
}
