import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';

/** Names with the extension, numbered where two would collide on a system that does not tell capitals apart. */
export function uniqueFileNames(names: readonly string[], extension: string): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = safeFileName(name);
    for (let n = 1; ; n++) {
      const candidate = `${n === 1 ? base : `${base} (${n})`}.${extension}`;
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  });
}
