import { readFileSync, readdirSync } from 'node:fs';

/** Process ids below `root` whose command line holds `text`. */
export function descendants(root: number, text: string): readonly number[] {
  const read = (path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  const parentOf = (pid: number): number => {
    const stat = read(`/proc/${pid}/stat`);
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
  };
  const isBelow = (pid: number): boolean => pid > 1 && (parentOf(pid) === root || isBelow(parentOf(pid)));
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && read(`/proc/${pid}/cmdline`).includes(text) && isBelow(pid));
}
