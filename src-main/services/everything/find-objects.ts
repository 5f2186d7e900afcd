import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { FindOptions, FoundObject } from '../../../src-preload/contract/everything';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { cropBoxes } from './crop-boxes';
import { createObjectSet } from './object-set';
import { searchView, type View } from './search-view';

export interface FindWork {
  /** Size of the photo in pixels. */
  readonly image: Size;
  readonly options: FindOptions;
  /** Has the photo, or a part of it, encoded. */
  readonly view: (crop: Rect) => Promise<View>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly fraction: number; readonly objects: FoundObject[]; readonly removed: number[] }) => void;
}

/** Share of a grid's points that are asked at most. */
const askedShare = 1 / 4;

/**
 * Finds the objects of a photo, and of its parts where those are asked for; each thing is kept once.
 * @throws ClickcutError `cancelled`, and what the views throw
 */
export async function findObjects({ image, options, view, signal, onProgress }: FindWork): Promise<{ readonly objects: FoundObject[]; readonly decoderRuns: number }> {
  const plans = cropBoxes(image, options.cropNLayers, options.cropOverlapRatio).map(({ layer, crop }) => {
    const perSide = Math.max(1, Math.round(options.pointsPerSide / options.cropNPointsDownscaleFactor ** layer));
    return { crop, perSide, most: Math.ceil(perSide * perSide * askedShare) };
  });
  const [photo, ...parts] = plans;
  const planned = plans.reduce((sum, { most }) => sum + most, 0);
  // Alone, the photo may have all of its points asked.
  const budget = parts.length === 0 && photo ? Math.min(photo.perSide ** 2, options.maxDecoderRuns ?? planned) : Math.min(planned, options.maxDecoderRuns ?? planned);

  const set = createObjectSet(options.boxNmsThresh, options.maxObjects);
  const found = new Map<number, FoundObject>();
  let decoderRuns = 0;
  let fraction = 0;
  for (const { crop, perSide, most } of plans) {
    const left = budget - decoderRuns;
    if (left <= 0) break;
    throwIfAborted(signal);
    const mostHere = parts.length === 0 ? left : Math.min(most, left);
    const report = (objects: FoundObject[], removed: number[]): void => {
      decoderRuns++;
      // What a plain part does not need is nobody else's: the rest goes faster.
      fraction = Math.max(fraction, decoderRuns / budget);
      onProgress({ fraction, objects, removed });
    };
    await searchView(await view(crop), perSide, mostHere, { image, options, set, found, signal, report });
  }
  if (fraction < 1) onProgress({ fraction: 1, objects: [], removed: [] });
  return { objects: [...found.values()].toSorted((a, b) => b.area - a.area), decoderRuns };
}
