import type { Point, Rect, Size } from '../../../../src-preload/model/geometry';

/**
 * The rectangle of a drag in whole pixels, cut to the photo.
 * @param held `square`: sides as long as the longer one. `centred`: the drag began in the middle.
 */
export function marqueeBox(from: Point, to: Point, held: { readonly square: boolean; readonly centred: boolean }, size: Size): Rect {
  let dx = to.x - from.x;
  let dy = to.y - from.y;
  if (held.square) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    dx = dx < 0 ? -side : side;
    dy = dy < 0 ? -side : side;
  }
  const start = held.centred ? { x: from.x - dx, y: from.y - dy } : from;
  const end = { x: from.x + dx, y: from.y + dy };
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
  const left = clamp(Math.min(start.x, end.x), size.width);
  const top = clamp(Math.min(start.y, end.y), size.height);
  return { x: left, y: top, width: clamp(Math.max(start.x, end.x), size.width) - left, height: clamp(Math.max(start.y, end.y), size.height) - top };
}
