import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { icnsFile, icnsSides } from '../../../../src-main/services/exports/icons/icns-file';
import { icoFile } from '../../../../src-main/services/exports/icons/ico-file';
import { noise, pipelineOf } from '../../../helpers/fixture-images';

const imageOf = async (side: number) => ({ side, png: new Uint8Array(await pipelineOf(noise(side, side, 4)).png().toBuffer()) });
const bytesOf = async (png: Uint8Array) => sharp(png).ensureAlpha().raw().toBuffer();

/** The directory of an ICO file, after Microsoft's description of ICONDIR and ICONDIRENTRY. */
function readIco(file: Uint8Array) {
  const bytes = Buffer.from(file);
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, i) => {
    const at = 6 + 16 * i;
    const [length, offset] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
    return { width: bytes.readUInt8(at), height: bytes.readUInt8(at + 1), planes: bytes.readUInt16LE(at + 4), bits: bytes.readUInt16LE(at + 6), content: bytes.subarray(offset, offset + length), end: offset + length };
  });
}

/** RGBA and the one-bit mask of an icon's bitmap. */
function readBitmap(content: Buffer) {
  const [width, height] = [content.readInt32LE(4), content.readInt32LE(8) / 2];
  expect([content.readUInt32LE(0), content.readUInt16LE(12), content.readUInt16LE(14), content.readUInt32LE(16)]).toEqual([40, 1, 32, 0]);
  const rgba = Buffer.alloc(width * height * 4);
  const hidden: boolean[] = [];
  const stride = Math.ceil(width / 32) * 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 40 + ((height - 1 - y) * width + x) * 4;
      rgba.set([content[at + 2] ?? 0, content[at + 1] ?? 0, content[at] ?? 0, content[at + 3] ?? 0], (y * width + x) * 4);
      hidden.push((((content[40 + width * height * 4 + (height - 1 - y) * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1);
    }
  }
  expect(content.length).toBe(40 + width * height * 4 + stride * height);
  return { rgba, hidden };
}

describe('ICO', () => {
  it('holds small sizes as bitmaps and large ones as PNG, the smallest first', async () => {
    const images = await Promise.all([256, 16, 48, 64, 33].map(imageOf));
    const file = await icoFile(images);
    const entries = readIco(file);
    expect(entries.map(({ width, height, planes, bits }) => [width, height, planes, bits])).toEqual([16, 33, 48, 64, 0].map((side) => [side, side, 1, 32]));
    expect(entries.at(-1)?.end).toBe(file.length);
    for (const [i, side] of [16, 33, 48, 64, 256].entries()) {
      const { content } = entries[i] ?? expect.fail();
      const png = images.find((image) => image.side === side)?.png ?? new Uint8Array();
      if (side > 48) expect(content.equals(Buffer.from(png))).toBe(true);
      else {
        const { rgba, hidden } = readBitmap(content);
        const expected = await bytesOf(png);
        expect(rgba.equals(expected)).toBe(true);
        expect(hidden).toEqual(Array.from({ length: side * side }, (_, k) => (expected[k * 4 + 3] ?? 0) < 128));
      }
    }
  });

  it('refuses what it has no place for', async () => {
    await expect(icoFile([await imageOf(512)])).rejects.toMatchObject({ code: 'bad-request' });
    await expect(icoFile([])).rejects.toMatchObject({ code: 'bad-request' });
    await expect(icoFile([{ ...(await imageOf(16)), side: 32 }])).rejects.toThrow(/16 × 16/);
  });
});

describe('ICNS', () => {
  it('holds each size for every type that has it', async () => {
    const images = await Promise.all(icnsSides.map(imageOf));
    const bytes = Buffer.from(icnsFile(images));
    expect([bytes.toString('latin1', 0, 4), bytes.readUInt32BE(4)]).toEqual(['icns', bytes.length]);
    const found: (readonly [string, number])[] = [];
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
      const { width = 0 } = await sharp(bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4))).metadata();
      found.push([bytes.toString('latin1', at, at + 4), width]);
    }
    expect(Object.fromEntries(found)).toEqual({ icp4: 16, icp5: 32, ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 });
    expect(found).toHaveLength(10);
  });

  it('refuses sides that no type has', async () => {
    const image = await imageOf(48);
    expect(() => icnsFile([image])).toThrow(/48/);
  });
});
