import type { Rect, Size } from '../../../src-preload/model/geometry';
import { toScreen, type View } from '../../editor/viewport/transform';

/** Height of the bar, and how far it keeps from the text and the edges. */
const height = 46;
const gap = 12;

/**
 * Where the bar goes, in CSS pixels of the canvas: its upper edge, and where its middle would best be. Above the text,
 * so that it stays where it is while lines are added; below where there is no room; and always in sight.
 */
export function textBarPlace(text: Rect, view: View, screen: Size): { readonly top: number; readonly middle: number } {
  const start = toScreen(view, text);
  const end = toScreen(view, { x: text.x + text.width, y: text.y + text.height });
  const above = start.y - gap - height;
  const below = end.y + gap;
  const best = above >= gap ? above : below;
  return { top: Math.round(Math.max(gap, Math.min(screen.height - height - gap, best))), middle: Math.round((start.x + end.x) / 2) };
}
