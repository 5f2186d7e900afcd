import type { Rect } from '../../../src-preload/model/geometry';
import { cropPlane } from '../../../src-preload/raster/bounds';
import { copyPart } from '../render/rects';
import type { EdgeAsked } from './edge-asked';

/** The same question about a part. */
export const partAsked = (asked: EdgeAsked, part: Rect): EdgeAsked => ({
  ...asked,
  photo: copyPart(asked.photo, part),
  plane: cropPlane(asked.plane, asked.photo.width, part),
  hair: asked.hair && cropPlane(asked.hair, asked.photo.width, part),
});

/** Puts the middle of a part into the plane. */
export function pasteMiddle(part: Rect, plane: Uint8Array, middle: Rect, into: Uint8Array, stride: number): void {
  for (let y = middle.y; y < middle.y + middle.height; y++) {
    const from = (y - part.y) * part.width + middle.x - part.x;
    into.set(plane.subarray(from, from + middle.width), y * stride + middle.x);
  }
}
