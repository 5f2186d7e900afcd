import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettings } from '../../../src-main/services/settings/settings';
import { defaultSettings as defaults, type Settings } from '../../../src-preload/contract/settings';
import { context } from '../../helpers/fixture-images-document';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clickcut-settings-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('settings', () => {
  it('start from the defaults, in a folder that is not there yet', async () => {
    const { handlers, current } = await createSettings({ dir: join(dir, 'new', 'folder') });
    expect(current()).toEqual(defaults);
    expect(await handlers.set({ theme: 'dark' }, context())).toEqual({ ...defaults, theme: 'dark' });
  });

  it('are there again after a restart, and leave no temporary files', async () => {
    await (await createSettings({ dir })).handlers.set({ provider: 'cpu', photoCacheMiB: 64 }, context());
    expect((await createSettings({ dir })).current()).toEqual({ ...defaults, provider: 'cpu', photoCacheMiB: 64 });
    expect(await readdir(dir)).toEqual(['settings.json']);
  });

  it('tell each change once, and none where nothing changed', async () => {
    const seen: Settings[] = [];
    const { handlers } = await createSettings({ dir, onChanged: (s) => seen.push(s) });
    await handlers.set({ theme: 'dark' }, context());
    await handlers.set({ theme: 'dark' }, context());
    await handlers.set({}, context());
    expect(seen).toEqual([{ ...defaults, theme: 'dark' }]);
  });

  it('keep all of several changes at once', async () => {
    const { handlers, current } = await createSettings({ dir });
    await Promise.all([handlers.set({ theme: 'light' }, context()), handlers.set({ language: 'de' }, context())]);
    expect(current()).toEqual({ ...defaults, theme: 'light', language: 'de' });
    expect(JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'))).toEqual(current());
  });

  it.each(['{ half', '', '[]', 'null', '"text"'])('of a damaged file (%j) are the defaults, and the file is kept aside', async (text) => {
    await writeFile(join(dir, 'settings.json'), text);
    expect((await createSettings({ dir })).current()).toEqual(defaults);
    expect(await readFile(join(dir, 'settings.json.bad'), 'utf8')).toBe(text);
  });

  it('of a file with one senseless field keep the others', async () => {
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ theme: 'dark', photoCacheMiB: -4, from: 'the future' }));
    expect((await createSettings({ dir })).current()).toEqual({ ...defaults, theme: 'dark' });
  });

  it('of a file older than a setting have its default', async () => {
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ theme: 'light', language: 'de', provider: 'cpu', photoCacheMiB: 64 }));
    const { current } = await createSettings({ dir });
    expect(current()).toMatchObject({ language: 'de', accent: 'tangerine', density: 'comfortable', memoryBudgetMiB: 2048, sideWidth: 288, dismissedHints: [] });
  });

  it.each([
    { accent: 'mauve' },
    { density: 'airy' },
    { memoryBudgetMiB: 100 },
    { sideWidth: 9000 },
    { sideSplit: 'half' },
    { collapsedSections: [1, 2] },
    { dismissedHints: Array.from({ length: 65 }, (_, n) => `hint-${n}`) },
  ])('never stop the start: %j', async (field) => {
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ theme: 'dark', ...field }));
    expect((await createSettings({ dir })).current()).toEqual({ ...defaults, theme: 'dark' });
  });

  it('that cannot be saved are a clear error, and stay as they were', async () => {
    await writeFile(join(dir, 'file'), '');
    const { handlers, current } = await createSettings({ dir: join(dir, 'file') });
    await expect(handlers.set({ theme: 'dark' }, context())).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(current()).toEqual(defaults);
  });
});
