import type { ProviderChoice } from '../../../src-preload/contract/settings';

/** The program's surroundings, so that a test can be them. */
export interface CliIo {
  readonly cwd: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether stderr is a terminal: progress is drawn there and only there. */
  readonly isTerminal: boolean;
  /** Fires on Ctrl+C. */
  readonly signal: AbortSignal;
}

export interface GlobalOptions {
  readonly json?: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly provider?: ProviderChoice;
}
