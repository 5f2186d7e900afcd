/** A bound in bytes that may change while the program runs. */
export interface MemoryBudget {
  /** Bytes, as of now. */
  current(): number;
  /** Calls `listener` after each change; whoever holds more then lets go of it. Returns the function that stops listening. */
  onChanged(listener: () => void): () => void;
}

export interface SettableMemoryBudget extends MemoryBudget {
  set(bytes: number): void;
}

export function createMemoryBudget(bytes: number): SettableMemoryBudget {
  const listeners = new Set<() => void>();
  let current = bytes;
  return {
    current: () => current,
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener();
    },
  };
}

/** A bound that stays. */
export const fixedBudget = (bytes: number): MemoryBudget => ({ current: () => bytes, onChanged: () => () => undefined });

/** A part of another budget, 0..1; it changes whenever that one does. */
export const shareOf = (budget: MemoryBudget, part: number): MemoryBudget => ({
  current: () => Math.round(budget.current() * part),
  onChanged: budget.onChanged,
});
