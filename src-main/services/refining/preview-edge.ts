import { halvePhoto, halvePlane } from '../../../src-preload/raster/matting/halve';
import { bandWidth } from '../../../src-preload/raster/matting/auto-trimap';
import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { partUncertainty } from './edge-band';
import { colours, findEdge, type EdgeAsked } from './find-edge';
import { finerAlpha } from './finer-alpha';

/** So many pixels of a band are solved in about a quarter of a second, or filtered. */
const mostInBand = { keep: 12_000, firm: 80_000, soft: 12_000 } as const;

/** About how many pixels the edge is looked for in. */
function expectedBand({ plane, photo, hair, edge, factor, band }: EdgeAsked): number {
  const { width } = photo;
  let crossings = 0;
  let soft = 0;
  let painted = 0;
  for (let i = width; i < plane.length; i++) {
    const a = plane[i] as number;
    if (a >= 13 && a <= 242) soft++;
    if (a >= 128 !== (plane[i - 1] as number) >= 128) crossings++;
    if (a >= 128 !== (plane[i - width] as number) >= 128) crossings++;
    if (hair && (hair[i] as number) > 0) painted++;
  }
  if (edge === 'keep') return painted;
  // A contour crosses about five grid lines in four pixels of its length.
  const length = 0.8 * crossings;
  return painted + soft + length * 2.25 * bandWidth(plane, { uncertainty: partUncertainty(plane, width, band), factor });
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
  return Uint8Array.from(plane, (a, i) => ((hair[i] as number) > 0 ? (found[i] as number) : a));
}
