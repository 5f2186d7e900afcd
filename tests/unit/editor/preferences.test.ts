import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src-preload/contract/settings';
import { createPreferences, type Preferences } from '../../../src-renderer/editor/preferences/preferences';
import { createFakeEngine, settle, type FakeEngine } from './fake-engine';

function open(): { readonly preferences: Preferences; readonly fake: FakeEngine; readonly errors: unknown[] } {
  const fake = createFakeEngine();
  const errors: unknown[] = [];
  return { preferences: createPreferences(fake.engine, (error) => errors.push(error)), fake, errors };
}

describe('preferences', () => {
  it('are shown before the engine has kept them', () => {
    const { preferences, fake } = open();
    preferences.change({ accent: 'violet' });
    expect(preferences.store.getState().accent).toBe('violet');
    expect(fake.last('settings.set').params).toEqual({ accent: 'violet' });
  });

  it('of two quick changes do not flicker back when the first one is kept', async () => {
    const { preferences, fake } = open();
    const seen: number[] = [];
    preferences.change({ sideWidth: 300 });
    preferences.change({ sideWidth: 320 });
    preferences.store.subscribe((state) => seen.push(state.sideWidth));
    fake.emit('settings.changed', { ...defaultSettings, sideWidth: 300 });
    await fake.calls('settings.set')[0]?.resolve({ ...defaultSettings, sideWidth: 300 });
    await fake.calls('settings.set')[1]?.resolve({ ...defaultSettings, sideWidth: 320 });
    expect(new Set(seen)).toEqual(new Set([320]));
  });

  it('follow another window', () => {
    const { preferences, fake } = open();
    fake.emit('settings.changed', { ...defaultSettings, density: 'compact' });
    expect(preferences.store.getState().density).toBe('compact');
  });

  it('that could not be kept go back to what the engine has', async () => {
    const { preferences, fake, errors } = open();
    preferences.change({ sideHidden: true });
    await fake.last('settings.set').reject('file-not-writable');
    await fake.last('settings.get').resolve(defaultSettings);
    expect(errors).toHaveLength(1);
    expect(preferences.store.getState().sideHidden).toBe(false);
  });

  it('that were assumed are not sent, and give way to what the engine has', async () => {
    const { preferences, fake } = open();
    preferences.assume({ sideWidth: 400, theme: 'light' });
    expect(preferences.store.getState().sideWidth).toBe(400);
    expect(fake.calls('settings.set')).toHaveLength(0);
    const loading = preferences.load();
    await fake.last('settings.get').resolve({ ...defaultSettings, theme: 'light' });
    await loading;
    expect(preferences.store.getState()).toEqual({ ...defaultSettings, theme: 'light' });
  });

  it('fold a section up and unfold it', async () => {
    const { preferences } = open();
    preferences.toggleSection('layers');
    preferences.toggleSection('refine');
    expect(preferences.store.getState().collapsedSections).toEqual(['layers', 'refine']);
    preferences.toggleSection('layers');
    expect(preferences.store.getState().collapsedSections).toEqual(['refine']);
    await settle();
  });

  it('keep a hint away once it was put away, until all are asked for again', () => {
    const { preferences, fake } = open();
    preferences.dismissHint('first-photo');
    preferences.dismissHint('first-photo');
    expect(fake.calls('settings.set')).toHaveLength(1);
    preferences.showHintsAgain();
    expect(preferences.store.getState().dismissedHints).toEqual([]);
  });

  it('keep no more ids than the engine takes', () => {
    const { preferences } = open();
    for (let n = 0; n < 70; n += 1) preferences.toggleSection(`section-${n}`);
    expect(preferences.store.getState().collapsedSections).toHaveLength(64);
    expect(preferences.store.getState().collapsedSections.at(-1)).toBe('section-69');
  });
});
