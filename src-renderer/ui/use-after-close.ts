import { useMemo, useRef } from 'react';

export interface AfterClose {
  readonly pick: (run: () => void) => void;
  readonly onCloseAutoFocus: () => void;
}

/**
 * Runs what was picked once a menu or dialog has given the focus back: an action may move the focus itself, such as
 * renaming in place, and must have the last word.
 */
export function useAfterClose(): AfterClose {
  const picked = useRef<() => void>(undefined);
  return useMemo(
    () => ({
      pick: (run) => {
        picked.current = run;
      },
      onCloseAutoFocus: () => {
        const run = picked.current;
        picked.current = undefined;
        if (run) setTimeout(run);
      },
    }),
    [],
  );
}
