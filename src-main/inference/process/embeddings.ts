/** The least recently used of these goes when one more comes. A click reads one, so the current photo stays. */
export interface RecentEmbeddings {
  get(key: string): Float32Array | undefined;
  set(key: string, embedding: Float32Array): void;
}

export function createRecentEmbeddings(limit = 8): RecentEmbeddings {
  // A Map lists its keys in the order of insertion: the first is always the one that was not used for longest.
  const entries = new Map<string, Float32Array>();
  const put = (key: string, embedding: Float32Array): void => {
    entries.delete(key);
    entries.set(key, embedding);
  };
  return {
    get: (key) => {
      const found = entries.get(key);
      if (found) put(key, found);
      return found;
    },
    set: (key, embedding) => {
      put(key, embedding);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
    },
  };
}
