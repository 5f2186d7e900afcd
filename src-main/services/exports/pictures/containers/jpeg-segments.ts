import { exifBlock, type FileMetadata } from '../metadata/file-metadata';

/** A segment's length is 16 bits and counts itself. */
const mostData = 65_533;
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const iccName = 'ICC_PROFILE\0';
const iptcResource = 0x0404;

function segment(marker: number, name: string, data: Uint8Array): readonly Buffer[] {
  const length = 2 + name.length + data.length;
  if (length - 2 > mostData) return [];
  return [Buffer.concat([Buffer.from([0xff, marker, length >>> 8, length & 0xff]), Buffer.from(name, 'latin1'), data])];
}

/** ICC.1:2022 annex B.4: pieces that say which of how many they are. */
function profileSegments(icc: Uint8Array): readonly Buffer[] {
  const most = mostData - iccName.length - 2;
  const count = Math.ceil(icc.length / most);
  if (count > 255) return [];
  return Array.from({ length: count }, (_, i) => segment(0xe2, `${iccName}${String.fromCharCode(i + 1, count)}`, icc.subarray(i * most, (i + 1) * most))).flat();
}

/** The records as the one resource that Photoshop keeps them in: signature, number, an empty name, length. */
function iptcResources(iptc: Uint8Array): Buffer {
  const head = Buffer.from([0x38, 0x42, 0x49, 0x4d, iptcResource >>> 8, iptcResource & 0xff, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(iptc.length, 8);
  return Buffer.concat([head, iptc, Buffer.alloc(iptc.length & 1)]);
}

/**
 * A JPEG file with a profile and metadata behind its JFIF segment. EXIF, XMP and IPTC that are too long for one
 * segment (64 KiB) are left out.
 */
export function withJpegSegments(file: Uint8Array, { icc, exif, xmp, iptc }: FileMetadata): Uint8Array<ArrayBuffer> {
  const hasJfif = file[2] === 0xff && file[3] === 0xe0;
  const at = hasJfif ? 4 + (file[4] ?? 0) * 256 + (file[5] ?? 0) : 2;
  return new Uint8Array(
    Buffer.concat([
      file.subarray(0, at),
      ...(exif ? segment(0xe1, 'Exif\0\0', exifBlock(exif)) : []),
      ...(xmp === undefined ? [] : segment(0xe1, xmpName, Buffer.from(xmp, 'utf8'))),
      ...(iptc ? segment(0xed, 'Photoshop 3.0\0', iptcResources(iptc)) : []),
      ...(icc ? profileSegments(icc) : []),
      file.subarray(at),
    ]),
  );
}
