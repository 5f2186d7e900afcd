import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import type { PromptPoint, Prompts } from '../../../src-preload/model/prompt';

/** One thing that was said about the object, in the order in which it was said. */
export type PromptItem =
  | { readonly kind: 'point'; readonly point: PromptPoint }
  | { readonly kind: 'box'; readonly box: Rect };

/** The contract takes no more. */
export const mostPoints = 64;

/** A later box replaces an earlier one; taking it back brings the earlier one back. */
export function toPrompts(items: readonly PromptItem[]): Prompts {
  const points = items.flatMap((item) => (item.kind === 'point' ? [item.point] : []));
  const box = items.findLast((item) => item.kind === 'box')?.box;
  return box === undefined ? { points } : { points, box };
}

/** What is drawn and listed: the points and the box that counts. */
export function effective(items: readonly PromptItem[]): readonly PromptItem[] {
  const last = items.findLast((item) => item.kind === 'box');
  return items.filter((item) => item.kind === 'point' || item === last);
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** Whole pixels, so that what is shown, sent and written into a script is the same number. */
export function pixelAt(point: Point, size: Size): Point {
  return { x: clamp(Math.round(point.x), size.width - 1), y: clamp(Math.round(point.y), size.height - 1) };
}

export function isInside(point: Point, size: Size): boolean {
  return point.x >= 0 && point.y >= 0 && point.x < size.width && point.y < size.height;
}

/** The box between two corners in whole pixels, cut to the photo. */
export function boxBetween(a: Point, b: Point, size: Size): Rect {
  const left = clamp(Math.round(Math.min(a.x, b.x)), size.width);
  const top = clamp(Math.round(Math.min(a.y, b.y)), size.height);
  const right = clamp(Math.round(Math.max(a.x, b.x)), size.width);
  const bottom = clamp(Math.round(Math.max(a.y, b.y)), size.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Prompts of a cut-out as things to say again, the box first: what was answered last was answered to all of them. */
export const toItems = ({ points, box }: Prompts): readonly PromptItem[] => [
  ...(box === undefined ? [] : [{ kind: 'box' as const, box }]),
  ...points.map((point) => ({ kind: 'point' as const, point })),
];
