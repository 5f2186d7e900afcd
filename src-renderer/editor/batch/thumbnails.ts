import type { BatchPicture } from '../../../src-preload/contract/batches';
import type { BatchItem } from './batch-items';

export type Which = 'before' | 'after';

/** Small pictures of files and of their results. */
export interface Thumbnails {
  get(item: Pick<BatchItem, 'name' | 'version'>, which: Which): Promise<BatchPicture | undefined>;
  clear(): void;
}

/** Some screens full: what has been scrolled past comes back at once. */
const most = 600;
/** More at once would take the processors from the batch itself. */
const atOnce = 2;

export function createThumbnails(load: (name: string, which: Which) => Promise<BatchPicture | undefined>): Thumbnails {
  const known = new Map<string, Promise<BatchPicture | undefined>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const next = (): void => {
    running -= 1;
    waiting.shift()?.();
  };
  const turn = async (): Promise<void> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
  };
  const loadInTurn = async (name: string, which: Which): Promise<BatchPicture | undefined> => {
    await turn();
    try {
      return await load(name, which);
    } finally {
      next();
    }
  };

  return {
    get: ({ name, version }, which) => {
      // The photo is the same whatever becomes of it.
      const key = `${which} ${which === 'before' ? 0 : version} ${name}`;
      const found = known.get(key) ?? loadInTurn(name, which);
      known.delete(key);
      known.set(key, found);
      found.catch(() => known.delete(key));
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
      return found;
    },
    clear: () => known.clear(),
  };
}
