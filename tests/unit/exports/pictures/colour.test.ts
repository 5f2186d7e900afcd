import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writeIcc } from '../../../../src-main/services/exports/pictures/colour/icc-writer';
import { adobeRgbProfile, displayP3Profile, srgbProfile } from '../../../../src-main/services/exports/pictures/colour/known-profiles';
import { isRgbProfile } from '../../../../src-main/services/exports/pictures/colour/profile-kind';
import { encodePicture } from '../../../../src-main/services/exports/pictures/encode-picture';
import { exactCutout } from '../../../../src-main/services/exports/pictures/exact-cutout';
import { photoPixels } from '../../../../src-main/services/exports/pictures/photo-pixels';
import type { Picture } from '../../../../src-main/services/exports/pictures/picture';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import { iccDescription } from '../../../../src-main/services/images/icc-description';
import { distance } from '../../../helpers/fixture-images';
import { exifOf } from './exif-fixture';
import { deepSamples, foreignP3, maskOf, openPhoto, rgbPng, samples, taggedPng, withChunk, type Rgb } from './photo-files';

const png: PixelFormat = { type: 'png', depth: 8 };
const png16: PixelFormat = { type: 'png', depth: 16 };


async function exported(photo: Awaited<ReturnType<typeof openPhoto>>, colour: ExportOutput['colour'], format: PixelFormat = png): Promise<Uint8Array> {
  const depth = format.type === 'png' || format.type === 'tiff' ? format.depth : 8;
  const { raster, profile } = await photoPixels(photo, undefined, { colour, depth });
  const picture = { raster, profile, left: 0, top: 0, canvas: { width: raster.width, height: raster.height } } as Picture;
  return encodePicture(picture, { format, colour, metadata: 'none', photo });
}

const plainPicture = (rgb: Rgb, alpha?: number): Picture => {
  const data = Uint8Array.from(alpha === undefined ? rgb : [...rgb, alpha]);
  return { raster: { width: 1, height: 1, channels: alpha === undefined ? 3 : 4, data }, left: 0, top: 0, canvas: { width: 1, height: 1 } };
};

/** Adobe RGB (1998) of an sRGB colour, from the published numbers of both (D65, no adaptation needed). */
function adobeOf(rgb: Rgb): readonly number[] {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
  const x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b;
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  const z = 0.0193339 * r + 0.119192 * g + 0.9503041 * b;
  const linear = [2.0413690 * x - 0.5649464 * y - 0.3446944 * z, -0.969266 * x + 1.8760108 * y + 0.041556 * z, 0.0134474 * x - 0.1183897 * y + 1.0154096 * z];
  return linear.map((v) => Math.round(255 * Math.max(0, v) ** (256 / 563)));
}

describe('profiles that are written here', () => {
  it('have the published colorants, adapted to D50', () => {
    const colorant = (icc: Uint8Array, name: string): readonly number[] => {
      const bytes = Buffer.from(icc);
      const entry = Array.from({ length: bytes.readUInt32BE(128) }, (_, i) => 132 + i * 12).find((at) => bytes.toString('latin1', at, at + 4) === name) ?? 0;
      const at = bytes.readUInt32BE(entry + 4) + 8;
      return [0, 4, 8].map((offset) => bytes.readInt32BE(at + offset) / 65_536);
    };
    const close = (got: readonly number[], want: readonly number[]): void => got.forEach((v, i) => expect(v).toBeCloseTo(want[i] ?? 0, 3));
    // As in Adobe's AdobeRGB1998.icc, Apple's Display P3.icc and HP's sRGB profile.
    close(colorant(adobeRgbProfile, 'rXYZ'), [0.60974, 0.31111, 0.01947]);
    close(colorant(adobeRgbProfile, 'gXYZ'), [0.20528, 0.62567, 0.06087]);
    close(colorant(adobeRgbProfile, 'bXYZ'), [0.14919, 0.06322, 0.74457]);
    close(colorant(displayP3Profile, 'rXYZ'), [0.51512, 0.2412, -0.00105]);
    close(colorant(displayP3Profile, 'gXYZ'), [0.29198, 0.69225, 0.04189]);
    close(colorant(srgbProfile, 'bXYZ'), [0.14307, 0.06061, 0.7141]);
  });

  it('bring white to white and say their names', async () => {
    for (const [profile, name] of [[adobeRgbProfile, 'Compatible with Adobe RGB (1998)'], [displayP3Profile, 'Display P3'], [srgbProfile, 'sRGB']] as const) {
      const file = taggedPng(await rgbPng(1, [[255, 255, 255]]), Buffer.from(profile));
      expect(await samples(await sharp(file).png().toBuffer())).toEqual([255, 255, 255]);
      expect(iccDescription(profile)).toBe(name);
      expect(isRgbProfile(profile)).toBe(true);
      expect(Buffer.from(profile).readUInt32BE(0)).toBe(profile.length);
    }
  });

  it('are the same for the same space', () => {
    const space = { description: 'x', red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: [0.3127, 0.329], transfer: { kind: 'power', gamma: 2.2 } } as const;
    expect(writeIcc(space)).toEqual(writeIcc(space));
  });

  it('are told from profiles of greys and from rubbish', async () => {
    const grey = Buffer.from(adobeRgbProfile);
    grey.write('GRAY', 16, 'latin1');
    expect(isRgbProfile(grey)).toBe(false);
    expect(isRgbProfile(new Uint8Array(40))).toBe(false);
    expect(isRgbProfile(new Uint8Array())).toBe(false);
    expect(isRgbProfile(await foreignP3())).toBe(true);
  });
});

