import { asClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Pixels } from './pictures';

const pauseMs = 120;

/** The engine may not have heard yet of a photo that was just placed, and connections break: both pass, so it asks again a few times. */
export async function fetchPatiently(fetch: (signal: AbortSignal) => Promise<Pixels>, signal: AbortSignal, tries = 8): Promise<Pixels> {
  for (let left = tries; ; left -= 1) {
    throwIfAborted(signal);
    try {
      return await fetch(signal);
    } catch (cause) {
      const { code } = asClickcutError(cause);
      if (left <= 1 || (code !== 'not-found' && code !== 'disconnected')) throw cause;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
