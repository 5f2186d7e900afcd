import type { Point, Rect, Size } from '../../../src-preload/model/geometry';

/** Where the artwork is on the screen, in CSS pixels: `screen = image * scale + (x, y)`. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** 1 % and 6400 % at one device pixel a CSS pixel. */
export const leastScale = 0.01;
export const mostScale = 64;

export const toImage = (view: View, p: Point): Point => ({ x: (p.x - view.x) / view.scale, y: (p.y - view.y) / view.scale });
export const toScreen = (view: View, p: Point): Point => ({ x: p.x * view.scale + view.x, y: p.y * view.scale + view.y });

/** Scales so that the point of the artwork under `anchor` stays under it. */
export function zoomAt(view: View, scale: number, anchor: Point): View {
  const next = Math.max(leastScale, Math.min(mostScale, scale));
  const ratio = next / view.scale;
  return { scale: next, x: anchor.x - (anchor.x - view.x) * ratio, y: anchor.y - (anchor.y - view.y) * ratio };
}

export const panBy = (view: View, dx: number, dy: number): View => ({ ...view, x: view.x + dx, y: view.y + dy });

/** The artwork in the middle of what the insets leave, never larger than `mostScaleWanted`. */
export function fitView(content: Size, screen: Size, insets: Insets, mostScaleWanted: number): View {
  const width = Math.max(1, screen.width - insets.left - insets.right);
  const height = Math.max(1, screen.height - insets.top - insets.bottom);
  const scale = Math.max(leastScale, Math.min(mostScaleWanted, width / content.width, height / content.height));
  return centred(content, screen, insets, scale);
}

export function centred(content: Size, screen: Size, insets: Insets, scale: number): View {
  const width = screen.width - insets.left - insets.right;
  const height = screen.height - insets.top - insets.bottom;
  return { scale, x: insets.left + (width - content.width * scale) / 2, y: insets.top + (height - content.height * scale) / 2 };
}

/** Some of the artwork stays reachable, however far one pans. */
export function keepInReach(view: View, content: Size, screen: Size, margin = 48): View {
  const hold = (offset: number, length: number, room: number): number =>
    Math.max(Math.min(margin, room) - length, Math.min(room - Math.min(margin, room), offset));
  return {
    scale: view.scale,
    x: hold(view.x, content.width * view.scale, screen.width),
    y: hold(view.y, content.height * view.scale, screen.height),
  };
}

/** The next step of a ladder whose rungs people know: 25, 33, 50, 67, 100 % … */
const rungs = [1, 2, 3, 4, 5, 6.25, 8.33, 12.5, 16.67, 25, 33.33, 50, 66.67, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400, 3200, 4800, 6400];
export function nextRung(percent: number, direction: 1 | -1): number {
  const near = 1.005;
  const found = direction > 0 ? rungs.find((rung) => rung > percent * near) : rungs.findLast((rung) => rung * near < percent);
  return found ?? (direction > 0 ? 6400 : 1);
}

/** The part of the artwork that can be seen, in image pixels. */
export function visibleRegion(view: View, screen: Size): Rect {
  const { x, y } = toImage(view, { x: 0, y: 0 });
  return { x, y, width: screen.width / view.scale, height: screen.height / view.scale };
}
