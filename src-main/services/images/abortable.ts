import { ClickcutError } from '../../../src-preload/contract/errors';

/**
 * Waits for work that others may wait for too. When the signal fires, this caller is let go at once with
 * `cancelled`; the work itself goes on.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const cancel = (): void => reject(new ClickcutError({ code: 'cancelled', message: 'Cancelled.' }));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
