/** How well a name answers a query, and which of its letters do. */
export interface Match {
  /** Higher is better; comparable between names for the same query. */
  readonly score: number;
  /** Indices of the letters that were found, ascending. */
  readonly at: readonly number[];
}

/** Letter by letter in lower case without accents; one letter stays one, so that indices keep their meaning. */
const plain = (text: string): readonly string[] =>
  Array.from(text, (letter) => letter.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '').slice(0, 1) || letter);

const points = { letter: 1, wordStart: 6, run: 4, first: 3 } as const;

/**
 * The best way to find the letters of `word` in `name` in their order: dynamic programming over (letter, place), with
 * a bonus for a letter that begins a word and for one that follows the letter before it.
 */
function matchWord(word: readonly string[], name: readonly string[]): Match | undefined {
  let row: readonly (Match | undefined)[] = name.map(() => undefined);
  word.forEach((letter, n) => {
    let before: Match | undefined;
    row = name.map((other, place): Match | undefined => {
      const adjacent = place > 0 ? row[place - 1] : undefined;
      // `before` is the best end of the letters so far anywhere left of the place to the left.
      const distant = before;
      if (adjacent && (!before || adjacent.score > before.score)) before = adjacent;
      if (other !== letter) return undefined;
      const isStart = place === 0 || !/[\p{L}\p{N}]/u.test(name[place - 1] ?? '');
      const own = points.letter + (isStart ? points.wordStart : 0) + (place === 0 ? points.first : 0);
      if (n === 0) return { score: own, at: [place] };
      const joined = adjacent && { score: adjacent.score + own + points.run, at: [...adjacent.at, place] };
      const apart = distant && { score: distant.score + own, at: [...distant.at, place] };
      return joined && (!apart || joined.score >= apart.score) ? joined : apart;
    });
  });
  return row.reduce<Match | undefined>((best, match) => (match && (!best || match.score > best.score) ? match : best), undefined);
}

/** Every word of the query has to be found, in any order; undefined when one is not. An empty query finds everything. */
export function fuzzyMatch(query: string, name: string): Match | undefined {
  const letters = plain(name);
  const words = query.split(/\s+/).filter(Boolean).map(plain);
  const matches = words.map((word) => matchWord(word, letters));
  if (matches.some((match) => match === undefined)) return undefined;
  const found = matches.filter((match) => match !== undefined);
  // Of two names that answer equally well the shorter one says less that was not asked for.
  const score = found.reduce((sum, match) => sum + match.score, 0) - letters.length / 100;
  return { score, at: [...new Set(found.flatMap((match) => match.at))].toSorted((a, b) => a - b) };
}
