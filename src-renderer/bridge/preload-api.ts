import type { GrantedFile } from '../../src-preload/contract/files';

/** What the preload puts on `window`. Ports arrive as messages of the window to itself. */
export interface PreloadApi {
  requestPort(): void;
  requestDesktop(): void;
  /** Lets the engine read, and write, a file that was dropped; null for one that is on no disk. */
  handOver(file: File): Promise<GrantedFile | null>;
}

/** The same words as in src-preload/electron/preload.ts; the boot test holds the two together. */
export const portWords = { engine: 'clickcut:port', desktop: 'clickcut:desktop' } as const;
