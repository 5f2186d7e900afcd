import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Clickcut keeps what it makes. */
export interface Dirs {
  /** Prepared models, embeddings, the proven provider: all of it can be made again. */
  readonly cache: string;
  /** The user's settings. */
  readonly config: string;
  /** Work that is open, against crashes. Holds what no other place has: never delete it by itself. */
  readonly data: string;
}

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const set = (value: string | undefined): string | undefined => (value === undefined || value === '' ? undefined : value);

function platformDirs({ platform, env, home }: Surroundings): Dirs {
  switch (platform) {
    case 'darwin':
      return { cache: join(home, 'Library', 'Caches', 'Clickcut'), config: join(home, 'Library', 'Application Support', 'Clickcut'), data: join(home, 'Library', 'Application Support', 'Clickcut', 'Data') };
    case 'win32': {
      const local = set(env['LOCALAPPDATA']) ?? join(home, 'AppData', 'Local');
      const roaming = set(env['APPDATA']) ?? join(home, 'AppData', 'Roaming');
      return { cache: join(local, 'Clickcut', 'Cache'), config: join(roaming, 'Clickcut'), data: join(local, 'Clickcut', 'Data') };
    }
    default:
      return {
        cache: join(set(env['XDG_CACHE_HOME']) ?? join(home, '.cache'), 'clickcut'),
        config: join(set(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'clickcut'),
        data: join(set(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'clickcut'),
      };
  }
}

/** The platform's own places (XDG on Linux); `CLICKCUT_CACHE_DIR`, `CLICKCUT_CONFIG_DIR` and `CLICKCUT_DATA_DIR` go before them. */
export function defaultDirs(
  around: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): Dirs {
  const own = platformDirs(around);
  const given = (name: string): string | undefined => set(around.env[name]);
  return {
    cache: given('CLICKCUT_CACHE_DIR') ?? own.cache,
    config: given('CLICKCUT_CONFIG_DIR') ?? own.config,
    data: given('CLICKCUT_DATA_DIR') ?? own.data,
  };
}
