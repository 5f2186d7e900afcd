import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryPath } from '../../../../src-main/app/entry-path';
import { packPlane } from '../../../../src-main/services/exports/layered/pack-bits';
import { writePsd } from '../../../../src-main/services/exports/layered/write-psd';
import { blendModes } from '../../../../src-preload/model/blend';
import type { DocumentRecord, Layer } from '../../../../src-preload/model/document';
import { translation } from '../../../../src-preload/model/matrix';
import { noise, pixel } from '../../../helpers/fixture-images';
import { createRenderStudio, cutoutOf, documentOf, fillOf, groupOf, imageOf, never } from '../../render/render-studio';
import { readPsdStructure, unpackPlane, type PsdRecord } from './psd-records';
import { reopen } from './reopen';

const entry = entryPath('psd-worker');
const source = noise(60, 40);
const studio = createRenderStudio();
const photo = await studio.addPhoto(source);
const mask = studio.addMask(photo, (x, y) => (x >= 30 && x < 42 && y >= 20 && y < 28 ? 40 + x + y : 0));

const document = (layers: readonly Layer[], more: Partial<DocumentRecord> = {}) => documentOf(photo, layers, { images: { [photo.id]: photo }, ...more });
const written = async (layers: readonly Layer[], more: Partial<DocumentRecord> = {}) => readPsdStructure((await writePsd(document(layers, more), studio, { signal: never(), entry })).bytes);
const planeOf = ({ channels, ...box }: PsdRecord, id: number, area: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number } = box): Buffer => {
  const channel = channels.find((candidate) => candidate.id === id);
  expect(channel?.compression).toBe(1);
  return unpackPlane(channel?.data ?? Buffer.alloc(0), area.right - area.left, area.bottom - area.top);
};
const sectionOf = ({ extra }: PsdRecord) => extra.get('lsct')?.readUInt32BE(0);

