/** A name with the namespace that its prefix stood for; attributes without a prefix have none. */
export interface XmlName {
  readonly uri: string;
  readonly local: string;
  /** As it was written; a suggestion for whoever writes it again. */
  readonly prefix: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

export interface XmlNode extends XmlName {
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly (XmlNode | string)[];
}

const mostNodes = 50_000;
const mostDepth = 60;
const nameChars = String.raw`[A-Za-z_\u00c0-\uffff][\w.\u00b7-\uffff-]*(?::[A-Za-z_\u00c0-\uffff][\w.\u00b7-\uffff-]*)?`;
const opening = new RegExp(String.raw`<(${nameChars})((?:\s+${nameChars}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'y');
const attribute = new RegExp(String.raw`(${nameChars})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const closing = new RegExp(String.raw`</(${nameChars})\s*>`, 'y');
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w{2,4}));|&/g, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal === undefined ? (hex === undefined ? undefined : Number.parseInt(hex, 16)) : Number.parseInt(decimal, 10);
    const found = code === undefined ? named[name ?? ''] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (found === undefined) throw new SyntaxError(`the entity '${whole}' is unknown`);
    return found;
  });
}

type Scope = ReadonlyMap<string, string>;

interface Open {
  readonly written: string;
  readonly node: XmlNode & { readonly children: (XmlNode | string)[] };
  readonly scope: Scope;
}

function resolve(written: string, scope: Scope, isAttribute: boolean): XmlName {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  if (isAttribute && prefix === '') return { uri: '', local: written, prefix };
  const uri = prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : (scope.get(prefix) ?? (prefix === '' ? '' : undefined));
  if (uri === undefined) throw new SyntaxError(`the prefix '${prefix}' stands for nothing`);
  return { uri, local: written.slice(colon + 1), prefix };
}

function open(written: string, attributes: string, outer: Scope): Open {
  const pairs = [...attributes.matchAll(attribute)].map(([, name = '', double, single]) => ({ name, value: decoded(double ?? single ?? '') }));
  const isDeclaration = ({ name }: { readonly name: string }): boolean => name === 'xmlns' || name.startsWith('xmlns:');
  const scope = new Map([...outer, ...pairs.filter(isDeclaration).map(({ name, value }) => [name.slice(6), value] as const)]);
  const own = pairs.filter((pair) => !isDeclaration(pair)).map(({ name, value }) => ({ ...resolve(name, scope, true), value }));
  return { written, scope, node: { ...resolve(written, scope, false), attributes: own, children: [] } };
}

/** Where a comment or an instruction ends. */
function behindMisc(text: string, at: number): number | undefined {
  for (const [from, to] of [['<!--', '-->'], ['<?', '?>']] as const) {
    if (!text.startsWith(from, at)) continue;
    const end = text.indexOf(to, at + from.length);
    if (end < 0) throw new SyntaxError(`'${from}' has no end`);
    return end + to.length;
  }
  return undefined;
}

/**
 * Reads XML with namespaces: elements, attributes, texts, the five named entities and numeric ones. Document types are
 * refused, and with them entities of the file's own, so that nothing can refer outside or grow.
 * @throws SyntaxError for whatever is not well formed, nested more than 60 deep or of more than 50 000 elements
 */
export function readXmlTree(text: string): XmlNode {
  const stack: Open[] = [];
  let root: XmlNode | undefined;
  let nodes = 0;
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next < 0 ? undefined : next);
    if (stack.length > 0 && between !== '') stack.at(-1)?.node.children.push(decoded(between));
    if (next < 0) break;
    const behind = behindMisc(text, next);
    if (behind !== undefined) {
      at = behind;
      continue;
    }
    closing.lastIndex = next;
    const end = closing.exec(text);
    if (end) {
      if (stack.pop()?.written !== end[1]) throw new SyntaxError(`'</${end[1]}>' closes nothing`);
      at = closing.lastIndex;
      continue;
    }
    opening.lastIndex = next;
    const tag = opening.exec(text);
    if (!tag || (root && stack.length === 0)) throw new SyntaxError(`'${text.slice(next, next + 20)}' is not expected`);
    if (++nodes > mostNodes || stack.length >= mostDepth) throw new SyntaxError('too many elements');
    const opened = open(tag[1] ?? '', tag[2] ?? '', stack.at(-1)?.scope ?? new Map());
    stack.at(-1)?.node.children.push(opened.node);
    root ??= opened.node;
    if (tag[3] !== '/') stack.push(opened);
    at = opening.lastIndex;
  }
  if (!root || stack.length > 0) throw new SyntaxError('an element is not closed');
  return root;
}

export const isNode = (child: XmlNode | string): child is XmlNode => typeof child !== 'string';

/** All text in an element, without the space around it. */
export const textOf = (node: XmlNode): string => node.children.map((child) => (isNode(child) ? textOf(child) : child)).join('').trim();
