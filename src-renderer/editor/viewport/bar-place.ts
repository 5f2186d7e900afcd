import type { Rect, Size } from '../../../src-preload/model/geometry';
import { toScreen, type View } from './transform';

/** Height of the strip that the floating bar takes, with its margin. */
const strip = 104;

/** Where the floating bar belongs: at the bottom, unless it would lie on the object and would not at the top. */
export function barPlace(object: Rect | undefined, view: View, screen: Size): 'bottom' | 'top' {
  if (!object) return 'bottom';
  const top = toScreen(view, { x: object.x, y: object.y }).y;
  const bottom = toScreen(view, { x: object.x, y: object.y + object.height }).y;
  return bottom > screen.height - strip && top > strip ? 'top' : 'bottom';
}
