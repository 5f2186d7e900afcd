import { setImmediate as others } from 'node:timers/promises';
import { ClickcutError, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { Point, Size } from '../../../../src-preload/model/geometry';
import { packStrip } from './skyline';

/** The most pixels along a side of a sheet: what WebP holds and graphics cards take. */
export const mostSheetSide = 16_383;

export interface PackedSheet extends Size {
  /** Of each picture's first pixel, in the order given. */
  readonly places: readonly Point[];
}

/** Widths that are tried, from a narrow sheet to a wide one. */
const tries = 12;
const narrowest = 0.7;
const widest = 1.8;

/**
 * Places pictures on one sheet, none turned, with at least `gap` pixels between any two and none at the border. Skyline
 * packing, the tallest first, at several widths; the sheet of the smallest area is taken, of equal ones the squarer.
 * The same sizes always give the same sheet. Others have their turn between the widths.
 * @param sizes whole pixels, at least 1 x 1
 * @throws ClickcutError `image-too-large` when they do not fit into `mostSheetSide`, `cancelled`
 */
export async function packSheet(sizes: readonly Size[], gap: number, signal?: AbortSignal): Promise<PackedSheet> {
  if (sizes.length === 0) return { width: 0, height: 0, places: [] };
  const order = sizes.map((_, i) => i);
  const at = (i: number): Size => sizes[i] ?? { width: 0, height: 0 };
  order.sort((a, b) => at(b).height - at(a).height || at(b).width - at(a).width || a - b);
  // Each with its gap on the right and below, on a sheet that is longer by one: none is left at the border.
  const padded = order.map((i) => ({ width: at(i).width + gap, height: at(i).height + gap }));
  const area = padded.reduce((sum, { width, height }) => sum + width * height, 0);
  const least = Math.max(...padded.map(({ width }) => width));
  const most = mostSheetSide + gap;
  const widths = Array.from({ length: tries }, (_, i) => Math.round(Math.sqrt(area) * (narrowest + ((widest - narrowest) * i) / (tries - 1))));
  let best: (Size & { readonly places: readonly Point[] }) | undefined;
  for (const wanted of new Set([...widths, least, most].map((width) => Math.min(most, Math.max(least, width))))) {
    await others();
    throwIfAborted(signal);
    const packed = packStrip(padded, wanted);
    if (!packed || packed.height > most || least > most) continue;
    const width = Math.max(...packed.places.map(({ x }, k) => x + (padded[k]?.width ?? 0)));
    const found = { width: width - gap, height: packed.height - gap, places: packed.places };
    const [own, other] = [found.width * found.height, best ? best.width * best.height : Infinity];
    if (own < other || (own === other && best && Math.max(found.width, found.height) < Math.max(best.width, best.height))) best = found;
  }
  if (!best) {
    throw new ClickcutError({
      code: 'image-too-large',
      message: `The pictures do not fit on one sheet of ${mostSheetSide} × ${mostSheetSide} pixels.`,
      hint: 'Make them smaller, or choose fewer.',
    });
  }
  const places: Point[] = sizes.map(() => ({ x: 0, y: 0 }));
  for (const [k, i] of order.entries()) places[i] = best.places[k] ?? { x: 0, y: 0 };
  return { width: best.width, height: best.height, places };
}
