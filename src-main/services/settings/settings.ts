import { join } from 'node:path';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { Settings, settings } from '../../../src-preload/contract/settings';
import { loadSettings, saveSettings } from './settings-file';

export interface SettingsOptions {
  /** The folder of `settings.json`; made at the first change. */
  readonly dir: string;
  /** Called after a change has been saved, and only when it changed something. */
  readonly onChanged?: (settings: Settings) => void;
}

export interface SettingsService {
  readonly handlers: ServiceHandlers<typeof settings>;
  current(): Settings;
}

const isSame = (a: Settings, b: Settings): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Reads the settings file, or starts from the defaults; a damaged file never stops the start. */
export async function createSettings({ dir, onChanged }: SettingsOptions): Promise<SettingsService> {
  const path = join(dir, 'settings.json');
  let current = await loadSettings(path);
  let last: Promise<unknown> = Promise.resolve();

  const change = async (patch: Partial<Settings>): Promise<Settings> => {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const next: Settings = { ...current, ...given };
    if (isSame(next, current)) return current;
    await saveSettings(path, next);
    current = next;
    onChanged?.(next);
    return next;
  };

  return {
    current: () => current,
    handlers: {
      get: () => current,
      // One after the other: two changes at once must both end up in the file.
      set: (patch) => {
        const mine = last.then(() => change(patch));
        last = mine.catch(() => undefined);
        return mine;
      },
    },
  };
}
