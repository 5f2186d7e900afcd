import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../src-main/services/texts/texts';
import type { TextStyle } from '../../../src-preload/model/text-style';
import type { Raster } from '../../../src-preload/raster/raster';

const texts = createTexts();
const style: TextStyle = {
  text: 'Hamburg', family: 'Inter', size: 40, weight: 400, italic: false, align: 'left', lineHeight: 1.2, spacing: 0, colour: '#d04010',
};
const context = { signal: new AbortController().signal, progress: () => undefined };
const measure = (changes: Partial<TextStyle>) => texts.measure({ ...style, ...changes });
const render = (changes: Partial<TextStyle>, scale = 1) => texts.render({ ...style, ...changes }, { scale });

const alphaAt = ({ width, data }: Raster, x: number, y: number): number => data[(y * width + x) * 4 + 3] ?? 0;

/** Edges of what is inked, to a fraction of a pixel: the outermost rows and columns count by their strongest alpha. */
function inkOf(raster: Raster) {
  const { width, height } = raster;
  const columns = Array.from({ length: width }, (_, x) => Math.max(...Array.from({ length: height }, (_, y) => alphaAt(raster, x, y))));
  const rows = Array.from({ length: height }, (_, y) => Math.max(...Array.from({ length: width }, (_, x) => alphaAt(raster, x, y))));
  const low = (line: readonly number[]): number => {
    const at = line.findIndex((v) => v > 0);
    return at + 1 - (line[at] ?? 0) / 255;
  };
  return { left: low(columns), top: low(rows), right: width - low(columns.toReversed()), bottom: height - low(rows.toReversed()) };
}
const coverage = ({ data }: Raster): number => data.reduce((sum, v, i) => (i % 4 === 3 ? sum + v / 255 : sum), 0);

describe('measuring text', () => {
  it('knows the bundled font: its widths are those of its tables', async () => {
    // Advances of Inter Regular in its table hmtx, of 2048 units an em.
    expect((await measure({ text: 'nnnnnnnnnn', size: 100 })).width / 100).toBeCloseTo((10 * 1210) / 2048, 3);
    expect((await measure({ text: '  ', size: 1000 })).width / 1000).toBeCloseTo((2 * 576) / 2048, 3);
  });

  it('grows with the size, exactly', async () => {
    const small = await measure({ size: 20 });
    const large = await measure({ size: 200 });
    expect(large.width).toBeCloseTo(small.width * 10, 5);
    expect(large.height).toBeCloseTo(small.height * 10, 5);
  });

  it('is as wide as the longest line and has a line box for each', async () => {
    const one = await measure({ text: 'Hamburg' });
    const two = await measure({ text: 'Ulm\r\nHamburg' });
    expect(two.width).toBeCloseTo(one.width, 5);
    expect(two.height).toBeCloseTo(2 * one.height, 5);
    expect(one.height).toBeCloseTo(48, 5);
    expect((await measure({ text: 'a\n\nb\n', lineHeight: 2 })).height).toBeCloseTo(4 * 80, 5);
  });

  it('counts room between letters, weight and spaces', async () => {
    const plain = await measure({});
    expect((await measure({ spacing: 0.5 })).width - plain.width).toBeCloseTo(6 * 0.5 * 40, 0);
    expect((await measure({ weight: 700 })).width).toBeGreaterThan(plain.width * 1.02);
    expect((await measure({ text: 'Ham  burg' })).width).toBeGreaterThan((await measure({ text: 'Ham burg' })).width + 5);
    expect((await measure({ text: 'Hamburg ' })).width).toBeGreaterThan(plain.width + 5);
    expect((await measure({ text: '\t' })).width).toBeCloseTo((await measure({ text: '    ' })).width, 5);
  });

  it('has one line and no width for an empty text', async () => {
    expect(await measure({ text: '' })).toEqual({ width: 0, height: expect.closeTo(48) });
    const { data, ...size } = await render({ text: '' });
    expect(size).toEqual({ width: 1, height: 48, channels: 4 });
    expect(data.every((v) => v === 0)).toBe(true);
  });

  it('measures long lines, tight lines, and letters that are not in the font', async () => {
    const long = await measure({ text: 'n'.repeat(1500), size: 10 });
    expect(long.width / (await measure({ text: 'n'.repeat(10), size: 10 })).width / 150).toBeCloseTo(1, 2);
    expect((await measure({ spacing: -0.2 })).width).toBeLessThan((await measure({})).width);
    expect((await measure({ text: 'ﷺﷺ𒐫𒐫' })).width).toBeGreaterThan(0);
    expect((await measure({ text: '\u0000\ud800' })).width).toBe(0);
  });
});

