import { halvePhoto, halvePlane } from '../../../src-preload/raster/matting/halve';
import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { bandAt, measureAlpha } from './edge-band';
import { colours, findEdge, type EdgeAsked } from './find-edge';
import { finerAlpha } from './finer-alpha';

/** So many pixels of a band are solved in about a quarter of a second, or filtered. */
const mostInBand = { keep: 12_000, auto: 10_000, firm: 80_000, soft: 12_000 } as const;

/** A contour of so many pixels in length crosses one step from pixel to pixel. */
const perCrossing = 0.8;
/** The band's reach outwards and inwards, in its width. */
const sides = 2.25;

/** About how many pixels the edge is looked for in. */
function expectedBand({ plane, photo, hair, edge, factor, band }: EdgeAsked): number {
  let painted = 0;
  for (const share of hair ?? []) if (share > 0) painted++;
  if (edge === 'keep') return painted;
  const measured = measureAlpha(plane, photo.width);
  return painted + measured.soft + perCrossing * measured.crossings * sides * bandAt(measured, band, factor);
}

const halved = (asked: EdgeAsked): EdgeAsked => ({
  ...asked,
  photo: halvePhoto(colours(asked.photo)),
  plane: halvePlane(asked.plane, asked.photo),
  hair: asked.hair && halvePlane(asked.hair, asked.photo),
  band: { ...asked.band, step: 2 * asked.band.step },
});

/**
 * As `findEdge`, in a bounded time: where the band is large, at half the resolution or less, sharpened by the photo.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function findEdgeSoon(asked: EdgeAsked, signals: WorkSignals): Uint8Array<ArrayBuffer> {
  const smallest = Math.min(asked.photo.width, asked.photo.height);
  if (smallest < 64 || expectedBand(asked) <= mostInBand[asked.edge]) return findEdge(asked, signals);
  const coarse = halved(asked);
  const found = finerAlpha(colours(coarse.photo), findEdgeSoon(coarse, signals), colours(asked.photo));
  if (asked.edge !== 'keep' || !asked.hair) return found;
  // Only what was painted is looked for; the rest is the selection, at its own resolution.
  const { plane, hair } = asked;
  for (let i = 0; i < found.length; i++) if (hair[i] === 0) found[i] = plane[i] as number;
  return found;
}
