import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { displayP3Profile } from '../../../../src-main/services/exports/pictures/colour/known-profiles';
import { encodePicture } from '../../../../src-main/services/exports/pictures/encode-picture';
import { readIptc } from '../../../../src-main/services/exports/pictures/metadata/iptc';
import { readExif } from '../../../../src-main/services/exports/pictures/metadata/read-exif';
import { readXmp } from '../../../../src-main/services/exports/pictures/metadata/xmp';
import type { Picture } from '../../../../src-main/services/exports/pictures/picture';
import type { OpenImage } from '../../../../src-main/services/images/images';
import type { PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import { noise } from '../../../helpers/fixture-images';
import { exifOf, withSegments } from './exif-fixture';
import { openPhoto, samples } from './photo-files';
import { jpegSegments, pngChunks, tiffTags, webpChunks, type Tags } from './read-files';

const secret = 'THUMBNAIL-OF-WHAT-WAS-CUT-AWAY';

const exif = exifOf({
  image: [
    [0x010f, 2, 'Maker'],
    [0x0110, 2, 'Model 5'],
    [0x0112, 3, [6]],
    [0x011a, 5, [300, 1]],
    [0x013b, 2, 'Ada Müller; Bo'],
    [0x8298, 2, '(c) 2024 Ada Müller'],
    [0x501b, 7, Buffer.from(secret)],
    [0x8649, 7, Buffer.from(secret)],
  ],
  camera: [
    [0x829a, 5, [1, 250]],
    [0x8827, 3, [400]],
    [0x927c, 7, Buffer.from(secret)],
    [0xa001, 3, [1]],
    [0xa002, 4, [4000]],
    [0xa003, 4, [3000]],
    [0xa434, 2, 'A lens 50 mm'],
  ],
  gps: [
    [0x0001, 2, 'N'],
    [0x0002, 5, [48, 1, 8, 1, 1234, 100]],
  ],
  thumbnail: Buffer.from(secret),
});

const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <!-- a comment -->
 <rdf:Description rdf:about="" xmlns:q="http://purl.org/dc/elements/1.1/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" tiff:Orientation="6" xmp:Rating="4"
   photoshop:Credit="Agency &amp; Co" photoshop:City="Ulm" xmpRights:Marked="True">
  <q:rights><rdf:Alt><rdf:li xml:lang="x-default">(c) &#65;da &lt;X&gt;</rdf:li></rdf:Alt></q:rights>
  <q:creator><rdf:Seq><rdf:li>Ada</rdf:li></rdf:Seq></q:creator>
  <q:description><rdf:Alt><rdf:li xml:lang="x-default">A view</rdf:li></rdf:Alt></q:description>
  <xmp:Thumbnails><rdf:Alt><rdf:li>${secret}</rdf:li></rdf:Alt></xmp:Thumbnails>
 </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

function dataset(number: number, value: string, record = 2): Buffer {
  const data = Buffer.from(value, 'utf8');
  return Buffer.concat([Buffer.from([0x1c, record, number, data.length >>> 8, data.length & 255]), data]);
}

function resource(id: number, data: Buffer): Buffer {
  const head = Buffer.from([0x38, 0x42, 0x49, 0x4d, id >>> 8, id & 255, 3, 0x61, 0x62, 0x63, 0, 0, 0, 0]);
  head.writeUInt32BE(data.length, 10);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}

const records = Buffer.concat([dataset(90, '\x1b%G', 1), dataset(80, 'Ada'), dataset(90, 'Ulm'), dataset(110, 'Agency'), dataset(116, '(c) Ada'), dataset(202, secret)]);
const iptc = Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), resource(0x040c, Buffer.from(secret)), resource(0x0404, records)]);

const plainJpeg = (): Promise<Buffer> => sharp(noise(24, 16).data, { raw: { width: 24, height: 16, channels: 3 } }).jpeg().toBuffer();

const photo = async (): Promise<OpenImage> =>
  openPhoto(
    withSegments(await plainJpeg(), [
      [0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])],
      [0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), Buffer.from(xmp)])],
      [0xed, iptc],
    ]),
  );

const picture: Picture = { raster: noise(20, 10, 4), left: 0, top: 0, canvas: { width: 20, height: 10 } };

const formats: readonly (readonly [string, PixelFormat])[] = [
  ['PNG', { type: 'png', depth: 8 }],
  ['PNG of 16 bits', { type: 'png', depth: 16 }],
  ['PNG with a palette', { type: 'png', depth: 8, colours: 16 }],
  ['JPEG', { type: 'jpeg', quality: 95 }],
  ['WebP', { type: 'webp', quality: 95, lossless: false }],
  ['lossless WebP', { type: 'webp', quality: 95, lossless: true }],
  ['TIFF', { type: 'tiff', depth: 8 }],
  ['TIFF of 16 bits', { type: 'tiff', depth: 16 }],
  ['AVIF', { type: 'avif', quality: 95 }],
];

