import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import { applyTo, compose, corners, identity, invert, type Matrix } from '../../../src-preload/model/matrix';
import { around, movableLeaves } from '../layers/leaves';
import { contentExtent, placeOf } from '../pictures/plan';

/** What is drawn around the chosen layers, and scaled and turned by its handles. */
export interface TransformBox {
  readonly rect: Rect;
  /** From the space of `rect` to the document. */
  readonly matrix: Matrix;
}

/** One layer has its own box, turned as it is; several have an upright one. Undefined when nothing can be moved. */
export function boxOf(document: DocumentRecord, roots: readonly Layer[]): TransformBox | undefined {
  const leaves = movableLeaves(document, roots);
  const [only] = leaves;
  if (only && leaves.length === 1 && roots.length === 1) {
    const rect = contentExtent(only, document);
    return rect.width > 0 && rect.height > 0 && invert(only.transform) ? { rect, matrix: only.transform } : undefined;
  }
  const rect = around(leaves.map((leaf) => placeOf(leaf, document)));
  return rect && { rect, matrix: identity };
}

export const mapped = ({ rect, matrix }: TransformBox, map: Matrix): TransformBox => ({ rect, matrix: compose(map, matrix) });

/** Top left, top right, bottom right, bottom left of the box's own rectangle, in the document. */
export const boxCorners = ({ rect, matrix }: TransformBox): readonly [Point, Point, Point, Point] => corners(matrix, rect);

export const boxCentre = ({ rect, matrix }: TransformBox): Point =>
  applyTo(matrix, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

/** Lengths of the sides in document pixels. */
export function boxSize({ rect, matrix: [a, b, c, d] }: TransformBox): { readonly width: number; readonly height: number } {
  return { width: rect.width * Math.hypot(a, b), height: rect.height * Math.hypot(c, d) };
}

export function isInBox({ rect, matrix }: TransformBox, point: Point): boolean {
  const back = invert(matrix);
  if (!back) return false;
  const { x, y } = applyTo(back, point);
  return x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height;
}
