/** Memory of a process and all its descendants, from Linux' /proc. */
import { readFile, readdir } from 'node:fs/promises';

async function parents() {
  const parentOf = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const ppid = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    if (ppid > 0) parentOf.set(Number(name), ppid);
  }
  return parentOf;
}

/** Proportional set size: shared pages are counted once over all processes, not once in each. */
async function pssMiB(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}

export async function treeMiB(rootPid) {
  const parentOf = await parents();
  const inTree = (pid) => pid === rootPid || (parentOf.has(pid) && inTree(parentOf.get(pid)));
  const sizes = await Promise.all([...parentOf.keys()].filter(inTree).map(pssMiB));
  return sizes.reduce((a, b) => a + b, 0);
}

/** Samples until stopped; `stop` answers with the highest sum that was seen. */
export function watchPeak(rootPids, everyMs = 150) {
  let peak = 0;
  let running = true;
  const loop = (async () => {
    while (running) {
      const sums = await Promise.all(rootPids.map(treeMiB));
      peak = Math.max(peak, sums.reduce((a, b) => a + b, 0));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return async () => {
    running = false;
    await loop;
    return peak;
  };
}
