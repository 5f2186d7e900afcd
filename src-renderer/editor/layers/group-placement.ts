import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import { around, rotation, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import { extentOf, movableLeaves } from './leaves';

/** Several layers, or a group, as the upright rectangle around what of them can be moved; undefined where nothing can. */
export const groupPlace = (document: DocumentRecord, roots: readonly Layer[]): Rect | undefined => extentOf(document, movableLeaves(document, roots));

/** What gives the rectangle one other number: sizes keep the top left corner. */
export function groupMap(place: Rect, change: Partial<Rect>): Matrix {
  if (change.width !== undefined || change.height !== undefined) {
    const across = change.width === undefined ? 1 : change.width / place.width;
    const down = change.height === undefined ? 1 : change.height / place.height;
    return around({ x: place.x, y: place.y }, scaling(across, down));
  }
  return translation(change.x === undefined ? 0 : change.x - place.x, change.y === undefined ? 0 : change.y - place.y);
}

/** Turns them around the middle of the rectangle. */
export const groupTurn = ({ x, y, width, height }: Rect, degrees: number): Matrix => around({ x: x + width / 2, y: y + height / 2 }, rotation(degrees));
