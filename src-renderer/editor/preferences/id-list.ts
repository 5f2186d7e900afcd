/** As many as the engine keeps; the oldest ones make room. */
const bound = 64;

export const withId = (ids: readonly string[], id: string): string[] => [...ids, id].slice(-bound);
export const withoutId = (ids: readonly string[], id: string): string[] => ids.filter((other) => other !== id);
