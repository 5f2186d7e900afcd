import type { StoredMask } from '../../../src-main/services/masks/masks';
import { rasterJobs } from '../../../src-main/services/raster/jobs';
import { sealMask } from '../../../src-main/services/masks/seal-mask';
import type { AnnotatedObject } from '../../../src-main/services/annotations/annotated-photo';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import type { Size } from '../../../src-preload/model/geometry';

/** A mask over a whole photo: 1 inside. */
export type Plane = Uint8Array;

export const planeOf = ({ width, height }: Size, inside: (x: number, y: number) => boolean): Plane =>
  Uint8Array.from({ length: width * height }, (_, i) => (inside(i % width, Math.floor(i / width)) ? 1 : 0));

export const maskOf = (size: Size, plane: Plane): StoredMask => sealMask(size, fitAlpha(Uint8Array.from(plane, (v) => v * 255), size));

/** An object as the engine makes it of a mask. */
export function objectOf(size: Size, plane: Plane, category: string, more: Partial<AnnotatedObject> = {}): AnnotatedObject {
  const { counts, area, bounds } = rasterJobs['run-lengths']({ mask: maskOf(size, plane) });
  return { category, counts, area, bounds, ...more };
}

export function iou(a: Plane, b: Plane): number {
  let shared = 0;
  let all = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] && b[i]) shared++;
    if (a[i] || b[i]) all++;
  }
  return all === 0 ? 1 : shared / all;
}

export const areaOf = (plane: Plane): number => plane.reduce((sum, v) => sum + v, 0);

/** Left, top, width and height of what is inside. */
export function boxOf({ width, height }: Size, plane: Plane): readonly number[] {
  const xs = [...plane.keys()].filter((i) => plane[i]).map((i) => i % width);
  const ys = [...plane.keys()].filter((i) => plane[i]).map((i) => Math.floor(i / width));
  if (height === 0 || xs.length === 0) return [0, 0, 0, 0];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) + 1 - left, Math.max(...ys) + 1 - top];
}

interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
}

export const inEllipse = (x: number, y: number, e: Ellipse): boolean => ((x + 0.5 - e.x) / e.a) ** 2 + ((y + 0.5 - e.y) / e.b) ** 2 <= 1;