describe('a Photoshop file, read by its specification', () => {
  it('has header, resolution, guides, thumbnail and the merged picture', async () => {
    const { resources, merged, records, ...head } = await written([imageOf(photo)], { guides: [{ axis: 'x', at: 12.5 }, { axis: 'y', at: 7 }] });
    expect(head).toEqual({ version: 1, channels: 3, width: 60, height: 40, depth: 8, mode: 3 });
    expect(records).toHaveLength(1);
    expect(resources.get(1005)?.readUInt32BE(0)).toBe(72 * 65_536);
    const guides = resources.get(1032);
    expect([guides?.readUInt32BE(12), guides?.readUInt32BE(16), guides?.readUInt8(20), guides?.readUInt32BE(21), guides?.readUInt8(25)]).toEqual([2, 400, 0, 224, 1]);
    const thumbnail = resources.get(1036);
    expect([thumbnail?.readUInt32BE(0), thumbnail?.readUInt32BE(4), thumbnail?.readUInt32BE(8)]).toEqual([1, 60, 40]);
    expect([...(thumbnail?.subarray(28, 30) ?? [])]).toEqual([0xff, 0xd8]);
    expect(merged.compression).toBe(1);
    expect(unpackPlane(Buffer.concat([merged.data.subarray(0, 80), merged.data.subarray(240)]), 60, 40).equals(Buffer.from(source.data.filter((_, i) => i % 3 === 0)))).toBe(true);
  });

  it('keeps names, places, looks and groups, from the bottom to the top', async () => {
    const { records } = await written([
      imageOf(photo, { name: 'Grüße 👋', transform: translation(-7, 9), opacity: 0.4, visible: false }),
      imageOf(photo, { id: 'inner', name: 'inner', parent: 'group', locked: true }),
      imageOf(photo, { id: 'clipped', name: 'clipped', parent: 'group', clip: true, blend: 'multiply' }),
      groupOf({ id: 'group', name: 'Group', opacity: 0.6, blend: 'screen' }),
    ]);
    expect(records.map(({ name, left, top, blend, opacity, clipping, isHidden }) => [name, left, top, blend, opacity, clipping, isHidden])).toEqual([
      ['Grüße 👋', -7, 9, 'norm', 102, 0, true],
      ['</Layer group>', 0, 0, 'norm', 255, 0, false],
      ['inner', 0, 0, 'norm', 255, 0, false],
      ['clipped', 0, 0, 'mul ', 255, 1, false],
      ['Group', 0, 0, 'scrn', 153, 0, false],
    ]);
    expect(records.map(sectionOf)).toEqual([undefined, 3, undefined, undefined, 1]);
    // Not passed through.
    expect(records[4]?.extra.get('lsct')?.toString('latin1', 8, 12)).toBe('scrn');
    expect(records.map(({ extra }) => extra.get('lspf')?.readUInt32BE(0) ?? 0)).toEqual([0, 0, 7, 0, 0]);
  });

  it('keeps a cut-out as its photo with a mask, and some of the photo around', async () => {
    const { records } = await written([cutoutOf(photo, mask, { transform: translation(3, -2) })]);
    const record = records[0] ?? expect.fail();
    expect(record).toMatchObject({ left: 17, top: 2, right: 61, bottom: 38, mask: { left: 33, top: 18, right: 45, bottom: 26, outside: 0, flags: 0 } });
    expect(planeOf(record, -2, record.mask).equals(Buffer.from(mask.alpha))).toBe(true);
    expect(planeOf(record, -1).every((value) => value === 255)).toBe(true);
    const red = planeOf(record, 0);
    expect([red[0], red[44 * 10 + 20]]).toEqual([pixel(source, 14, 4)[0], pixel(source, 34, 14)[0]]);
  });

  it('has each blend mode by its own key', async () => {
    const { records } = await written(blendModes.map((blend) => fillOf({ kind: 'colour', colour: '#336699' }, { blend })));
    expect(records.map(({ blend }) => blend)).toEqual(['norm', 'mul ', 'scrn', 'over', 'dark', 'lite', 'div ', 'idiv', 'hLit', 'sLit', 'diff', 'smud', 'hue ', 'sat ', 'colr', 'lum ']);
    for (const record of records) {
      expect(record.extra.has('SoCo')).toBe(true);
      expect(planeOf(record, 2).every((value) => value === 0x99)).toBe(true);
    }
  });

  it('holds shadow and outline as a layer style where Photoshop has the same', async () => {
    const shadow = { dx: 3, dy: 4, blur: 6, colour: '#102030', opacity: 0.5 };
    const styled = await written([imageOf(photo, { effects: { shadow, outline: { width: 3, colour: '#ffffff', opacity: 1 } } })]);
    expect(styled.records).toHaveLength(1);
    const style = styled.records[0]?.extra.get('lfx2')?.toString('latin1') ?? '';
    for (const key of ['DrSh', 'FrFX', 'OutF']) expect(style).toContain(key);
    const lone = await written([imageOf(photo, { name: 'photo', effects: { shadow, outline: { width: 2.5, colour: '#ffffff', opacity: 1 } }, opacity: 0.5, blend: 'multiply' })]);
    expect(lone.records.map(({ name, opacity, blend }) => [name, opacity, blend])).toEqual([['photo effects', 128, 'norm'], ['photo', 128, 'mul ']]);
    expect(lone.records.some(({ extra }) => extra.has('lfx2'))).toBe(false);
  });

  it('is large (PSB) where a side is too long for PSD, and opens', async () => {
    const { bytes, extension } = await writePsd(documentOf({ width: 30_001, height: 1 }, [fillOf({ kind: 'colour', colour: '#336699' })]), studio, { signal: never(), entry });
    expect([extension, bytes[5]]).toEqual(['psb', 2]);
    expect((await reopen(bytes)).document).toMatchObject({ width: 30_001, height: 1, layers: [{ kind: 'fill' }] });
  });

  it('comes back editable: masks as cut-outs, colours as fills, the background as the lowest layer', async () => {
    const { bytes } = await writePsd(document([cutoutOf(photo, mask)], { background: '#abcdef' }), studio, { signal: never(), entry });
    const { document: again, notes } = await reopen(bytes);
    expect(notes).toEqual([]);
    expect(again.layers).toMatchObject([{ kind: 'fill', name: 'Background', locked: true, fill: { colour: '#abcdef' } }, { kind: 'cutout', name: 'cutout' }]);
  });
});

describe('writing', () => {
  it('tells how far it is, and can be cancelled at any point', async () => {
    const layers = [imageOf(photo), imageOf(photo), imageOf(photo)];
    const told: number[] = [];
    await writePsd(document(layers), studio, { signal: never(), entry, progress: ({ done, total }) => told.push(done / total) });
    expect(told).toEqual([0, 0.25, 0.5, 0.75, 1]);
    for (const stopAt of told.slice(0, 4)) {
      const control = new AbortController();
      const writing = writePsd(document(layers), studio, { signal: control.signal, entry, progress: ({ done, total }) => void (done / total === stopAt && control.abort()) });
      await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    }
  });

  it('says which layer has lost its photo', async () => {
    await expect(written([imageOf({ ...photo, id: 'f'.repeat(64) })])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('PackBits', () => {
  it('gives every row back, however it runs, and never takes more than it may', () => {
    const runs = fc.array(fc.record({ value: fc.integer({ min: 0, max: 3 }), length: fc.integer({ min: 1, max: 200 }) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 3 }), (parts, rows) => {
        const row = parts.flatMap(({ value, length }) => Array.from({ length }, () => value));
        const data = Uint8Array.from({ length: rows * row.length }, (_, i) => row[i % row.length] ?? 0);
        const packed = packPlane({ width: row.length, height: rows, data, channels: 1, channel: 0, large: false });
        expect(unpackPlane(Buffer.from(packed), row.length, rows).equals(Buffer.from(data))).toBe(true);
        expect(packed.length).toBeLessThanOrEqual(rows * (2 + row.length + Math.ceil(row.length / 128)));
      }),
      { endOnFailure: true },
    );
  });
});
