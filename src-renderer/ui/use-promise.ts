import { useEffect, useState } from 'react';

/** What a promise resolves with; `before` until then and when it rejects. Asked anew when `ask` is another function. */
export function usePromise<T>(ask: () => Promise<T>, before: T): T {
  const [value, setValue] = useState(before);
  useEffect(() => {
    let gone = false;
    ask().then(
      (found) => {
        if (!gone) setValue(() => found);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [ask]);
  return value;
}
