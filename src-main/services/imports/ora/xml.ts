/** An element with its attributes and the elements in it; text between them is not kept. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
}

const nameChars = String.raw`[A-Za-z_][\w.:-]*`;
const tagPattern = new RegExp(String.raw`<(${nameChars})((?:\s+${nameChars}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'y');
const attributePattern = new RegExp(String.raw`\s+(${nameChars})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'y');
const endPattern = new RegExp(String.raw`</(${nameChars})\s*>`, 'y');
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, body: string) => {
    const entity = /^(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w{2,4}));$/.exec(body);
    const code = entity?.[1] !== undefined ? Number.parseInt(entity[1], 10) : entity?.[2] !== undefined ? Number.parseInt(entity[2], 16) : undefined;
    const found = code === undefined ? named[entity?.[3] ?? ''] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (found === undefined) throw new SyntaxError(`the entity '${whole.slice(0, 20)}' is unknown`);
    return found;
  });
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  attributePattern.lastIndex = 0;
  for (let found = attributePattern.exec(text); found; found = attributePattern.exec(text)) {
    const [, name = '', double, single] = found;
    if (attributes.has(name)) throw new SyntaxError(`the attribute '${name}' is there twice`);
    attributes.set(name, decodeEntities(double ?? single ?? ''));
  }
  return attributes;
}

/** Where markup that carries no element ends: comments, instructions, character data. */
function skipMisc(text: string, at: number): number | undefined {
  for (const [from, to] of [['<!--', '-->'], ['<?', '?>'], ['<![CDATA[', ']]>']] as const) {
    if (!text.startsWith(from, at)) continue;
    const end = text.indexOf(to, at + from.length);
    if (end < 0) throw new SyntaxError(`'${from}' has no end`);
    return end + to.length;
  }
  return undefined;
}

/**
 * Reads the XML that painting programs write: elements, attributes, the five named entities and numeric ones. Document
 * types are refused, and with them entities of the file's own, so that nothing can refer outside or grow.
 * @param mostElements and `mostDepth` are hard limits
 * @throws SyntaxError for whatever is not well formed
 */
export function readXml(text: string, { mostElements, mostDepth }: { readonly mostElements: number; readonly mostDepth: number }): XmlElement {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next < 0 ? undefined : next);
    if (open.length === 0 && between.trim() !== '') throw new SyntaxError('text outside of the root element');
    if (next < 0) break;
    const behind = skipMisc(text, next);
    if (behind !== undefined) {
      at = behind;
      continue;
    }
    if (text.startsWith('<!', next)) throw new SyntaxError('document types are not allowed');
    endPattern.lastIndex = next;
    const end = endPattern.exec(text);
    if (end) {
      if (open.pop()?.name !== end[1]) throw new SyntaxError(`'</${end[1]}>' closes nothing`);
      at = endPattern.lastIndex;
      continue;
    }
    tagPattern.lastIndex = next;
    const tag = tagPattern.exec(text);
    if (!tag) throw new SyntaxError(`'${text.slice(next, next + 20)}' is not an element`);
    if (++elements > mostElements) throw new SyntaxError(`more than ${mostElements} elements`);
    if (open.length >= mostDepth) throw new SyntaxError(`elements nested more than ${mostDepth} deep`);
    const element: OpenElement = { name: tag[1] ?? '', attributes: readAttributes(tag[2] ?? ''), children: [] };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else if (root) throw new SyntaxError('more than one root element');
    else root = element;
    if (tag[3] !== '/') open.push(element);
    at = tagPattern.lastIndex;
  }
  if (!root || open.length > 0) throw new SyntaxError(root ? `'<${open.at(-1)?.name}>' is not closed` : 'there is no element');
  return root;
}
