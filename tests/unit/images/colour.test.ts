import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { createImages } from '../../../src-main/services/images/create-images';
import { iccDescription } from '../../../src-main/services/images/icc-description';
import { distance, pixel, plain } from '../../helpers/fixture-images';

const colour = [200, 80, 40] as const;
const open = async (bytes: Uint8Array) => createImages().open({ kind: 'bytes', name: 'photo', bytes });

/** Stores other numbers for the same colour: the pixels below are Display P3's for sRGB (200, 80, 40). */
const p3Numbers = async (): Promise<readonly number[]> => {
  const bytes = await plain(colour).withIccProfile('p3').png().toBuffer();
  const { data } = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 3)];
};

describe('colour', () => {
  it.each([
    ['PNG', () => plain(colour).withIccProfile('p3').png()],
    ['16-bit PNG', () => plain(colour).toColourspace('rgb16').withIccProfile('p3').png()],
    ['JPEG', () => plain(colour).withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['WebP', () => plain(colour).withIccProfile('p3').webp({ lossless: true })],
    ['AVIF', () => plain(colour).withIccProfile('p3').avif({ quality: 100, effort: 0, chromaSubsampling: '4:4:4' })],
  ])('of a Display P3 %s is converted to sRGB, and the profile is remembered', async (_, encode) => {
    expect(distance(await p3Numbers(), colour)).toBeGreaterThan(8);
    const image = await open(await encode().toBuffer());
    expect(distance(pixel(await image.full(), 4, 4), colour)).toBeLessThanOrEqual(2);
    expect(image.info.profile).toMatch(/P3|sP3/);
  });

  it('of CMYK with a profile goes through it', async () => {
    const image = await open(await plain(colour).withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer());
    const full = await image.full();
    expect(image.info).toMatchObject({ space: 'cmyk', profile: 'Chemical proof' });
    expect(full.channels).toBe(3);
    // A press profile holds fewer colours than a screen, and perceptual conversion moves all of them a little.
    expect(distance(pixel(full, 4, 4), colour)).toBeLessThan(32);
    const grey = await open(await plain([128, 128, 128]).withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer());
    expect(distance(pixel(await grey.full(), 4, 4), [128, 128, 128])).toBeLessThan(20);
  });

  it('of CMYK without a profile is near', async () => {
    const image = await open(await plain([128, 128, 128]).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer());
    expect(image.info).toMatchObject({ space: 'cmyk' });
    expect(image.info.profile).toBeUndefined();
    expect(distance(pixel(await image.full(), 4, 4), [128, 128, 128])).toBeLessThan(20);
  });

  it('stays exact where there is no profile', async () => {
    const image = await open(await plain([1, 2, 3]).png().toBuffer());
    expect(pixel(await image.full(), 0, 0)).toEqual([1, 2, 3]);
    expect(image.info.profile).toBeUndefined();
  });
});

describe('profile descriptions', () => {
  const profile = (tag: Buffer): Buffer => {
    const head = Buffer.alloc(144);
    head.writeUInt32BE(1, 128);
    head.write('desc', 132, 'latin1');
    head.writeUInt32BE(144, 136);
    head.writeUInt32BE(tag.length, 140);
    return Buffer.concat([head, tag]);
  };
  const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

  it('reads version 2 text', () => {
    const tag = Buffer.concat([Buffer.from('desc\0\0\0\0\0\0\0\x0a', 'latin1'), Buffer.from('Adobe RGB\0')]);
    expect(iccDescription(profile(tag))).toBe('Adobe RGB');
  });

  it('prefers English among several languages', () => {
    const [german, english] = [utf16be('Farbe'), utf16be('Colour')];
    const tag = Buffer.alloc(40);
    tag.write('mluc', 0, 'latin1');
    tag.writeUInt32BE(2, 8);
    tag.writeUInt32BE(12, 12);
    tag.write('deDE', 16, 'latin1');
    tag.writeUInt32BE(german.length, 20);
    tag.writeUInt32BE(40, 24);
    tag.write('enUS', 28, 'latin1');
    tag.writeUInt32BE(english.length, 32);
    tag.writeUInt32BE(40 + german.length, 36);
    expect(iccDescription(profile(Buffer.concat([tag, german, english])))).toBe('Colour');
  });

  it('says nothing for malformed profiles, and never throws', async () => {
    const real = (await sharp(await plain(colour).withIccProfile('p3').png().toBuffer()).metadata()).icc ?? Buffer.alloc(0);
    for (let length = 0; length < real.length; length += 7) expect(() => iccDescription(real.subarray(0, length))).not.toThrow();
    for (let at = 0; at < real.length; at += 3) {
      const bent = Buffer.from(real);
      bent.fill(0xff, at, Math.min(at + 4, bent.length));
      expect(() => iccDescription(bent)).not.toThrow();
    }
    expect(iccDescription(Buffer.alloc(200, 0xff))).toBeUndefined();
  });
});
