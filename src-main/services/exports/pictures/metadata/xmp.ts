import { isNode, readXmlTree, textOf, type XmlName, type XmlNode } from './xml-tree';
import { writeXml } from './write-xml';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const dc = 'http://purl.org/dc/elements/1.1/';
const photoshop = 'http://ns.adobe.com/photoshop/1.0/';
const rights = 'http://ns.adobe.com/xap/1.0/rights/';
const tiff = 'http://ns.adobe.com/tiff/1.0/';
const exif = 'http://ns.adobe.com/exif/1.0/';
const meta = 'adobe:ns:meta/';

/** Longer packets hold pictures, and would take long to read. */
const mostCharacters = 2_000_000;

/** True of the old file only, or pictures of what was cut away. */
const dropped: ReadonlySet<string> = new Set([
  ...['Orientation', 'ImageWidth', 'ImageLength', 'BitsPerSample', 'Compression', 'PhotometricInterpretation', 'SamplesPerPixel'].map((name) => tiff + name),
  ...['PixelXDimension', 'PixelYDimension', 'ColorSpace', 'MakerNote'].map((name) => exif + name),
  `${photoshop}ICCProfile`,
  'http://ns.adobe.com/xap/1.0/Thumbnails',
  'http://ns.adobe.com/xmp/note/HasExtendedXMP',
]);
/** Depth maps, gain maps, and pictures and films behind the photo. */
const droppedSpaces = ['http://ns.google.com/photos/', 'http://ns.adobe.com/hdr-gain-map/', 'http://ns.apple.com/HDRGainMap/', 'http://ns.apple.com/pixeldatainfo/'];

const isDropped = ({ uri, local }: XmlName): boolean => dropped.has(uri + local) || droppedSpaces.some((space) => uri.startsWith(space));
const isRight = ({ uri, local }: XmlName): boolean =>
  uri === rights || (uri === dc && (local === 'rights' || local === 'creator')) || (uri === photoshop && local === 'Credit');

/** A packet as the tree of its RDF; `undefined` for what is none. Never throws. */
export function readXmp(packet: Uint8Array): XmlNode | undefined {
  if (packet.length > mostCharacters) return undefined;
  const text = new TextDecoder().decode(packet).replace(/\0+$/, '');
  try {
    const root = readXmlTree(text);
    const found = root.uri === rdf && root.local === 'RDF' ? root : root.children.filter(isNode).find(({ uri, local }) => uri === rdf && local === 'RDF');
    return found;
  } catch {
    return undefined;
  }
}

const isDescription = (child: XmlNode | string): child is XmlNode => isNode(child) && child.uri === rdf && child.local === 'Description';

/** Everything but what is true of the old file only. */
export function cleanXmp(tree: XmlNode): XmlNode {
  const clean = (node: XmlNode): XmlNode => ({
    ...node,
    attributes: node.attributes.filter((attribute) => !isDropped(attribute)),
    children: node.children.filter((child) => !isNode(child) || !isDropped(child)).map((child) => (isNode(child) ? clean(child) : child)),
  });
  return clean(tree);
}

/** Properties that say whose the picture is and what may be done with it, wherever they stand in the packet. */
function rightsIn(tree: XmlNode): readonly XmlNode[] {
  return tree.children.filter(isDescription).flatMap(({ attributes, children }) => [
    ...attributes.filter(isRight).map(({ value, ...name }): XmlNode => ({ ...name, attributes: [], children: [value] })),
    ...children.filter(isNode).filter(isRight),
  ]);
}

const element = (uri: string, prefix: string, local: string, children: XmlNode['children'], attributes: XmlNode['attributes'] = []): XmlNode => ({
  uri,
  prefix,
  local,
  children,
  attributes,
});
const rdfElement = (local: string, children: XmlNode['children'], attributes?: XmlNode['attributes']): XmlNode => element(rdf, 'rdf', local, children, attributes);

const ownRights = (text: string): XmlNode => {
  const language = { uri: 'http://www.w3.org/XML/1998/namespace', prefix: 'xml', local: 'lang', value: 'x-default' };
  return element(dc, 'dc', 'rights', [rdfElement('Alt', [rdfElement('li', [text], [language])])]);
};
const ownCreators = (names: readonly string[]): XmlNode => element(dc, 'dc', 'creator', [rdfElement('Seq', names.map((name) => rdfElement('li', [name])))]);

export interface Rights {
  readonly notice?: string | undefined;
  readonly creators?: readonly string[] | undefined;
  readonly credit?: string | undefined;
}

/** What a packet says of rights, as plain texts. */
export function xmpRights(tree: XmlNode): Rights {
  const properties = rightsIn(tree);
  const find = (uri: string, local: string): XmlNode | undefined => properties.find((node) => node.uri === uri && node.local === local);
  const items = (node: XmlNode | undefined): readonly string[] => {
    const list = node?.children.find(isNode)?.children.filter(isNode).map(textOf) ?? [];
    return (list.length > 0 || !node ? list : [textOf(node)]).filter((text) => text !== '');
  };
  const credit = find(photoshop, 'Credit');
  const creators = items(find(dc, 'creator'));
  return { notice: items(find(dc, 'rights'))[0], creators: creators.length > 0 ? creators : undefined, credit: credit && textOf(credit) };
}

/** The smallest tree that says what `tree` says of rights, completed by `known` where it says nothing; `undefined` where nobody does. */
export function rightsOnly(tree: XmlNode | undefined, known: Rights): XmlNode | undefined {
  const own = tree ? rightsIn(tree) : [];
  const has = (uri: string, local: string): boolean => own.some((node) => node.uri === uri && node.local === local);
  const properties = [
    ...own,
    ...(known.notice !== undefined && !has(dc, 'rights') ? [ownRights(known.notice)] : []),
    ...(known.creators && !has(dc, 'creator') ? [ownCreators(known.creators)] : []),
    ...(known.credit !== undefined && !has(photoshop, 'Credit') ? [element(photoshop, 'photoshop', 'Credit', [known.credit])] : []),
  ];
  if (properties.length === 0) return undefined;
  return rdfElement('RDF', [rdfElement('Description', properties, [{ uri: rdf, prefix: 'rdf', local: 'about', value: '' }])]);
}

/** XMP specification part 1, 7.3: a packet without room for changes in place. */
export const xmpPacket = (tree: XmlNode): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>${writeXml(element(meta, 'x', 'xmpmeta', [tree]))}<?xpacket end="r"?>`;
