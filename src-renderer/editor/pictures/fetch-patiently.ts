import { asClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { DocumentId, LayerId } from '../../../src-preload/model/document';
import type { Pictures, Pixels } from './pictures';
import type { Patch } from './plan';

const pauseMs = 120;

/**
 * A layer is shown before the engine has heard of it, and connections break: both pass, so the picture is asked for
 * again a few times.
 */
export async function fetchPatiently(
  pictures: Pictures,
  document: DocumentId,
  layer: LayerId,
  patch: Patch,
  signal: AbortSignal,
  tries = 8,
): Promise<Pixels> {
  for (let left = tries; ; left -= 1) {
    throwIfAborted(signal);
    try {
      return await pictures.fetch(document, layer, patch, signal);
    } catch (cause) {
      const { code } = asClickcutError(cause);
      if (left <= 1 || (code !== 'not-found' && code !== 'disconnected')) throw cause;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