describe('pixels that are sRGB', () => {
  const colours: readonly Rgb[] = [[200, 30, 60], [90, 250, 130], [0, 0, 0], [255, 255, 255], [127, 128, 129]];

  it('become the numbers of Adobe RGB', async () => {
    for (const rgb of colours) {
      const file = await encodePicture(plainPicture(rgb), { format: png, colour: 'adobe-rgb', metadata: 'none' });
      expect(distance(await samples(file), adobeOf(rgb))).toBeLessThanOrEqual(1);
      expect((await sharp(file).metadata()).icc?.equals(adobeRgbProfile)).toBe(true);
    }
  });

  it.each(['display-p3', 'adobe-rgb'] as const)('look the same in a file of %s', async (colour) => {
    for (const rgb of colours) {
      const file = await encodePicture(plainPicture(rgb, 128), { format: png16, colour, metadata: 'none' });
      const shown = await deepSamples(await sharp(file, { ignoreIcc: true }).toColourspace('rgb16').withIccProfile('srgb').png().toBuffer());
      expect(distance(shown.map((v) => v / 257), [...rgb, 128])).toBeLessThan(0.5);
    }
  });

  it('take the finer numbers of a profile at 16 bits', async () => {
    const ramp = Uint16Array.from({ length: 3 * 1000 }, (_, i) => Math.floor(i / 3) * 65);
    const picture: Picture = { raster: { width: 1000, height: 1, channels: 3, data: ramp }, left: 0, top: 0, canvas: { width: 1000, height: 1 } };
    const file = await encodePicture(picture, { format: png16, colour: 'display-p3', metadata: 'none' });
    const got = await deepSamples(file);
    // Greys are the same in both.
    expect(Math.max(...got.map((v, i) => Math.abs(v - (ramp[i] ?? 0))))).toBeLessThan(40);
    expect(new Set(got).size).toBeGreaterThan(900);
  });

  it('stand on a matte in the same colours', async () => {
    const file = await encodePicture(plainPicture([0, 0, 0], 0), { format: { type: 'jpeg', quality: 100 }, colour: 'adobe-rgb', metadata: 'none', matte: '#c81e3c' });
    expect(distance(await samples(file), adobeOf([200, 30, 60]))).toBeLessThanOrEqual(2);
  });
});

