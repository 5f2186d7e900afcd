import type { Size } from '../../src-preload/model/geometry';
import type { View } from '../editor/viewport/transform';

/** Beyond the window the shadow cannot be seen, and an element of the artwork's size at 6400 % would be enormous. */
const margin = 64;

export function placeShadow(element: HTMLElement, content: Size | undefined, view: View, screen: Size): void {
  element.hidden = content === undefined;
  if (!content) return;
  const left = Math.max(-margin, view.x);
  const top = Math.max(-margin, view.y);
  const right = Math.min(screen.width + margin, view.x + content.width * view.scale);
  const bottom = Math.min(screen.height + margin, view.y + content.height * view.scale);
  element.style.transform = `translate(${left}px, ${top}px)`;
  element.style.width = `${Math.max(0, right - left)}px`;
  element.style.height = `${Math.max(0, bottom - top)}px`;
}