const encode = async (format: PixelFormat, metadata: ExportOutput['metadata'], of?: OpenImage, colour: ExportOutput['colour'] = 'srgb'): Promise<Uint8Array> =>
  encodePicture(picture, { format, colour, metadata, photo: of ?? (await photo()) });

/** The EXIF block, found in each file without the help of who wrote it. */
function exifIn(file: Uint8Array, format: PixelFormat, fallback: Buffer | undefined): Buffer | undefined {
  switch (format.type) {
    case 'png':
      return pngChunks(file).find(({ name }) => name === 'eXIf')?.data;
    case 'webp':
      return webpChunks(file).find(({ name }) => name === 'EXIF')?.data;
    case 'jpeg':
      return jpegSegments(file).find(({ name, data }) => name === 'e1' && data.toString('latin1', 0, 4) === 'Exif')?.data.subarray(6);
    case 'tiff':
      return Buffer.from(file);
    case 'avif':
      return fallback?.subarray(6);
  }
}

const child = (block: Buffer, tags: Tags, pointer: number): Tags => tiffTags(block, Number((tags.get(pointer) as readonly number[] | undefined)?.[0]));

describe.each(formats)('a %s', (_name, format) => {
  it('carries nothing unless it is asked to', async () => {
    const file = await encode(format, 'none');
    const meta = await sharp(file).metadata();
    expect([meta.exif, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(file).includes('Ada')).toBe(false);
  });

  it('says whose it is, and nothing else', async () => {
    const file = await encode(format, 'copyright');
    const meta = await sharp(file).metadata();
    const packet = meta.xmpAsString ?? '';
    expect(packet).toContain('(c) Ada &lt;X&gt;');
    expect(packet).toContain('Agency &amp; Co');
    expect(packet).toMatch(/xmpRights:Marked[^<]*True/);
    expect(packet).not.toMatch(/Ulm|A view|Rating|Orientation/);
    const block = exifIn(file, format, meta.exif) ?? Buffer.alloc(0);
    const tags = tiffTags(block);
    expect([tags.get(0x8298), tags.get(0x013b)]).toEqual(['(c) 2024 Ada Müller', 'Ada Müller; Bo']);
    expect([tags.get(0x010f), tags.get(0x8825)]).toEqual([undefined, undefined]);
    for (const word of [secret, 'Ulm', 'Maker', 'A lens']) expect(Buffer.from(file).includes(word), word).toBe(false);
  });

  it('carries everything that is still true, upright', async () => {
    const file = await encode(format, 'all', undefined, 'display-p3');
    const meta = await sharp(file).metadata();
    expect(meta.orientation ?? 1).toBe(1);
    expect(meta.icc?.equals(displayP3Profile)).toBe(true);
    expect([meta.width, meta.height]).toEqual([20, 10]);
    const block = exifIn(file, format, meta.exif) ?? Buffer.alloc(0);
    const tags = tiffTags(block);
    expect([tags.get(0x010f), tags.get(0x0110), tags.get(0x0112)]).toEqual(['Maker', 'Model 5', [1]]);
    expect((tags.get(0x011a) as number[])[0]).toBeCloseTo(300, 1);
    const camera = child(block, tags, 0x8769);
    expect([camera.get(0x829a), camera.get(0x8827), camera.get(0xa434)]).toEqual([[1 / 250], [400], 'A lens 50 mm']);
    expect([camera.get(0xa001), camera.get(0xa002), camera.get(0xa003)].map((v) => Number((v as number[])[0]))).toEqual([0xffff, 20, 10]);
    const gps = child(block, tags, 0x8825);
    expect([gps.get(1), gps.get(2)]).toEqual(['N', [48, 8, 12.34]]);
    const packet = meta.xmpAsString ?? '';
    expect(packet).toContain('A view');
    expect(packet).toMatch(/Rating="4"/);
    expect(packet).not.toMatch(/Orientation|Thumbnails/);
    expect(Buffer.from(file).includes(secret)).toBe(false);
  });

  it('has the same pixels with metadata as without', async () => {
    if (format.type !== 'avif') expect(await samples(await encode(format, 'all'))).toEqual(await samples(await encode(format, 'none')));
    else expect((await samples(await encode(format, 'all'))).length).toBe(20 * 10 * 4);
  });
});

it('IPTC records are kept where the format has a place for them', async () => {
  const jpeg = await encode({ type: 'jpeg', quality: 90 }, 'all');
  const block = jpegSegments(jpeg).find(({ name }) => name === 'ed')?.data.toString('utf8') ?? '';
  expect(block).toContain('Ulm');
  expect(readIptc((await sharp(jpeg).metadata()).iptc ?? new Uint8Array()).rights).toEqual({ notice: '(c) Ada', credit: 'Agency', creators: ['Ada'] });
  const tiff = await encode({ type: 'tiff', depth: 8 }, 'copyright');
  const tag = Buffer.from(tiffTags(Buffer.from(tiff)).get(33_723) as number[]).toString('utf8');
  expect(tag).toContain('(c) Ada');
  expect(tag).not.toContain('Ulm');
});

it('rights that only EXIF knows are told in XMP too', async () => {
  const bytes = withSegments(await plainJpeg(), [[0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])]]);
  const meta = await sharp(await encode({ type: 'webp', quality: 90, lossless: false }, 'copyright', await openPhoto(bytes))).metadata();
  const tree = meta.xmp && readXmp(meta.xmp);
  expect(tree).toBeDefined();
  expect(meta.xmpAsString).toContain('<rdf:li>Ada Müller</rdf:li><rdf:li>Bo</rdf:li>');
  expect(meta.xmpAsString).toContain('<rdf:li xml:lang="x-default">(c) 2024 Ada Müller</rdf:li>');
});

