import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from './store';

export type DialogId = 'palette' | 'shortcuts' | 'settings' | 'export' | 'export-assets' | 'batch' | 'canvas-size' | 'close-unsaved' | 'annotation-classes' | 'annotation-export' | 'leave-annotating';

export interface Dialogs {
  readonly store: ReadableStore<{ readonly open: DialogId | undefined; readonly renaming: string | undefined }>;
  open(dialog: DialogId): void;
  close(): void;
  /** The layer whose name is being edited in place. */
  rename(layer: string | undefined): void;
}

/** Which dialog is open; one at a time. */
export function createDialogs(): Dialogs {
  const store = createStore<{ readonly open: DialogId | undefined; readonly renaming: string | undefined }>(() => ({
    open: undefined,
    renaming: undefined,
  }));
  return {
    store,
    open: (open) => store.setState({ open }),
    close: () => store.setState({ open: undefined }),
    rename: (renaming) => store.setState({ renaming }),
  };
}
