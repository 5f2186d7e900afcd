import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlannedInput } from './plan-results';

/** Looking takes at most a tenth of the time, however many files there are. */
const restShare = 9;

/**
 * Files that are new or have changed since they were last given out, each once it has stood still for one interval, so
 * that nothing is read while it is being copied. Looks again and again rather than listening: folders of other machines
 * tell nobody about their changes. Ends when `signal` fires.
 */
export async function* settledChanges(scan: () => Promise<readonly PlannedInput[]>, everyMs: number, signal: AbortSignal): AsyncGenerator<readonly PlannedInput[]> {
  const given = new Map<string, string>();
  let before = new Map<string, string>();
  while (!signal.aborted) {
    const began = performance.now();
    const inputs = await scan();
    const now = new Map<string, string>();
    for (const { name, path } of inputs) {
      const info = await stat(path).catch(() => undefined);
      if (info) now.set(name, `${info.size} ${info.mtimeMs}`);
    }
    const settled = inputs.filter(({ name }) => now.get(name) !== undefined && now.get(name) === before.get(name) && now.get(name) !== given.get(name));
    before = now;
    for (const { name } of settled) given.set(name, now.get(name) ?? '');
    if (settled.length > 0) yield settled;
    else await delay(Math.max(everyMs, (performance.now() - began) * restShare), undefined, { signal }).catch(() => undefined);
  }
}
