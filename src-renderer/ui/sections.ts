import { createContext, useContext, useState } from 'react';

/** Which sections are folded up, by id, kept by whoever provides it. */
export interface Sections {
  readonly collapsed: readonly string[];
  readonly toggle: (id: string) => void;
}

const SectionsContext = createContext<Sections | undefined>(undefined);

export const SectionsProvider = SectionsContext.Provider;

/** Whether this section is open, and how to change it. Without a provider it remembers for itself. */
export function useSection(id: string): readonly [open: boolean, toggle: () => void] {
  const kept = useContext(SectionsContext);
  const [ownOpen, setOwnOpen] = useState(true);
  if (!kept) return [ownOpen, () => setOwnOpen(!ownOpen)];
  return [!kept.collapsed.includes(id), () => kept.toggle(id)];
}
