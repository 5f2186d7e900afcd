import type { ImportNote } from '../../../src-preload/contract/documents';
import { text, type Text } from '../ports';

/** What each kind of note says, most important first. */
const keys: Readonly<Record<string, string>> = {
  'adjustment-layer': 'import.leftOut',
  'no-pixels': 'import.leftOut',
  filter: 'import.leftOut',
  'blend-mode': 'import.blendMode',
  effects: 'import.effects',
  'vector-mask': 'import.masks',
  'mask-feather': 'import.masks',
  'group-mask': 'import.masks',
  text: 'import.pixels',
  'smart-object': 'import.pixels',
  shape: 'import.pixels',
  'gradient-fill': 'import.pixels',
  'pattern-fill': 'import.pixels',
  'pass-through': 'import.groups',
  artboard: 'import.groups',
  clip: 'import.groups',
  'blend-if': 'import.settings',
  'channel-restrictions': 'import.settings',
  knockout: 'import.settings',
  depth: 'import.depth',
};

/** One sentence for each thing that came over differently. */
export function importTexts(notes: readonly ImportNote[]): readonly Text[] {
  const counts = new Map<string, number>();
  for (const { what } of notes) {
    const key = keys[what] ?? 'import.settings';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => text(key, { count }));
}
