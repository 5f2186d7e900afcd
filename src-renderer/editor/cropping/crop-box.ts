import { mostCanvasSide } from '../../../src-preload/model/document';
import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import { handleIds, handlePlaces, placeOn, type HandleId } from '../transform/handles';
import { toScreen, type View } from '../viewport/transform';

/** Width over height. Undefined: any. */
export type Ratio = number | undefined;

const reach = 10;
const least = 1;

/** What of the crop rectangle lies under a point of the screen: corners first, then whole edges, then the inside. */
export function cropGripAt(rect: Rect, view: View, screen: Point): HandleId | 'move' | undefined {
  const start = toScreen(view, rect);
  const box = { ...start, width: rect.width * view.scale, height: rect.height * view.scale };
  const near = (handle: HandleId): boolean => {
    const { x, y } = placeOn(box, handle);
    const place = handlePlaces[handle];
    const isBesideX = place.x === 0.5 ? screen.x >= box.x && screen.x <= box.x + box.width : Math.abs(screen.x - x) <= reach;
    const isBesideY = place.y === 0.5 ? screen.y >= box.y && screen.y <= box.y + box.height : Math.abs(screen.y - y) <= reach;
    return isBesideX && isBesideY;
  };
  const found = handleIds.toSorted((a, b) => b.length - a.length).find(near);
  if (found) return found;
  const isInside = screen.x > box.x && screen.y > box.y && screen.x < box.x + box.width && screen.y < box.y + box.height;
  return isInside ? 'move' : undefined;
}

const side = (length: number): number => Math.max(least, Math.min(mostCanvasSide, Math.round(length)));

/** On whole pixels, at least one of them each way. */
export function wholeRect({ x, y, width, height }: Rect): Rect {
  const left = Math.round(x);
  const top = Math.round(y);
  return { x: left, y: top, width: side(x + width - left), height: side(y + height - top) };
}

/** The rectangle between two corners, which may lie either way round; with a ratio as large as both reach. */
export function rectBetween(from: Point, to: Point, ratio: Ratio): Rect {
  let width = Math.abs(to.x - from.x);
  let height = Math.abs(to.y - from.y);
  if (ratio !== undefined) {
    width = Math.max(width, height * ratio);
    height = width / ratio;
  }
  return wholeRect({ x: to.x < from.x ? from.x - width : from.x, y: to.y < from.y ? from.y - height : from.y, width, height });
}

/** The rectangle with a handle brought to a point. A ratio keeps the opposite corner, or the middle of the opposite edge. */
export function resizeCrop(rect: Rect, handle: HandleId, to: Point, ratio: Ratio, fromCentre: boolean): Rect {
  const place = handlePlaces[handle];
  const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  const anchor = fromCentre
    ? centre
    : { x: rect.x + rect.width * (1 - place.x), y: rect.y + rect.height * (1 - place.y) };
  const share = fromCentre ? 2 : 1;
  const movesX = place.x !== 0.5;
  const movesY = place.y !== 0.5;
  let width = movesX ? Math.max(least, (to.x - anchor.x) * (place.x === 1 ? 1 : -1) * share) : rect.width;
  let height = movesY ? Math.max(least, (to.y - anchor.y) * (place.y === 1 ? 1 : -1) * share) : rect.height;
  if (ratio !== undefined) {
    if (movesX && movesY) width = Math.max(width, height * ratio);
    else if (movesY) width = height * ratio;
    height = width / ratio;
  }
  const x = fromCentre || !movesX ? centre.x - width / 2 : place.x === 1 ? anchor.x : anchor.x - width;
  const y = fromCentre || !movesY ? centre.y - height / 2 : place.y === 1 ? anchor.y : anchor.y - height;
  return wholeRect({ x, y, width, height });
}

/** The largest rectangle of a ratio inside another, around the same middle. */
export function fitRatio(rect: Rect, ratio: Ratio): Rect {
  if (ratio === undefined) return wholeRect(rect);
  const width = Math.min(rect.width, rect.height * ratio);
  const height = width / ratio;
  return wholeRect({ x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height });
}

/** Another width or height, with the top left corner kept; a ratio brings the other side along. */
export function withSide({ x, y, width, height }: Rect, change: Partial<Size>, ratio: Ratio): Rect {
  const wide = change.width ?? (change.height !== undefined && ratio !== undefined ? change.height * ratio : width);
  const high = change.height ?? (change.width !== undefined && ratio !== undefined ? change.width / ratio : height);
  return { x, y, width: side(wide), height: side(high) };
}
