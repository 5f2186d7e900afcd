import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostSheetSide, packSheet } from '../../../../src-main/services/exports/sheets/pack-sheet';
import { sheetJson } from '../../../../src-main/services/exports/sheets/sheet-json';

const size = fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) });

describe('a sheet', () => {
  it('keeps all pictures inside, apart by the gap, and is the same every time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(size, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 9 }), async (sizes, gap) => {
        const sheet = await packSheet(sizes, gap);
        expect(await packSheet(sizes, gap)).toEqual(sheet);
        const rects = sizes.map((s, i) => ({ ...s, ...(sheet.places[i] ?? { x: -1, y: -1 }) }));
        for (const { x, y, width, height } of rects) {
          expect(x >= 0 && y >= 0 && x + width <= sheet.width && y + height <= sheet.height).toBe(true);
        }
        for (const [i, a] of rects.entries()) {
          for (const b of rects.slice(i + 1)) {
            const isApart = a.x + a.width + gap <= b.x || b.x + b.width + gap <= a.x || a.y + a.height + gap <= b.y || b.y + b.height + gap <= a.y;
            expect(isApart).toBe(true);
          }
        }
        expect(Math.max(...rects.map(({ x, width }) => x + width))).toBe(sheet.width);
        expect(Math.max(...rects.map(({ y, height }) => y + height))).toBe(sheet.height);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  it('is filled well', async () => {
    const samples = fc.sample(fc.array(size, { minLength: 60, maxLength: 60 }), { seed: 7, numRuns: 20 });
    const shares = await Promise.all(
      samples.map(async (sizes) => {
        const sheet = await packSheet(sizes, 0);
        return sizes.reduce((sum, { width, height }) => sum + width * height, 0) / (sheet.width * sheet.height);
      }),
    );
    expect(shares.reduce((a, b) => a + b) / shares.length).toBeGreaterThan(0.85);
    expect(Math.min(...shares)).toBeGreaterThan(0.8);
  });

  it('of one picture is that picture, and equal ones leave nothing empty', async () => {
    expect(await packSheet([{ width: 30, height: 7 }], 5)).toEqual({ width: 30, height: 7, places: [{ x: 0, y: 0 }] });
    const sheet = await packSheet(Array.from({ length: 16 }, () => ({ width: 10, height: 10 })), 0);
    expect(sheet.width * sheet.height).toBe(1600);
  });

  it('says when pictures do not fit', async () => {
    await expect(packSheet([{ width: mostSheetSide + 1, height: 1 }], 0)).rejects.toThrow(/do not fit/);
    await expect(packSheet(Array.from({ length: 3 }, () => ({ width: 10_000, height: 10_000 })), 0)).rejects.toThrow(/do not fit/);
  });

  it('of very many is packed while others have their turn, and not to the end when it is cancelled', async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ width: 20 + ((i * 37) % 90), height: 20 + ((i * 53) % 90) }));
    const stop = new AbortController();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (turns === 3) stop.abort();
      else setImmediate(count);
    };
    setImmediate(count);
    await expect(packSheet(many, 2, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(turns).toBe(3);
  });

  it('is described as engines read it', () => {
    const text = sheetJson({
      ...{ image: 'sheet.png', width: 64, height: 32 },
      frames: [
        { name: 'a.png', frame: { x: 0, y: 0, width: 30, height: 20 } },
        { name: 'b.png', frame: { x: 32, y: 0, width: 10, height: 12 }, source: { size: { width: 40, height: 40 }, part: { x: 3, y: 4, width: 10, height: 12 } } },
      ],
    });
    expect(JSON.parse(text)).toEqual({
      frames: {
        'a.png': { frame: { x: 0, y: 0, w: 30, h: 20 }, rotated: false, trimmed: false, spriteSourceSize: { x: 0, y: 0, w: 30, h: 20 }, sourceSize: { w: 30, h: 20 } },
        'b.png': { frame: { x: 32, y: 0, w: 10, h: 12 }, rotated: false, trimmed: true, spriteSourceSize: { x: 3, y: 4, w: 10, h: 12 }, sourceSize: { w: 40, h: 40 } },
      },
      meta: { app: 'Clickcut', version: '1.0', image: 'sheet.png', format: 'RGBA8888', size: { w: 64, h: 32 }, scale: '1' },
    });
  });
});
