import { useEffect } from 'react';
import type { Editor } from '../editor/editor';

const typing = 'input, textarea, select, [contenteditable="true"]';
const ownKeys = '[role="dialog"], [role="menu"]';
/** What a focused control does with them comes first; on the canvas they are ours. */
const keysOfControls: readonly string[] = ['Enter', ' ', 'Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
/** A slider does nothing with these. */
const keysBesideSliders: readonly string[] = ['Enter', ' '];

/** Turns keys into commands, and Space into the hand for as long as it is held. */
export function useKeyboard({ commands, toolbox }: Editor): void {
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
      const { target } = event;
      if (target.closest(typing) ?? target.closest(ownKeys)) return;
      const onCanvas = target === document.body || target.closest('.canvas') !== null;
      const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isOwn = keysOfControls.includes(event.key) && !(target.role === 'slider' && keysBesideSliders.includes(event.key));
      if (!onCanvas && bare && isOwn) return;
      if (event.key === ' ' && bare) {
        event.preventDefault();
        toolbox.borrowHand(true);
        return;
      }
      const command = commands.forKey(event);
      if (!command) return;
      event.preventDefault();
      command.run();
    };

    window.addEventListener('keydown', onKeyDown, options);
    window.addEventListener(
      'keyup',
      (event) => {
        if (event.key === ' ') toolbox.borrowHand(false);
      },
      options,
    );
    window.addEventListener('blur', () => toolbox.borrowHand(false), options);
    return () => stop.abort();
  }, [commands, toolbox]);
}
