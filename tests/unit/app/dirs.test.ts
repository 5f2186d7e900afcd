import { describe, expect, it } from 'vitest';
import { defaultDirs } from '../../../src-main/app/dirs';

const at = (platform: NodeJS.Platform, env: Readonly<Record<string, string>> = {}) => defaultDirs({ platform, env, home: '/home/a' });

describe('defaultDirs', () => {
  it('follows XDG on Linux', () => {
    expect(at('linux')).toEqual({ cache: '/home/a/.cache/clickcut', config: '/home/a/.config/clickcut', data: '/home/a/.local/share/clickcut' });
    expect(at('linux', { XDG_CACHE_HOME: '/c', XDG_CONFIG_HOME: '/d', XDG_DATA_HOME: '/e' })).toEqual({ cache: '/c/clickcut', config: '/d/clickcut', data: '/e/clickcut' });
    expect(at('linux', { XDG_CACHE_HOME: '' }).cache).toBe('/home/a/.cache/clickcut');
  });

  it('keeps apart what may be deleted and what may not', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const { cache, config, data } = at(platform);
      expect(new Set([cache, config, data]).size).toBe(3);
    }
  });

  it('lets our own variables go before everything', () => {
    const env = { CLICKCUT_CACHE_DIR: '/x', CLICKCUT_CONFIG_DIR: '/y', CLICKCUT_DATA_DIR: '/z', XDG_CACHE_HOME: '/c' };
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(at(platform, env)).toEqual({ cache: '/x', config: '/y', data: '/z' });
  });
});
