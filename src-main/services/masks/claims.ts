/** Who refers to what: a thing is claimed while any owner claims it. */
export interface Claims {
  add(id: string, owner: string): void;
  has(id: string): boolean;
  /** Takes back everything that the owner has claimed. Returns what nobody claims any more. */
  release(owner: string): readonly string[];
}

export function createClaims(): Claims {
  const byOwner = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  return {
    add: (id, owner) => {
      const claimed = byOwner.get(owner) ?? new Set<string>();
      byOwner.set(owner, claimed);
      if (claimed.has(id)) return;
      claimed.add(id);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    },
    has: (id) => counts.has(id),
    release: (owner) => {
      const loose: string[] = [];
      for (const id of byOwner.get(owner) ?? []) {
        const left = (counts.get(id) ?? 1) - 1;
        if (left > 0) counts.set(id, left);
        else {
          counts.delete(id);
          loose.push(id);
        }
      }
      byOwner.delete(owner);
      return loose;
    },
  };
}
