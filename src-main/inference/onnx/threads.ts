import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Threads for one run. Matrix work gains nothing from a second hardware thread on the same core, so physical cores
 * are counted where the system tells them; and never more than this process may use.
 */
export function threadCount(): number {
  const allowed = availableParallelism();
  return Math.max(1, Math.min(allowed, physicalCores() ?? allowed));
}

/** Linux only; elsewhere the number of hardware threads stands in. */
function physicalCores(): number | undefined {
  try {
    const cores = new Set<string>();
    let socket = '0';
    for (const line of readFileSync('/proc/cpuinfo', 'utf8').split('\n')) {
      const [key = '', value = ''] = line.split(':').map((part) => part.trim());
      if (key === 'physical id') socket = value;
      if (key === 'core id') cores.add(`${socket}/${value}`);
    }
    return cores.size > 0 ? cores.size : undefined;
  } catch {
    return undefined;
  }
}
