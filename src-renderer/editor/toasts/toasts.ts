import { createStore } from 'zustand/vanilla';
import type { Text } from '../ports';
import type { ReadableStore } from '../store';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  /** What happened, and to which file. */
  readonly title: Text;
  /** What to do about it. */
  readonly body?: Text;
  /** The engine's own sentence, shown on demand. */
  readonly details?: string;
  readonly action?: ToastAction;
}

export interface Toasts {
  readonly store: ReadableStore<{ readonly toasts: readonly Toast[] }>;
  show(toast: Omit<Toast, 'id'>): number;
  dismiss(id: number): void;
}

/** More at once is a wall nobody reads; the oldest goes. */
const most = 4;

export function createToasts(): Toasts {
  const store = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));
  let last = 0;
  return {
    store,
    show: (toast) => {
      const id = ++last;
      store.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-most) }));
      return id;
    },
    dismiss: (id) => store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  };
}
