import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/editor';

/** What the window is called among other windows. */
export function useTitle({ session }: Editor): void {
  const name = useStore(session.store, (state) => state.document?.name);
  useEffect(() => {
    document.title = name === undefined ? 'Clickcut' : `${name} – Clickcut`;
  }, [name]);
}
