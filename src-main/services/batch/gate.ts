/** Lets work through, or holds it back where it waits. */
export interface Gate {
  readonly isOpen: boolean;
  pause(): void;
  resume(): void;
  /** Resolves when the gate is open, and when `signal` has fired. */
  passed(signal: AbortSignal): Promise<void>;
}

export function createGate(): Gate {
  const waiting = new Set<() => void>();
  let isOpen = true;
  const free = (): void => {
    for (const go of waiting) go();
    waiting.clear();
  };
  return {
    get isOpen() {
      return isOpen;
    },
    pause: () => {
      isOpen = false;
    },
    resume: () => {
      isOpen = true;
      free();
    },
    passed: async (signal) => {
      signal.addEventListener('abort', free);
      while (!isOpen && !signal.aborted) await new Promise<void>((resolve) => waiting.add(resolve));
      signal.removeEventListener('abort', free);
    },
  };
}
