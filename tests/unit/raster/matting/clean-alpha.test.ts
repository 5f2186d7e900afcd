import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandAlpha, fitAlpha, type CroppedAlpha } from '../../../../src-preload/raster/bounds';
import { cleanAlpha, type CleanOptions } from '../../../../src-preload/raster/matting/clean-alpha';
import { labelRuns } from '../../../../src-preload/raster/matting/label-runs';

const image = { width: 40, height: 30 };

/** A mask from a picture of `#` (255), `+` (100), `o` (180) and anything else (0), at x, y in the photo. */
function maskOf(x: number, y: number, ...rows: readonly string[]): CroppedAlpha {
  const width = rows[0]?.length ?? 0;
  const levels: Readonly<Record<string, number>> = { '#': 255, o: 180, '+': 100 };
  return fitAlpha(Uint8Array.from(rows.join(''), (c) => levels[c] ?? 0), { width, height: rows.length }, { x, y });
}

/** The picture again, from x, y on. */
function pictureOf(mask: CroppedAlpha, x: number, y: number, width: number, height: number): readonly string[] {
  const whole = expandAlpha(mask, image);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const a = whole[(y + row) * image.width + x + column] as number;
      return a === 255 ? '#' : a === 180 ? 'o' : a === 100 ? '+' : '.';
    }).join(''),
  );
}

const spotted = ['######.....', '#.####.+++.', '######.+#+.', '#..###.+++.', '#..###.....', '######...##'] as const;
const clean = (options: Partial<CleanOptions>): readonly string[] =>
  pictureOf(cleanAlpha(maskOf(5, 5, ...spotted), image, { holeArea: 0, islandArea: 0, ...options }), 5, 5, 11, 6);

describe('cleanAlpha', () => {
  it('fills small holes only', () => {
    expect(clean({ holeArea: 3 })).toEqual(['######.....', '######.+++.', '######.+#+.', '#..###.+++.', '#..###.....', '######...##']);
    expect(clean({ holeArea: 5 })[3]).toBe('######.+++.');
  });

  it('drops small islands with what is soft around them', () => {
    expect(clean({ islandArea: 2 })).toEqual(['######.....', '#.####.....', '######.....', '#..###.....', '#..###.....', '######...##']);
    expect(clean({ islandArea: 3 })[5]).toBe('######.....');
  });

  it('keeps the islands and holes that were clicked, and removes those clicked away', () => {
    expect(clean({ islandArea: 3, positive: [{ x: 13.5, y: 7.2 }] })).toEqual(['######.....', '#.####.+++.', '######.+#+.', '#..###.+++.', '#..###.....', '######.....']);
    expect(clean({ holeArea: 9, negative: [{ x: 6.5, y: 6.5 }] })[1]).toBe('#.####.+++.');
    expect(clean({ holeArea: 9, negative: [{ x: 6.5, y: 6.5 }] })[3]).toBe('######.+++.');
    expect(clean({ negative: [{ x: 14, y: 10 }] })[5]).toBe('######.....');
    expect(clean({ positive: [{ x: 6, y: 8 }] })[3]).toBe('######.+++.');
  });

  it('keeps only what was clicked, if anything was', () => {
    expect(clean({ onlyClicked: true, positive: [{ x: 14, y: 10 }] })).toEqual(['...........', '...........', '...........', '...........', '...........', '.........##']);
    expect(clean({ onlyClicked: true })).toEqual(spotted);
  });

  it('drops specks that are nowhere half in, and fills the soft rim of a hole', () => {
    const faint = maskOf(0, 0, '###....', '###.++.', '###....');
    expect(pictureOf(cleanAlpha(faint, image, { holeArea: 0, islandArea: 3 }), 0, 0, 7, 3)).toEqual(['###....', '###....', '###....']);
    const rimmed = maskOf(0, 0, '#####', '#ooo#', '#o+o#', '#ooo#', '#####');
    expect(cleanAlpha(rimmed, image, { holeArea: 2, islandArea: 0 }).alpha.every((a) => a === 255)).toBe(true);
  });

  it('fills a hole at the border of the photo, but not the outside at the border of the bounds', () => {
    const open = ['##.', '#..', '##.', '###'] as const;
    expect(pictureOf(cleanAlpha(maskOf(5, 5, ...open), image, { holeArea: 50, islandArea: 0 }), 5, 5, 3, 4)).toEqual(open);
    expect(pictureOf(cleanAlpha(maskOf(37, 0, ...open), image, { holeArea: 50, islandArea: 0 }), 37, 0, 3, 4)).toEqual(['###', '###', '###', '###']);
  });
});

describe('labelRuns', () => {
  it('finds the components that a flood finds', () => {
    const plane = fc.array(fc.boolean(), { minLength: 11 * 9, maxLength: 11 * 9 });
    fc.assert(
      fc.property(plane, fc.boolean(), (inside, diagonal) => {
        const labels = new Int32Array(99).fill(-1);
        let components = 0;
        for (let start = 0; start < 99; start++) {
          if (!inside[start] || (labels[start] as number) >= 0) continue;
          const open = [start];
          labels[start] = components;
          for (let at = open.pop(); at !== undefined; at = open.pop()) {
            for (let next = 0; next < 99; next++) {
              const dx = Math.abs((next % 11) - (at % 11));
              const dy = Math.abs(Math.floor(next / 11) - Math.floor(at / 11));
              if (!inside[next] || (labels[next] as number) >= 0 || Math.max(dx, dy) !== 1 || (!diagonal && dx + dy > 1)) continue;
              labels[next] = components;
              open.push(next);
            }
          }
          components++;
        }
        const runs = labelRuns({ width: 11, height: 9 }, (at) => inside[at] === true, diagonal);
        expect(runs.areas).toHaveLength(components);
        const seen = new Map<number, number>();
        runs.rows.forEach((row, run) => {
          for (let x = runs.starts[run] as number; x < (runs.ends[run] as number); x++) {
            const label = labels[row * 11 + x] as number;
            const component = runs.components[run] as number;
            expect(seen.get(component) ?? label).toBe(label);
            seen.set(component, label);
          }
        });
        expect(seen.size).toBe(components);
      }),
    );
  });
});
