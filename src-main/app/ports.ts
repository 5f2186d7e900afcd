import type { ProviderChoice } from '../../src-preload/contract/settings';
import type { Dirs } from './dirs';

/** What a host supplies to the engine; plain data, so that it can be passed to a child process as JSON. */
export interface HostPorts {
  /** Where to keep things; the platform's own places, or the environment's, when not given. */
  readonly dirs?: Partial<Dirs> | undefined;
  /** Goes before the setting. */
  readonly provider?: ProviderChoice | undefined;
  /** The Node binary for child processes; this process's own when not given. */
  readonly nodePath?: string | undefined;
  /** For hosts that stay: warm the click model at once, and prove GPU providers when nothing else runs. */
  readonly stays?: boolean | undefined;
}
