/** A scalar: quoted either way, or plain up to a comment. */
function scalar(text: string): string {
  const trimmed = text.trim();
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(trimmed);
  if (double) {
    try {
      return JSON.parse(`"${double[1]}"`) as string;
    } catch {
      return double[1] ?? '';
    }
  }
  const single = /^'((?:[^']|'')*)'/.exec(trimmed);
  if (single) return (single[1] ?? '').replaceAll("''", "'");
  return trimmed.replace(/\s+#.*$/, '').trim();
}

/** Pieces of `[a, "b, c", d]` between the commas outside of quotes. */
const pieces = (text: string): readonly string[] => text.match(/(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'])+/g) ?? [];

const flow = (text: string): readonly (readonly [number | undefined, string])[] =>
  pieces(text.slice(1, -1)).map((piece) => {
    const keyed = text.startsWith('{') ? /^\s*["']?(\d+)["']?\s*:(.*)$/s.exec(piece) : null;
    return keyed ? [Number(keyed[1]), scalar(keyed[2] ?? '')] : [undefined, scalar(piece)];
  });

/**
 * The class names of a YOLO data file: `names` as a list or a map, in a block or in brackets. Nothing else of YAML.
 * @returns names by their numbers
 */
export function yamlNames(text: string): ReadonlyMap<number, string> {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => /^names\s*:/.test(line));
  if (start < 0) return new Map();
  const rest = (lines[start] ?? '').replace(/^names\s*:/, '').replace(/^\s+/, '');
  const found = new Map<number, string>();
  const add = (key: number | undefined, name: string): void => void (name !== '' && found.set(key ?? found.size, name));
  if (rest.startsWith('[') || rest.startsWith('{')) {
    const closing = rest.startsWith('[') ? ']' : '}';
    const all = [rest, ...lines.slice(start + 1)].join('\n');
    for (const [key, name] of flow(all.slice(0, all.indexOf(closing) + 1))) add(key, name);
    return found;
  }
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    const keyed = /^\s+["']?(\d+)["']?\s*:(.*)$/.exec(line);
    if (item) add(undefined, scalar(item[1] ?? ''));
    else if (keyed) add(Number(keyed[1]), scalar(keyed[2] ?? ''));
    else if (/^\S/.test(line) && !line.startsWith('#')) break;
  }
  return found;
}
