/** What the first bytes of a file say it is. */
export type Signature =
  | { readonly kind: 'readable'; readonly format: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'tiff' | 'svg'; readonly label: string }
  /** Known, but there is no decoder for it here. */
  | { readonly kind: 'foreign'; readonly label: string; readonly hint?: string }
  | { readonly kind: 'unknown' };

interface Head {
  readonly text: string;
  readonly bytes: Uint8Array;
}

const starts = (prefix: string, at = 0) => ({ text }: Head): boolean => text.startsWith(prefix, at);

const readable: readonly (readonly [Extract<Signature, { kind: 'readable' }>['format'], string, (head: Head) => boolean])[] = [
  ['png', 'PNG', starts('\x89PNG\r\n\x1a\n')],
  ['jpeg', 'JPEG', starts('\xff\xd8\xff')],
  ['webp', 'WebP', (h) => starts('RIFF')(h) && starts('WEBP', 8)(h)],
  ['gif', 'GIF', (h) => starts('GIF87a')(h) || starts('GIF89a')(h)],
  ['tiff', 'TIFF', (h) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((magic) => h.text.startsWith(magic))],
];

const foreign: readonly (readonly [string, (head: Head) => boolean])[] = [
  ['a JPEG XL picture', (h) => starts('\xff\x0a')(h) || starts('\0\0\0\x0cJXL ')(h)],
  ['a JPEG 2000 picture', (h) => starts('\0\0\0\x0cjP  ')(h) || starts('\xff\x4f\xff\x51')(h)],
  ['a Windows bitmap (BMP)', (h) => starts('BM')(h) && starts('\0\0\0\0', 6)(h)],
  ['a Photoshop document', starts('8BPS')],
  ['a PDF document', starts('%PDF')],
  ['an icon file (ICO)', starts('\0\0\x01\0')],
  ['an OpenEXR picture', starts('\x76\x2f\x31\x01')],
  ['a GIMP document', starts('gimp xcf')],
  ['a Fujifilm raw photo', starts('FUJIFILMCCD-RAW')],
  ['a compressed file (gzip)', starts('\x1f\x8b')],
  ['a zip archive', starts('PK\x03\x04')],
];

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

/** ISO base media files say who may read them: a main brand and compatible ones. */
function isoMedia({ text, bytes }: Head): Signature | undefined {
  if (!text.startsWith('ftyp', 4)) return undefined;
  const length = Math.min(text.length, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
  const brands = [text.slice(8, 12)];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(text.slice(at, at + 4));
  const main = brands[0] ?? '';
  if (heicBrands.includes(main)) return heic;
  if (brands.includes('avif') || brands.includes('avis')) return { kind: 'readable', format: 'avif', label: 'AVIF' };
  if (brands.some((brand) => heicBrands.includes(brand))) return heic;
  return { kind: 'foreign', label: main.startsWith('crx') ? 'a Canon raw photo' : 'a video or an unknown media file' };
}

const heic: Signature = {
  kind: 'foreign',
  label: 'a HEIC photo (HEVC-coded)',
  hint: 'Export it as JPEG or PNG first; iPhones save JPEG with Settings > Camera > Formats > Most Compatible.',
};

/** Decides by content, never by the name: names lie. Looks at the first 4 KiB. */
export function signatureOf(file: Uint8Array): Signature {
  const bytes = file.subarray(0, 4096);
  const head: Head = { bytes, text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') };
  const media = isoMedia(head);
  if (media) return media;
  const known = readable.find(([, , matches]) => matches(head));
  if (known) return { kind: 'readable', format: known[0], label: known[1] };
  const other = foreign.find(([, matches]) => matches(head));
  if (other) return { kind: 'foreign', label: other[0] };
  // The decoder looks no further than the root element, which comments and a doctype may push down.
  if (/^(\xef\xbb\xbf)?\s*</.test(head.text) && head.text.includes('<svg')) return { kind: 'readable', format: 'svg', label: 'SVG' };
  if (bytes.length > 0 && !head.text.includes('\0')) return { kind: 'foreign', label: 'a text file' };
  return { kind: 'unknown' };
}
