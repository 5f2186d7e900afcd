import { fontFiles } from './font-folders';
import { familiesOfFile } from './font-names';

const mostFiles = 4000;
const atOnce = 8;
const longestName = 120;

export interface FamilyList {
  /** Families of the fonts that are installed, in alphabetical order; looked up once. */
  installed(): Promise<readonly string[]>;
}

/** @param folders in place of the system's own */
export function createFamilyList(folders?: readonly string[]): FamilyList {
  let looking: Promise<readonly string[]> | undefined;

  const look = async (): Promise<readonly string[]> => {
    const files = await fontFiles(mostFiles, folders);
    const families = new Set<string>();
    for (let from = 0; from < files.length; from += atOnce) {
      const names = await Promise.all(files.slice(from, from + atOnce).map(familiesOfFile));
      // A name with a leading dot is a system's own font, which it does not lend to programs.
      for (const name of names.flat()) if (name !== '' && name.length <= longestName && !name.startsWith('.')) families.add(name);
    }
    return [...families].toSorted((a, b) => a.localeCompare(b, 'en'));
  };

  return {
    installed: () => {
      looking ??= look();
      return looking;
    },
  };
}
