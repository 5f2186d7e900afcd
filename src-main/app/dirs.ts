import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Clickcut keeps what it makes. Both may be deleted at any time while it is not running. */
export interface Dirs {
  /** Prepared models, embeddings, the proven provider: all of it can be made again. */
  readonly cache: string;
  /** The user's settings. */
  readonly config: string;
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
      return { cache: join(home, 'Library', 'Caches', 'Clickcut'), config: join(home, 'Library', 'Application Support', 'Clickcut') };
    case 'win32': {
      const local = set(env['LOCALAPPDATA']) ?? join(home, 'AppData', 'Local');
      const roaming = set(env['APPDATA']) ?? join(home, 'AppData', 'Roaming');
      return { cache: join(local, 'Clickcut', 'Cache'), config: join(roaming, 'Clickcut') };
    }
    default:
      return {
        cache: join(set(env['XDG_CACHE_HOME']) ?? join(home, '.cache'), 'clickcut'),
        config: join(set(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'clickcut'),
      };
  }
}

/** The platform's own places (XDG on Linux); `CLICKCUT_CACHE_DIR` and `CLICKCUT_CONFIG_DIR` go before them. */
export function defaultDirs(
  around: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): Dirs {
  const own = platformDirs(around);
  return { cache: set(around.env['CLICKCUT_CACHE_DIR']) ?? own.cache, config: set(around.env['CLICKCUT_CONFIG_DIR']) ?? own.config };
}