describe('a picture of text', () => {
  it('is inked in the colour asked for, on nothing', async () => {
    const picture = await render({ size: 100, weight: 900 });
    let full = 0;
    for (let i = 0; i < picture.data.length; i += 4) {
      if (picture.data[i + 3] !== 255) continue;
      full++;
      expect([...picture.data.subarray(i, i + 3)]).toEqual([0xd0, 0x40, 0x10]);
    }
    expect(full).toBeGreaterThan(3000);
    expect(alphaAt(picture, picture.width - 1, 0)).toBe(0);
  });

  it('has the same letters at the same place at every scale', async () => {
    const box = await measure({});
    const whole = inkOf(await render({}, 8));
    for (const scale of [1, 2, 3.7]) {
      const picture = await render({}, scale);
      expect(picture).toMatchObject({ width: Math.ceil(box.width * scale), height: Math.ceil(box.height * scale), channels: 4 });
      const ink = inkOf(picture);
      // Edges lie where they should to within a pixel of this scale.
      for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(Math.abs(ink[side] - (whole[side] * scale) / 8)).toBeLessThan(0.7);
      expect(coverage(picture) / scale ** 2).toBeCloseTo(coverage(await render({}, 8)) / 64, -1.5);
    }
  });

  it('keeps the baseline whatever is written', async () => {
    const [h, x, accented, long] = await Promise.all([render({ text: 'H' }, 4), render({ text: 'x' }, 4), render({ text: 'Äx' }, 4), render({ text: 'xHiH' }, 4)]);
    for (const picture of [x, accented, long]) expect(Math.abs(inkOf(picture).bottom - inkOf(h).bottom)).toBeLessThan(1.1);
    expect(inkOf(accented).top).toBeLessThan(inkOf(h).top);
  });

  it('aligns short lines', async () => {
    const rows = async (align: TextStyle['align']) => {
      const { width, data } = await render({ text: 'Hamburg\nI', align });
      return { width, ...inkOf({ width, height: 48, channels: 4, data: data.slice(48 * width * 4) }) };
    };
    const [left, centre, right] = [await rows('left'), await rows('centre'), await rows('right')];
    expect(left.right).toBeLessThan(left.width / 4);
    expect(Math.abs((centre.left + centre.right) / 2 - centre.width / 2)).toBeLessThan(2);
    expect(right.left).toBeGreaterThan((right.width * 3) / 4);
  });

  it('takes markup as it is written', async () => {
    const text = `<b>&amp;</b> "x" 'y' <!-- ]]>`;
    const picture = await render({ text });
    expect(coverage(picture)).toBeGreaterThan(coverage(await render({ text: '&' })) * 4);
    expect((await measure({ text })).width).toBeGreaterThan((await measure({ text: '<b>&amp;</b>' })).width);
    expect(coverage(await render({ family: '"Inter\' <&>' }))).toBeGreaterThan(100);
  });

  it('has slanted letters that are not cut off', async () => {
    for (const text of ['fff', 'jjj', 'WWW']) {
      const picture = await render({ text, italic: true, weight: 900, lineHeight: 0.5, size: 80 });
      for (let y = 0; y < picture.height; y++) expect(alphaAt(picture, picture.width - 1, y)).toBeLessThan(255);
      const ink = inkOf(picture);
      expect(ink.top).toBeGreaterThan(0);
      expect(ink.bottom).toBeLessThan(picture.height);
    }
    expect(coverage(await render({ italic: true }))).not.toBe(coverage(await render({})));
  });

  it('is refused where it would be enormous, and stops when it is told to', async () => {
    await expect(render({ size: 4096, text: 'Hamburg' }, 8)).rejects.toMatchObject({ code: 'image-too-large' });
    await expect(texts.render(style, { scale: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(texts.handlers.measure({ style }, { ...context, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('families', () => {
  it('begin with the bundled one and are named once', async () => {
    const families = await texts.handlers.families({}, context);
    expect(families[0]).toBe('Inter');
    expect(new Set(families).size).toBe(families.length);
  });
});
