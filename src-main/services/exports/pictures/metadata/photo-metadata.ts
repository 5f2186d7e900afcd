import type { Size } from '../../../../../src-preload/model/geometry';
import type { ExportOutput } from '../../../../../src-preload/model/exporting/export-output';
import type { OpenImage } from '../../../images/images';
import { asBuffer, sharp } from '../../../images/sharp';
import { cleanExif } from './clean-exif';
import type { FileMetadata } from './file-metadata';
import { readIptc, type Iptc } from './iptc';
import { readExif } from './read-exif';
import { asciiEntry, type Directory, type DirectoryEntry } from './tiff-directory';
import { cleanXmp, readXmp, rightsOnly, xmpPacket, xmpRights, type Rights } from './xmp';
import type { XmlNode } from './xml-tree';

const artistTag = 0x013b;
const copyrightTag = 0x8298;

interface Sources {
  readonly exif: Directory | undefined;
  readonly xmp: XmlNode | undefined;
  readonly iptc: Iptc;
}

async function readSources({ bytes, info }: OpenImage): Promise<Sources> {
  const meta = await sharp(asBuffer(bytes), { limitInputPixels: false }).metadata();
  // A TIFF file is laid out like an EXIF block, and libvips does not look for one in it.
  const exif = info.format === 'tiff' ? bytes : meta.exif;
  return { exif: exif && readExif(exif), xmp: meta.xmp && readXmp(meta.xmp), iptc: readIptc(meta.iptc ?? new Uint8Array()) };
}

/** EXIF keeps the editor's copyright behind the photographer's, after a zero. */
function exifText(exif: Directory | undefined, tag: number): string | undefined {
  const text = exif?.entries.find((entry) => entry.tag === tag && entry.type === 2)?.data.toString('utf8').replaceAll('\0', ' ').trim();
  return text === '' ? undefined : text;
}

function exifRights(exif: Directory | undefined): Rights {
  const artists = exifText(exif, artistTag)?.split(';').map((name) => name.trim()).filter((name) => name !== '');
  return { notice: exifText(exif, copyrightTag), creators: artists };
}

const firstOf = (rights: readonly Rights[]): Rights => ({
  notice: rights.find(({ notice }) => notice !== undefined)?.notice,
  creators: rights.find(({ creators }) => creators !== undefined)?.creators,
  credit: rights.find(({ credit }) => credit !== undefined)?.credit,
});

/** What each kind of metadata says of rights, completed by what the others say: readers look at one of them. */
function copyright({ exif, xmp, iptc }: Sources): FileMetadata {
  const known = firstOf([xmp ? xmpRights(xmp) : {}, iptc.rights, exifRights(exif)]);
  const kept = (tag: number, text: string | undefined): readonly DirectoryEntry[] => {
    const own = exif?.entries.find((entry) => entry.tag === tag && entry.type === 2);
    return own ? [own] : text === undefined ? [] : [asciiEntry(tag, text)];
  };
  const entries = [...kept(artistTag, known.creators?.join('; ')), ...kept(copyrightTag, known.notice)];
  const packet = rightsOnly(xmp, known);
  return { exif: entries.length > 0 ? { entries, children: [] } : undefined, xmp: packet && xmpPacket(packet), iptc: iptc.rightsOnly };
}

/**
 * What of a photo's metadata goes into a picture made from it. Malformed metadata is left out: a picture is worth
 * more than its notes. Nothing here can show or describe pixels that were cut away.
 *
 * `copyright`: EXIF Artist and Copyright, IPTC by-line, credit and copyright notice, XMP dc:creator, dc:rights,
 * photoshop:Credit and xmpRights. `all`: also the rest, the place included, without thumbnails, makers' notes and what
 * is true of the old file only; upright, with the picture's own size.
 * @param size the picture's
 * @param isSrgb whether its numbers are sRGB
 */
export async function photoMetadata(photo: OpenImage, wanted: ExportOutput['metadata'], size: Size, isSrgb: boolean): Promise<FileMetadata> {
  if (wanted === 'none') return {};
  const sources = await readSources(photo);
  if (wanted === 'copyright') return copyright(sources);
  const { exif, xmp, iptc } = sources;
  return { exif: exif && cleanExif(exif, size, isSrgb), xmp: xmp && xmpPacket(cleanXmp(xmp)), iptc: iptc.all };
}