describe('a Display P3 photo with a red beyond sRGB', () => {
  const numbers: readonly Rgb[] = [[255, 20, 20], [10, 200, 40]];
  const open = async (depth: 8 | 16 = 8): Promise<Awaited<ReturnType<typeof openPhoto>>> =>
    openPhoto(taggedPng(await rgbPng(2, depth === 8 ? numbers : numbers.map(([r, g, b]) => [r * 257, g * 257, b * 257] as const), depth), await foreignP3()));

  it('keeps its numbers and its profile', async () => {
    const file = await exported(await open(), 'keep');
    expect(await samples(file)).toEqual(numbers.flat());
    expect((await sharp(file).metadata()).icc?.equals(await foreignP3())).toBe(true);
  });

  it('keeps them at 16 bits', async () => {
    const file = await exported(await open(16), 'keep', png16);
    expect(await deepSamples(file)).toEqual(numbers.flat().map((v) => v * 257));
    expect((await sharp(file).metadata()).icc?.equals(await foreignP3())).toBe(true);
  });

  it('has the numbers of Display P3 in a file of Display P3', async () => {
    // The photo's profile has colorants of fewer digits, which shows in dark channels beside a bright one.
    expect(distance(await samples(await exported(await open(), 'display-p3')), numbers.flat())).toBeLessThanOrEqual(3);
    expect(distance(await deepSamples(await exported(await open(16), 'display-p3', png16)), numbers.flat().map((v) => v * 257))).toBeLessThanOrEqual(3 * 257);
  });

  it('is clipped in a file of sRGB, which has no profile', async () => {
    const file = await exported(await open(), 'srgb');
    expect((await samples(file)).slice(0, 3)).toEqual([255, 0, 0]);
    expect((await sharp(file).metadata()).icc).toBeUndefined();
    expect((await deepSamples(await exported(await open(16), 'srgb', png16))).slice(0, 3)).toEqual([65_535, 0, 0]);
  });

  it('reaches beyond what Display P3 holds in a file of Adobe RGB', async () => {
    const green = await openPhoto(taggedPng(await rgbPng(1, [[0, 255, 0]]), Buffer.from(adobeRgbProfile)));
    expect(distance(await samples(await exported(green, 'adobe-rgb')), [0, 255, 0])).toBeLessThanOrEqual(1);
  });

  it('keeps them under a mask', async () => {
    const mask = maskOf(2, 1, (x) => (x === 0 ? 200 : 0));
    const part = await exactCutout(await open(), mask, { x: 0, y: 0, width: 2, height: 1 }, { colour: 'keep', depth: 8 });
    expect([...part.raster.data]).toEqual([255, 20, 20, 200, 0, 0, 0, 0]);
    expect(part.profile && (await foreignP3()).equals(part.profile)).toBe(true);
  });

  it('lends its profile to pixels that were composited', async () => {
    const file = await encodePicture(plainPicture([255, 0, 0]), { format: png, colour: 'keep', metadata: 'none', photo: await open() });
    expect(distance(await samples(file), [234, 51, 35])).toBeLessThanOrEqual(1);
    expect((await sharp(file).metadata()).icc?.equals(await foreignP3())).toBe(true);
  });
});

it('a photo without a profile is kept as sRGB', async () => {
  const file = await exported(await openPhoto(await rgbPng(1, [[250, 20, 30]])), 'keep');
  expect(await samples(file)).toEqual([250, 20, 30]);
  expect((await sharp(file).metadata()).icc).toBeUndefined();
});

it('a profile that cannot be written to is no reason for wrong colours', async () => {
  const broken = Buffer.from(await foreignP3());
  // The first tag's data, whichever it is: no type that there is.
  for (let i = 0; i < broken.readUInt32BE(128); i++) {
    const entry = 132 + i * 12;
    if (/TRC$/.test(broken.toString('latin1', entry, entry + 4))) broken.write('nope', broken.readUInt32BE(entry + 4), 'latin1');
  }
  const photo = await openPhoto(taggedPng(await rgbPng(1, [[9, 9, 9]]), broken));
  await expect(encodePicture(plainPicture([255, 0, 0]), { format: png, colour: 'keep', metadata: 'none', photo })).rejects.toMatchObject({ code: 'unsupported' });
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('a photo of orientation %i is upright in every colour', async (orientation) => {
  const pixels: readonly Rgb[] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [9, 9, 9], [200, 200, 0], [0, 200, 200]];
  const png8 = await rgbPng(3, pixels);
  const rotated = withChunk(png8, 'eXIf', exifOf({ image: [[0x0112, 3, [orientation]]] }));
  expect((await sharp(rotated).metadata()).orientation).toBe(orientation);
  const photo = await openPhoto(taggedPng(rotated, await foreignP3()));
  const upright = await samples(await sharp(rotated).autoOrient().png().toBuffer());
  for (const depth of [8, 16] as const) {
    const { raster } = await photoPixels(photo, undefined, { colour: 'keep', depth });
    expect([...raster.data].map((v) => (depth === 16 ? v / 257 : v))).toEqual(upright);
    expect([raster.width, raster.height]).toEqual([photo.info.width, photo.info.height]);
    const corner = await photoPixels(photo, { x: 1, y: 0, width: 1, height: raster.height }, { colour: 'keep', depth });
    const column = Array.from({ length: raster.height }, (_, y) => [...raster.data.subarray((y * raster.width + 1) * 3, (y * raster.width + 2) * 3)]).flat();
    expect([...corner.raster.data]).toEqual(column);
  }
});
