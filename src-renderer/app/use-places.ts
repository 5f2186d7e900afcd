import { useEffect } from 'react';

/** The parts of the window in the order in which they are gone through, as a selector each. */
const places = ['.top', '.work-bar', '.rail', '.canvas, .empty', '.workplace .float, .recovery', '.side', '.status', '.toasts', '.first-hint'] as const;
const reachable = 'button:not([disabled], [tabindex="-1"]), input:not([disabled]), [tabindex="0"]';

/** What takes the focus of a place: itself, or the first thing in it. */
function entryOf(selector: string): HTMLElement | undefined {
  for (const place of document.querySelectorAll<HTMLElement>(selector)) {
    const chosen = place.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    const entry = place.matches('[tabindex="0"]') ? place : (chosen ?? place.querySelector<HTMLElement>(reachable));
    if (entry && entry.getClientRects().length > 0) return entry;
  }
  return undefined;
}

/** F6 goes from part to part of the window, as in browsers and editors: on the canvas Tab means the next candidate. */
export function usePlaces(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('.modal')) return;
      const here = places.findIndex((place) => document.activeElement?.closest(place));
      const direction = event.shiftKey ? -1 : 1;
      for (let i = 1; i <= places.length; i++) {
        const next = places.at((here + direction * i + 2 * places.length) % places.length);
        const entry = next === undefined ? undefined : entryOf(next);
        if (!entry) continue;
        event.preventDefault();
        return entry.focus();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
