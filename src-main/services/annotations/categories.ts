const maxLayerName = 200;

/** A number that tells layers of one kind apart: 'Dog 2', 'Dog (2)', 'Dog #2'. Without a space it belongs to the name: 'A380'. */
const trailingNumber = /\s+(?:#?\d+|\(\d+\))$/u;

const tidy = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();
const keyOf = (name: string): string => tidy(name).toLowerCase();

/** What a layer's name says of its kind. */
export function categoryOfName(name: string): string {
  const tidied = tidy(name);
  return tidied.replace(trailingNumber, '') || tidied || 'object';
}

/**
 * The category of a cut-out. Its own name goes before those of its groups; a name that is one of `classes` as it
 * stands, or without its number, goes before all others.
 * @param groups names of the groups it lies in, the innermost first
 */
export function categoryOf(name: string, groups: readonly string[], classes: readonly string[]): string {
  const known = new Map(classes.map((given) => [keyOf(given), given]));
  for (const candidate of [name, ...groups]) {
    const found = known.get(keyOf(candidate)) ?? known.get(keyOf(categoryOfName(candidate)));
    if (found !== undefined) return found;
  }
  return categoryOfName(name);
}

/** Numbers for categories: those that are given first, then in the order in which they come. Capitals make no difference. */
export interface ClassList {
  /** Counts from 0. */
  indexOf(category: string): number;
  names(): readonly string[];
}

export function createClassList(given: readonly string[]): ClassList {
  const names: string[] = [];
  const places = new Map<string, number>();
  const indexOf = (category: string): number => {
    const key = keyOf(category);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, names.length);
    names.push(tidy(category) || 'object');
    return names.length - 1;
  };
  given.forEach(indexOf);
  return { indexOf, names: () => names };
}

/** Names for layers, in the order of their categories, from which `categoryOfName` makes the same categories again. */
export function layerNamesFor(categories: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return categories.map((category) => {
    const name = (tidy(category) || 'object').slice(0, maxLayerName - 8);
    const count = (counts.get(keyOf(name)) ?? 0) + 1;
    counts.set(keyOf(name), count);
    // A name that ends in a number of its own would lose it.
    return count === 1 && categoryOfName(name) === name ? name : `${name} ${count}`;
  });
}
