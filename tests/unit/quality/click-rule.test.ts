import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestPoint, nextClick } from '../../../scripts/quality/click-rule.mjs';
import { squaredDistances } from '../../../scripts/quality/distance-transform.mjs';

/** `#` is inside; all rows are equally long. */
function plane(...rows: readonly string[]) {
  const width = rows[0]?.length ?? 0;
  return { mask: Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)), size: { width, height: rows.length } };
}

const grids = fc
  .record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 14 }) })
  .chain((size) => fc.record({ size: fc.constant(size), marked: fc.uint8Array({ min: 0, max: 1, minLength: size.width * size.height, maxLength: size.width * size.height }) }));

describe('distances', () => {
  it('are exact: as by looking at every pair of pixels', () => {
    fc.assert(
      fc.property(grids, ({ marked, size: { width, height } }) => {
        const found = squaredDistances(marked, width, height);
        for (let i = 0; i < marked.length; i++) {
          let nearest = Infinity;
          marked.forEach((is, j) => {
            if (is) nearest = Math.min(nearest, ((i % width) - (j % width)) ** 2 + (Math.floor(i / width) - Math.floor(j / width)) ** 2);
          });
          expect(found[i]).toBe(nearest);
        }
      }),
    );
  });
});

describe('the deepest point', () => {
  it('is the middle of a square', () => {
    const { mask, size } = plane('.......', '.#####.', '.#####.', '.#####.', '.#####.', '.#####.');
    expect(deepestPoint(mask, size)).toEqual({ x: 3, y: 3, squared: 9 });
  });

  it('keeps away from the border of the picture as from the edge of the object', () => {
    const { mask, size } = plane('#####', '#####', '#####', '#####', '#####');
    expect(deepestPoint(mask, size)).toEqual({ x: 2, y: 2, squared: 9 });
  });

  it('is the same as with the whole picture in a ring of outside', () => {
    fc.assert(
      fc.property(grids, ({ marked, size: { width, height } }) => {
        const wide = width + 2;
        const outside = new Uint8Array(wide * (height + 2)).fill(1);
        marked.forEach((is, i) => {
          if (is) outside[(Math.floor(i / width) + 1) * wide + (i % width) + 1] = 0;
        });
        const deepest = Math.max(...squaredDistances(outside, wide, height + 2));
        expect(deepestPoint(marked, { width, height })?.squared ?? 0).toBe(deepest);
      }),
    );
  });

  it('is never where a click has been, and nowhere when clicks have been everywhere', () => {
    const { mask, size } = plane('.....', '.###.', '.###.', '.###.', '.....');
    const clicked = new Uint8Array(25);
    clicked[2 * 5 + 2] = 1;
    expect(deepestPoint(mask, size, clicked)).toEqual({ x: 1, y: 1, squared: 1 });
    expect(deepestPoint(mask, size, mask)).toBeUndefined();
    expect(deepestPoint(new Uint8Array(25), size)).toBeUndefined();
  });
});

describe('the next click', () => {
  const { mask: truth, size } = plane('.........', '.#####...', '.#####...', '.#####...', '.#####...', '.#####...', '.........', '.........', '.........');

  it('starts deepest in the object', () => {
    expect(nextClick(truth, new Uint8Array(81), size)).toEqual({ x: 3, y: 3, positive: true });
  });

  it('takes away where the surplus is deeper than what is missing', () => {
    const { mask } = plane('.........', '..####...', '..####...', '..####...', '..####...', '..####...', '......###', '......###', '......###');
    expect(nextClick(truth, mask, size)).toEqual({ x: 7, y: 7, positive: false });
  });

  it('adds where what is missing is deeper, however large the thin surplus is', () => {
    const { mask } = plane('#########', '.#......#', '.#......#', '.#......#', '.#......#', '.#......#', '........#', '........#', '#########');
    expect(nextClick(truth, mask, size)).toMatchObject({ positive: true });
  });

  it('takes away when both are as deep, as RITM does', () => {
    const { mask } = plane('.........', '.####....', '.#####...', '.#####...', '.#####...', '.#####...', '.........', '.........', '........#');
    expect(nextClick(truth, mask, size)).toEqual({ x: 8, y: 8, positive: false });
  });

  it('goes to the second deepest point when the deepest has been clicked in vain', () => {
    const first = nextClick(truth, new Uint8Array(81), size);
    const second = nextClick(truth, new Uint8Array(81), size, first ? [first] : []);
    expect(second).toEqual({ x: 2, y: 2, positive: true });
  });

  it('is none when the mask is right', () => {
    expect(nextClick(truth, truth, size)).toBeUndefined();
  });
});
