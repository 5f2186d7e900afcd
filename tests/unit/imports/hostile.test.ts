import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { artworkFormat } from '../../../src-main/services/imports/artwork-format';
import type { ImportedArtwork } from '../../../src-main/services/imports/imported';
import { importer, layerAt, ora, png, psd, translucent } from './artwork-files';

const good = psd({ width: 48, height: 32, children: [layerAt(0, 0, translucent(40, 30), { name: 'layer' }), { name: 'group', children: [layerAt(3, 3, translucent(9, 9))] }] });
const stackOf = (layers: string, size = 'w="8" h="8"'): string => `<image ${size}><stack>${layers}</stack></image>`;
const layer = '<layer name="a" src="data/a.png"/>';
const open = (bytes: Uint8Array, signal?: AbortSignal): Promise<ImportedArtwork> => importer().importArtwork(bytes, 'bad.file', signal);
const withHeader = (set: (view: DataView) => void): Uint8Array => {
  const bytes = good.slice();
  set(new DataView(bytes.buffer));
  return bytes;
};
const refused = (code: string): object => ({ code, message: expect.stringContaining("'bad.file'") });

describe('artwork format', () => {
  it('is told by the first bytes', () => {
    expect(artworkFormat(good)).toBe('psd');
    expect(artworkFormat(ora(stackOf('')))).toBe('ora');
    for (const other of [new Uint8Array(0), strToU8('8BP'), strToU8('PK\x03\x04'), ora('').slice(1)]) expect(artworkFormat(other)).toBeUndefined();
  });

  it('is refused when it is another one', async () => {
    await expect(open(strToU8('hello'))).rejects.toMatchObject(refused('image-unsupported'));
  });
});

