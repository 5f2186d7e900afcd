import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';

const alike: Readonly<Record<string, readonly string[]>> = { '.jpg': ['.jpg', '.jpeg'] };

/** The path with the extension of `suggestedName`, which not every system's dialog adds to a name as it was typed. */
export function withExtension(path: string, suggestedName: string): string {
  const wanted = extname(suggestedName);
  const typed = extname(path).toLowerCase();
  return wanted === '' || (alike[wanted] ?? [wanted]).includes(typed) ? path : `${path}${wanted}`;
}

/** A path in `folder` at which nothing is: numbered where the name is taken. */
export function freePath(folder: string, name: string, exists: (path: string) => boolean = existsSync): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem} (${n})${extension}`);
    if (!exists(path)) return path;
  }
}
