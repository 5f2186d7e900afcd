/** What is needed of a window and its screen, in CSS pixels. */
export interface PlacedWindow extends Pick<Window, 'screenX' | 'screenY' | 'outerWidth' | 'outerHeight' | 'resizeTo' | 'moveTo'> {
  /** The part that programs may use; browsers give its corner as well. */
  readonly screen: Pick<Screen, 'availWidth' | 'availHeight'> & { readonly availLeft?: number; readonly availTop?: number };
}

/** So much of a window's upper edge has to be on the screen that it can be taken hold of. */
const handle = { width: 80, height: 40 } as const;

/**
 * Brings an app window back that was put where no screen is any more, or is larger than the one it is on. Browsers
 * follow this in app windows only; a tab stays as it is.
 */
export function keepOnScreen(page: PlacedWindow): void {
  const { screenX: x, screenY: y, outerWidth, outerHeight } = page;
  const { availLeft = 0, availTop = 0, availWidth, availHeight } = page.screen;
  const [width, height] = [Math.min(outerWidth, availWidth), Math.min(outerHeight, availHeight)];
  const isTooLarge = width < outerWidth || height < outerHeight;
  const isReachable =
    x + outerWidth > availLeft + handle.width && x < availLeft + availWidth - handle.width && y >= availTop - 10 && y < availTop + availHeight - handle.height;
  if (isReachable && !isTooLarge) return;
  if (isTooLarge) page.resizeTo(width, height);
  const within = (at: number, from: number, room: number): number => Math.max(from, Math.min(at, from + room));
  page.moveTo(within(x, availLeft, availWidth - width), within(y, availTop, availHeight - height));
}