describe('damaged and hostile Photoshop documents', () => {
  it('are refused at any length that cuts into the layers, and never fail in another way', async () => {
    const layersEnd = good.length - 2;
    for (let at = 1; at < 12; at++) {
      const length = Math.floor((layersEnd * at) / 24);
      await expect(importer().importPsd(good.subarray(0, length), 'bad.file')).rejects.toMatchObject(refused('image-corrupt'));
    }
  });

  it('with damaged bytes open or are refused with a reason', async () => {
    const codes = ['image-corrupt', 'image-too-large', 'image-unsupported'];
    const damage = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const result = await importer().importPsd(bytes, 'bad.file').catch((error: unknown) => error);
        expect(result).toSatisfy((value: ImportedArtwork & { readonly code?: string }) => Array.isArray(value.nodes) || codes.includes(value.code ?? ''));
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, string, (view: DataView) => void]>([
    ['a canvas of 300000 x 300000', 'image-too-large', (v) => (v.setUint32(14, 300_000), v.setUint32(18, 300_000))],
    ['a canvas of 200000 x 10', 'image-too-large', (v) => (v.setUint32(14, 10), v.setUint32(18, 200_000))],
    ['a canvas without pixels', 'image-corrupt', (v) => v.setUint32(14, 0)],
    ['CMYK colours', 'image-unsupported', (v) => v.setUint16(24, 4)],
    ['Lab colours', 'image-unsupported', (v) => v.setUint16(24, 9)],
    ['an unknown version', 'image-unsupported', (v) => v.setUint16(4, 7)],
    ['one bit a channel', 'image-unsupported', (v) => v.setUint16(22, 1)],
  ])('are refused with %s', async (_name, code, set) => {
    await expect(open(withHeader(set))).rejects.toMatchObject(refused(code));
  });

  it('are refused for too many layers, and for layers that claim too many pixels', async () => {
    const view = new DataView(good.buffer, good.byteOffset);
    const resources = 30 + view.getUint32(26);
    const count = resources + 4 + view.getUint32(resources) + 8;
    await expect(open(withHeader((v) => v.setInt16(count, 20_000)))).rejects.toMatchObject(refused('image-too-large'));
    const huge = withHeader((v) => {
      v.setInt32(count + 10, 29_000);
      v.setInt32(count + 14, 29_000);
    });
    await expect(open(huge)).rejects.toMatchObject(refused('image-too-large'));
  });
});

describe('damaged and hostile OpenRaster files', () => {
  it.each<[string, string, () => Promise<Uint8Array>]>([
    ['no stack.xml', 'image-corrupt', async () => ora(stackOf('')).slice(0, 60)],
    ['a missing layer', 'image-corrupt', async () => ora(stackOf(layer))],
    ['a layer that is no PNG file', 'image-corrupt', async () => ora(stackOf(layer), { 'data/a.png': strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>') })],
    ['a layer cut short', 'image-corrupt', async () => ora(stackOf(layer), { 'data/a.png': (await png(translucent(64, 64))).slice(0, 400) })],
    ['a place outside of the archive', 'image-corrupt', async () => ora(stackOf('<layer src="../a.png"/>'), { '../a.png': await png(translucent(2, 2)) })],
    ['an absolute place', 'image-corrupt', async () => ora(stackOf('<layer src="/a.png"/>'), { '/a.png': await png(translucent(2, 2)) })],
    ['a document type', 'image-corrupt', async () => ora(`<!DOCTYPE image [<!ENTITY a SYSTEM "file:///etc/passwd">]>${stackOf('<layer name="&a;" src="data/a.png"/>')}`)],
    ['XML that is not well formed', 'image-corrupt', async () => ora('<image w="8" h="8"><stack></image>')],
    ['groups nested 500 deep', 'image-corrupt', async () => ora(stackOf('<stack>'.repeat(500) + '</stack>'.repeat(500)))],
    ['a canvas of 300000 x 300000', 'image-too-large', async () => ora(stackOf('', 'w="300000" h="300000"'))],
    ['a canvas without a size', 'image-corrupt', async () => ora(stackOf('', 'w="8"'))],
    ['5000 layers', 'image-too-large', async () => ora(stackOf(layer.repeat(5000)), { 'data/a.png': await png(translucent(1, 1)) })],
    ['a stack.xml of 40 MB', 'image-corrupt', async () => ora(stackOf(' '.repeat(40_000_000)))],
  ])('are refused with %s', async (_name, code, make) => {
    await expect(importer().importOpenRaster(await make(), 'bad.file')).rejects.toMatchObject(refused(code));
  });

  it('are refused for a layer whose header promises too many pixels', async () => {
    const bomb = (await png(translucent(2, 2))).slice();
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    await expect(open(ora(stackOf(layer), { 'data/a.png': bomb }))).rejects.toMatchObject(refused('image-too-large'));
  });

  it('are refused for an entry that states a size of gigabytes', async () => {
    const bytes = ora(stackOf(layer), { 'data/a.png': await png(translucent(2, 2)) });
    const text = Buffer.from(bytes).toString('latin1');
    const entry = text.indexOf('data/a.png', text.indexOf('PK\x01\x02')) - 46;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(entry + 24, 0xf000_0000, true);
    await expect(open(bytes)).rejects.toMatchObject(refused('image-too-large'));
  });

  it('inflate to no more than they state', async () => {
    const bytes = ora(stackOf(layer), { 'data/a.png': new Uint8Array(30_000_000) });
    const text = Buffer.from(bytes).toString('latin1');
    const entry = text.indexOf('data/a.png', text.indexOf('PK\x01\x02')) - 46;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(entry + 24, 100, true);
    await expect(open(bytes)).rejects.toMatchObject(refused('image-corrupt'));
  });
});

describe('an import', () => {
  it('ends at once when it is cancelled', async () => {
    const large = psd({ width: 2000, height: 2000, children: Array.from({ length: 4 }, (_, i) => layerAt(0, 0, translucent(2000, 2000, i))) });
    const controller = new AbortController();
    const opening = open(large, controller.signal);
    controller.abort();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    await expect(open(good, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('leaves the bytes that it was given as they were', async () => {
    const bytes = good.slice();
    await open(bytes);
    expect(Buffer.from(bytes).equals(Buffer.from(good))).toBe(true);
  });
});
