import type { ImageId } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { intersect } from '../../../src-preload/model/geometry';
import type { Engine } from '../engine';
import { foundMask } from '../smart-select/found-mask';
import { pixelAt } from '../smart-select/prompt-list';
import type { FoundCutout } from './annotated-photo';
import { confidentObjects, confidentOptions } from './confident';

/** The search takes most of the time, the masks the rest. */
const searchShare = 0.85;

const areaOf = ({ width, height }: Rect): number => width * height;
const overlap = (a: Rect, b: Rect): number => {
  const shared = areaOf(intersect(a, b));
  return shared / Math.max(1, areaOf(a) + areaOf(b) - shared);
};
/** Boxes that agree so far are of one object. */
const sameBox = 0.8;

/** Without those that somebody has cut out meanwhile. */
export const withoutTaken = (found: readonly FoundCutout[], taken: readonly Rect[]): readonly FoundCutout[] =>
  found.filter(({ mask }) => !taken.some((box) => overlap(box, mask.bounds) >= sameBox));

/**
 * Finds the confident objects of a photo and makes their masks, with the edge that the model gives them: nobody looks
 * at each of thirty edges, and finding them would take a minute.
 * @param onProgress 0..1
 */
export async function findConfident(
  { everything, segmentation }: Pick<Engine['services'], 'everything' | 'segmentation'>,
  photo: { readonly image: ImageId } & Size,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<readonly FoundCutout[]> {
  const found = await everything.find({ image: photo.image, options: confidentOptions }, { signal, onProgress: ({ fraction }) => onProgress(fraction * searchShare) });
  const objects = confidentObjects(found.objects, photo);
  const cutouts: FoundCutout[] = [];
  for (const [at, object] of objects.entries()) {
    const mask = await segmentation.mask({ image: photo.image, ...foundMask(object) }, { signal });
    const points = [{ ...pixelAt(object.point, photo), positive: true }];
    if (mask.bounds.width > 0 && mask.bounds.height > 0) cutouts.push({ mask, origin: { kind: 'prompts', prompts: { points }, candidate: 0, logits: mask.logits, detail: mask.detail } });
    onProgress(searchShare + ((at + 1) / objects.length) * (1 - searchShare));
  }
  return cutouts;
}
