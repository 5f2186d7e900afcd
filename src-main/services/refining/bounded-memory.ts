/** Values by key within a bound; what was used least recently goes first, the newest always stays. */
export interface BoundedMemory<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  /** Lets go of all whose keys say so. */
  forget(isGone: (key: string) => boolean): void;
  clear(): void;
}

/** @param bytesOf how much one value takes */
export function createBoundedMemory<T>(budget: number, bytesOf: (value: T) => number): BoundedMemory<T> {
  const held = new Map<string, T>();
  let bytes = 0;

  const drop = (key: string): void => {
    const value = held.get(key);
    if (value === undefined) return;
    held.delete(key);
    bytes -= bytesOf(value);
  };

  const put = (key: string, value: T): void => {
    drop(key);
    held.set(key, value);
    bytes += bytesOf(value);
    for (const oldest of held.keys()) {
      if (bytes <= budget || oldest === key) return;
      drop(oldest);
    }
  };

  return {
    get: (key) => {
      const found = held.get(key);
      if (found !== undefined) put(key, found);
      return found;
    },
    put,
    forget: (isGone) => {
      for (const key of [...held.keys()]) if (isGone(key)) drop(key);
    },
    clear: () => {
      held.clear();
      bytes = 0;
    },
  };
}
