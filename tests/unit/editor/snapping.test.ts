import { describe, expect, it } from 'vitest';
import { snapPoint, snapRect, snapTargets } from '../../../src-renderer/editor/transform/snapping';
import { block, documentOf, group } from './placed-documents';

const document = { ...documentOf(block('a', 100, 100), block('b', 420, 300)), guides: [{ axis: 'x' as const, at: 250 }] };
const moving = document.layers.slice(0, 1);
const targets = snapTargets(document, moving, true);

describe('snapping', () => {
  it('takes an edge to the edge of another layer and says along which line', () => {
    const { dx, dy, lines } = snapRect({ x: 416, y: 50, width: 100, height: 60 }, targets, 6);
    expect([dx, dy]).toEqual([4, 0]);
    expect(lines).toContainEqual({ axis: 'x', at: 420, from: 50, to: 360 });
  });

  it('takes the middle to the middle of the canvas', () => {
    expect(snapRect({ x: 347, y: 205, width: 100, height: 60 }, targets, 6)).toMatchObject({ dx: 3, dy: 2 });
  });

  it('takes the nearest of several, and nothing from further away', () => {
    expect(snapRect({ x: 246, y: 0, width: 30, height: 30 }, targets, 6)).toMatchObject({ dx: 4, dy: 0 });
    expect(snapRect({ x: 243, y: 20, width: 30, height: 31 }, targets, 6)).toMatchObject({ dx: 0, dy: 0, lines: [] });
  });

  it('knows guides only while they are wanted', () => {
    expect(snapPoint({ x: 253, y: 20 }, targets, 6, ['x', 'y'])).toMatchObject({ dx: -3, dy: 0 });
    expect(snapPoint({ x: 253, y: 20 }, snapTargets(document, moving, false), 6, ['x', 'y'])).toMatchObject({ dx: 0, lines: [] });
  });

  it('goes along the given axes only', () => {
    expect(snapPoint({ x: 398, y: 298 }, targets, 6, ['y'])).toMatchObject({ dx: 0, dy: 2 });
  });

  it('leaves out what moves, what is hidden, and looks into the group of what moves', () => {
    const nested = documentOf(block('a', 100, 100, 'g'), block('b', 400, 300, 'g'), group('g'), { ...block('h', 700, 20), visible: false });
    const found = snapTargets(nested, nested.layers.slice(0, 1), true).filter(({ axis }) => axis === 'x').map(({ at }) => at);
    expect(found).toEqual([0, 400, 800, 400, 450, 500]);
  });
});
