import { isNode, type XmlName, type XmlNode } from './xml-tree';

const xmlUri = 'http://www.w3.org/XML/1998/namespace';

const escaped = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? `&#${c.charCodeAt(0)};`);
const escapedText = (text: string): string => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

function* namesIn(node: XmlNode): Generator<XmlName> {
  yield node;
  yield* node.attributes;
  for (const child of node.children) if (isNode(child)) yield* namesIn(child);
}

/** One prefix for each namespace: the one that was written first, unless another namespace has it already. */
function prefixesOf(root: XmlNode): ReadonlyMap<string, string> {
  const prefixes = new Map([[xmlUri, 'xml']]);
  const taken = new Set(['xml', '']);
  for (const { uri, prefix } of namesIn(root)) {
    if (uri === '' || prefixes.has(uri)) continue;
    const own = taken.has(prefix) ? `ns${prefixes.size}` : prefix;
    prefixes.set(uri, own);
    taken.add(own);
  }
  return prefixes;
}

/** An element as XML text; all its namespaces are declared at its beginning. */
export function writeXml(root: XmlNode): string {
  const prefixes = prefixesOf(root);
  const written = ({ uri, local }: XmlName): string => (uri === '' ? local : `${prefixes.get(uri) ?? ''}:${local}`);
  const declarations = [...prefixes].filter(([uri]) => uri !== xmlUri).map(([uri, prefix]) => ` xmlns:${prefix}="${escaped(uri)}"`);
  const write = (node: XmlNode, extra: string): string => {
    const name = written(node);
    const attributes = node.attributes.map((attribute) => ` ${written(attribute)}="${escaped(attribute.value)}"`).join('');
    const inside = node.children.map((child) => (isNode(child) ? write(child, '') : escapedText(child))).join('');
    return inside === '' ? `<${name}${extra}${attributes}/>` : `<${name}${extra}${attributes}>${inside}</${name}>`;
  };
  return write(root, declarations.join(''));
}
