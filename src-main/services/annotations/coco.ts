import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import { createClassList, type ClassList } from './categories';

/** One object of one photo, in pixels of the photo. */
export interface CocoObject {
  readonly category: string;
  /** Pixels at half alpha and more. */
  readonly area: number;
  readonly bounds: Rect;
  /** Run lengths as `packRunLengths` writes them, or rings x0, y0, x1, y1, … without holes. */
  readonly segmentation: { readonly counts: string } | { readonly rings: readonly ArrayLike<number>[] };
  /** What the models said of it, for whoever wants to sort by it. */
  readonly iou?: number | undefined;
  readonly stability?: number | undefined;
  /** The click that found it. */
  readonly point?: Point | undefined;
}

export interface CocoPhoto extends Size {
  readonly fileName: string;
  readonly objects: readonly CocoObject[];
}

/** Hundredths of a pixel are finer than any mask. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

export const cocoImage = (id: number, { fileName, width, height }: Size & { readonly fileName: string }) => ({ id, file_name: fileName, width, height });

/** One annotation. `predicted_iou`, `stability_score` and `point_coords` are named as in SA-1B. */
export const cocoAnnotation = (id: number, image: number, { width, height }: Size, object: CocoObject, classes: ClassList) => {
  const { category, area, bounds, segmentation, iou, stability, point } = object;
  return {
    id,
    image_id: image,
    category_id: classes.indexOf(category) + 1,
    // Run lengths have no key of their own in the format: what tells them apart is that they are an object.
    segmentation: 'counts' in segmentation ? { size: [height, width], counts: segmentation.counts } : segmentation.rings.map((ring) => Array.from(ring, rounded)),
    area,
    bbox: [bounds.x, bounds.y, bounds.width, bounds.height],
    iscrowd: 0,
    ...(iou !== undefined && { predicted_iou: Number(iou.toFixed(4)) }),
    ...(stability !== undefined && { stability_score: Number(stability.toFixed(4)) }),
    ...(point && { point_coords: [[rounded(point.x), rounded(point.y)]] }),
  };
};

/** What a file says beside its photos and objects. */
export const cocoFrame = (made: { readonly by: string; readonly version: string }, classes: ClassList) => ({
  info: { description: `Made with ${made.by} ${made.version}`, version: '1.0' },
  licenses: [],
  categories: classes.names().map((name, i) => ({ id: i + 1, name, supercategory: '' })),
});

/**
 * The annotations file of COCO's object detection task. Ids count from 1 through the whole file; categories are those
 * of `names`, then others in the order in which they first appear.
 */
export function cocoDocument(photos: readonly CocoPhoto[], made: { readonly by: string; readonly version: string }, names: readonly string[] = []) {
  const classes = createClassList(names);
  let next = 1;
  const images = photos.map((photo, i) => cocoImage(i + 1, photo));
  const annotations = photos.flatMap((photo, i) => photo.objects.map((object) => cocoAnnotation(next++, i + 1, photo, object, classes)));
  const { info, licenses, categories } = cocoFrame(made, classes);
  return { info, licenses, images, annotations, categories };
}

export type CocoDocument = ReturnType<typeof cocoDocument>;
