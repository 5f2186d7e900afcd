import type { Point, Rect, Size } from '../../../src-preload/model/geometry';

/** One object of one photo, in pixels of the photo. What every format is written from. */
export interface AnnotatedObject {
  readonly category: string;
  /** The mask at half alpha, over the whole photo: COCO's run lengths as `packRunLengths` writes them. */
  readonly counts: string;
  /** Pixels of the mask. */
  readonly area: number;
  /** Smallest rectangle of whole pixels around the mask. */
  readonly bounds: Rect;
  /** What the model said of it, about 0..1; absent for what a person has made. */
  readonly iou?: number | undefined;
  /** 0..1; absent where nobody measured it. */
  readonly stability?: number | undefined;
  /** The click that found it. */
  readonly point?: Point | undefined;
}

export interface AnnotatedPhoto extends Size {
  /** As annotations name the photo. */
  readonly fileName: string;
  /** From the bottom to the top: where they overlap, the later one is seen. */
  readonly objects: readonly AnnotatedObject[];
}

/** One file of an annotated set. */
export interface AnnotationFile {
  /** Inside the set's folder, with `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
