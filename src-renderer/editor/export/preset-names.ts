import type { NamedPreset } from '../../../src-preload/contract/exports';

/** Keys of the names that presets of the program go by. */
const names: Readonly<Record<string, string>> = {
  original: 'preset.original',
  web: 'preset.web',
  marketplace: 'preset.marketplace',
  sticker: 'preset.sticker',
  social: 'preset.social',
  'app-icon': 'preset.appIcon',
};

/** What a preset is called in the person's language. */
export function presetName({ id, name }: Pick<NamedPreset, 'id' | 'name'>, translate: (key: string) => string): string {
  const key = names[id];
  return key === undefined ? name : translate(key);
}
