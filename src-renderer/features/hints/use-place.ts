import { useLayoutEffect, useState } from 'react';
import type { FirstHint } from './first-hints';

export interface Place {
  readonly left: number;
  readonly top: number;
}

const gap = 10;
const margin = 8;

/** Beside the thing on the page that a hint explains; undefined while that is not there. */
export function usePlace(card: HTMLElement | null, hint: FirstHint | undefined): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useLayoutEffect(() => {
    if (!card || !hint) return;
    const put = (): void => {
      const box = document.querySelector(hint.anchor)?.getBoundingClientRect();
      if (!box || box.width === 0) return setPlace(undefined);
      const { offsetWidth: width, offsetHeight: height } = card;
      const middle = box.top + box.height / 2 - height / 2;
      const wanted = {
        left: { left: box.left - width - gap, top: middle },
        right: { left: box.right + gap, top: middle },
        top: { left: box.left, top: box.bottom + gap },
      }[hint.side];
      const within = (value: number, most: number): number => Math.round(Math.max(margin, Math.min(value, most)));
      setPlace({ left: within(wanted.left, window.innerWidth - width - margin), top: within(wanted.top, window.innerHeight - height - margin) });
    };
    put();
    const shell = document.querySelector('.shell');
    const resized = new ResizeObserver(put);
    const changed = new MutationObserver(put);
    resized.observe(document.documentElement);
    resized.observe(card);
    // What it belongs to may come later, move, or go.
    if (shell) changed.observe(shell, { childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'aria-pressed'] });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, [card, hint]);
  return hint && place;
}
