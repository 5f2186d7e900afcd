/** Results by what they were made from; of more than `most`, the one used least recently goes. */
export interface Remembered<T> {
  get(key: string, make: () => T): T;
}

export function createRemembered<T>(most: number): Remembered<T> {
  const held = new Map<string, T>();
  return {
    get: (key, make) => {
      const found = held.get(key);
      const value = found ?? make();
      held.delete(key);
      held.set(key, value);
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
      return value;
    },
  };
}
