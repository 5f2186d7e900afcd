import type { Point, Rect, Size } from '../../../src-preload/model/geometry';

/** One object of one photo, in pixels of the photo. */
export interface CocoObject {
  readonly category: string;
  /** Pixels at half alpha and more. */
  readonly area: number;
  readonly bounds: Rect;
  /** Run lengths as `packRunLengths` writes them, or rings x0, y0, x1, y1, … without holes. */
  readonly segmentation: { readonly counts: string } | { readonly rings: readonly (readonly number[])[] };
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

/**
 * The annotations file of COCO's object detection task. Ids count from 1 through the whole file; categories are in the
 * order in which they first appear. `predicted_iou`, `stability_score` and `point_coords` are named as in SA-1B.
 */
export function cocoDocument(photos: readonly CocoPhoto[], made: { readonly by: string; readonly version: string }) {
  const categories = [...new Set(photos.flatMap(({ objects }) => objects.map(({ category }) => category)))];
  const images = photos.map(({ fileName, width, height }, i) => ({ id: i + 1, file_name: fileName, width, height }));
  const annotations = photos.flatMap(({ objects, width, height }, photo) =>
    objects.map(({ category, area, bounds, segmentation, iou, stability, point }) => ({
      image_id: photo + 1,
      category_id: categories.indexOf(category) + 1,
      // Run lengths have no key of their own in the format: what tells them apart is that they are an object.
      segmentation: 'counts' in segmentation ? { size: [height, width], counts: segmentation.counts } : segmentation.rings.map((ring) => ring.map(rounded)),
      area,
      bbox: [bounds.x, bounds.y, bounds.width, bounds.height],
      iscrowd: 0,
      ...(iou !== undefined && { predicted_iou: Number(iou.toFixed(4)) }),
      ...(stability !== undefined && { stability_score: Number(stability.toFixed(4)) }),
      ...(point && { point_coords: [[rounded(point.x), rounded(point.y)]] }),
    })),
  );
  return {
    info: { description: `Made with ${made.by} ${made.version}`, version: '1.0' },
    licenses: [],
    images,
    annotations: annotations.map((annotation, i) => ({ id: i + 1, ...annotation })),
    categories: categories.map((name, i) => ({ id: i + 1, name, supercategory: '' })),
  };
}

export type CocoDocument = ReturnType<typeof cocoDocument>;
