const mostElements = 100_000;
const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.-]*)[^<>]*?(\/?)>|([^<]+)/y;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w{2,4}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '0', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/**
 * Names of the objects of a Pascal VOC annotation, in their order: the text of `annotation/object/name`. Parts of
 * objects have names too, which are not these.
 * @throws RangeError for what is not well formed; document types, and with them entities of the file's own, are refused
 */
export function vocObjectNames(xml: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  let elements = 0;
  let text = '';
  const source = xml.replace(/^\ufeff/, '');
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (!found) throw new RangeError(`it is not XML at character ${at}`);
    const [, closing, name, empty, between] = found;
    if (between !== undefined) text += between;
    if (name === undefined) continue;
    if (++elements > mostElements) throw new RangeError(`it has more than ${mostElements} elements`);
    if (closing === '/') {
      if (open.join('/') === 'annotation/object/name') names.push(decoded(text).trim());
      if (open.pop() !== name) throw new RangeError(`'</${name}>' closes nothing`);
    } else if (empty !== '/') {
      if (open.length >= 32) throw new RangeError('its elements are nested too deeply');
      open.push(name);
    }
    text = '';
  }
  if (open.length > 0) throw new RangeError(`'<${open.at(-1)}>' is not closed`);
  return names;
}
