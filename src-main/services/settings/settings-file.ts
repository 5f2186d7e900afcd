import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { defaultSettings, settingsRecord, type Settings } from '../../../src-preload/contract/settings';
import { writeAtomic } from '../../inference/files/atomic-write';

function parse(text: string): Settings | undefined {
  try {
    return settingsRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Reads the settings; never fails. Fields that make no sense become their defaults. A file that is no settings at
 * all is kept beside as `<name>.bad`, for whoever edited it, and the defaults are used.
 */
export async function loadSettings(path: string): Promise<Settings> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return defaultSettings;
  const found = parse(text);
  if (found) return found;
  await rename(path, `${path}.bad`).catch(() => undefined);
  return defaultSettings;
}

/** @throws ClickcutError `file-not-writable` */
export async function saveSettings(path: string, settings: Settings): Promise<void> {
  try {
    await writeAtomic(path, `${JSON.stringify(settings, null, 2)}\n`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = `Make the folder '${dirname(path)}' writable, or set CLICKCUT_CONFIG_DIR to another one.`;
    throw new ClickcutError({ code: 'file-not-writable', message: `The settings cannot be saved in '${path}': ${reason}`, hint }, { cause });
  }
}