it('a photo without metadata gives files without', async () => {
  const bare = await openPhoto(await plainJpeg());
  for (const wanted of ['copyright', 'all'] as const) {
    expect(await encode({ type: 'png', depth: 8 }, wanted, bare)).toEqual(await encode({ type: 'png', depth: 8 }, 'none', bare));
  }
});

it('a TIFF photo says what it says in its own directory, without its other pictures', async () => {
  const tiff = await sharp(noise(24, 16).data, { raw: { width: 24, height: 16, channels: 3 } }).tiff({ compression: 'none' }).toBuffer();
  const named = await encodePicture({ ...picture }, { format: { type: 'tiff', depth: 8 }, colour: 'srgb', metadata: 'all', photo: await photo() });
  expect((await sharp(tiff).metadata()).format).toBe('tiff');
  const file = await encode({ type: 'png', depth: 8 }, 'all', await openPhoto(named));
  const tags = tiffTags(pngChunks(file).find(({ name }) => name === 'eXIf')?.data ?? Buffer.alloc(0));
  expect([tags.get(0x010f), tags.get(0x0112), tags.get(256), tags.get(273)]).toEqual(['Maker', [1], undefined, undefined]);
});

it('a long profile is cut into segments that fit', async () => {
  const long = Buffer.concat([Buffer.from(displayP3Profile), Buffer.alloc(150_000, 7)]);
  long.writeUInt32BE(long.length, 0);
  const file = await encodePicture({ ...picture, profile: long }, { format: { type: 'jpeg', quality: 90 }, colour: 'keep', metadata: 'none' });
  expect((await sharp(file).metadata()).icc?.equals(long)).toBe(true);
});

describe('damaged metadata', () => {
  it('never stops a reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: exif.length - 1 }), fc.nat({ max: 255 }), (noiseBytes, at, value) => {
        const broken = Buffer.from(exif);
        broken[at] = value;
        readExif(broken);
        readExif(Buffer.concat([Buffer.from('II*\0', 'latin1'), noiseBytes]));
        const brokenIptc = Buffer.from(iptc);
        brokenIptc[at % iptc.length] = value;
        readIptc(brokenIptc);
        readIptc(noiseBytes);
        const brokenXmp = Buffer.from(xmp);
        brokenXmp[at % brokenXmp.length] = value;
        readXmp(brokenXmp);
        readXmp(noiseBytes);
      }),
      { numRuns: 1000 },
    );
  });

  it('of XMP with entities of its own is left out', () => {
    expect(readXmp(Buffer.from(`<!DOCTYPE x [<!ENTITY a "b">]>${xmp}`))).toBeUndefined();
    expect(readXmp(Buffer.from('<a:b/>'))).toBeUndefined();
    expect(readXmp(Buffer.from('<x>'.repeat(100)))).toBeUndefined();
  });

  it('is left out of the file, which is made all the same', async () => {
    const bytes = withSegments(await plainJpeg(), [[0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta', 'latin1')], [0xed, iptc.subarray(0, 40)]]);
    const file = await encode({ type: 'png', depth: 8 }, 'all', await openPhoto(bytes));
    expect((await sharp(file).metadata()).xmp).toBeUndefined();
    expect((await sharp(file).metadata()).width).toBe(20);
  });
});
