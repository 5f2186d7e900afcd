import type { ChildArguments, ProbeTarget } from '../process/arguments';
import { startChild } from '../process/start-child';
import type { ProviderName } from './names';
import { probeReport, type ProbeReport } from './trial';

export interface TryOptions {
  /** The child's script: the inference entry, or a stand-in that misbehaves. */
  readonly entry: string;
  readonly cacheDir: string;
  readonly nodePath?: string | undefined;
  /** After this long the child is killed. It covers the CPU's own runs too. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export type Tried = ProbeReport | { readonly result: 'crashed' | 'hung' | 'garbled'; readonly note: string } | { readonly result: 'stopped' };

/** Has a child of its own try one provider on one graph. Never rejects, always ends, and leaves no child behind. */
export function tryProvider(provider: ProviderName, target: ProbeTarget, options: TryOptions): Promise<Tried> {
  const { signal, timeoutMs } = options;
  if (signal?.aborted) return Promise.resolve({ result: 'stopped' });
  const argument: ChildArguments = { role: 'probe', cacheDir: options.cacheDir, provider, target };
  const child = startChild({ entry: options.entry, nodePath: options.nodePath, argument });
  return new Promise((resolve) => {
    const finish = (tried: Tried): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      child.process.kill('SIGKILL');
      resolve(tried);
    };
    const stop = (): void => finish({ result: 'stopped' });
    const timer = setTimeout(() => finish({ result: 'hung', note: `no answer within ${timeoutMs / 1000} s` }), timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    child.process.once('message', (message) => {
      const report = probeReport.safeParse(message);
      finish(report.success ? report.data : { result: 'garbled', note: 'the probe gave an answer that is none' });
    });
    child.process.once('error', (error) => finish({ result: 'crashed', note: `the probe could not be started: ${error.message}` }));
    child.process.once('exit', (code, killedBy) => {
      finish({ result: 'crashed', note: killedBy ? `the probe ended by ${killedBy}` : `the probe ended with code ${code ?? 'unknown'}` });
    });
  });
}
