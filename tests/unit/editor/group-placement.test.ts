import { describe, expect, it } from 'vitest';
import { groupMap, groupPlace, groupTurn } from '../../../src-renderer/editor/layers/group-placement';
import { movableLeaves, transformBy } from '../../../src-renderer/editor/layers/leaves';
import { applyAll } from '../../../src-renderer/editor/document/apply-all';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { Matrix } from '../../../src-preload/model/matrix';
import { block, documentOf, group } from './placed-documents';

const document = documentOf(block('a', 10, 20, 'g'), block('b', 200, 100, 'g'), group('g'));
const rootsOf = ({ layers }: DocumentRecord) => layers.filter(({ id }) => id === 'g');
const after = (map: Matrix): DocumentRecord => {
  const done = applyAll(document, transformBy(movableLeaves(document, rootsOf(document)), map));
  if (!done) throw new Error('refused');
  return done.document;
};

describe('several layers in numbers', () => {
  const place = groupPlace(document, rootsOf(document)) ?? { x: 0, y: 0, width: 1, height: 1 };
  const placeAfter = (map: Matrix) => groupPlace(after(map), rootsOf(after(map)));

  it('lie where all of them lie', () => {
    expect(place).toEqual({ x: 10, y: 20, width: 290, height: 140 });
  });

  it('move together', () => {
    expect(placeAfter(groupMap(place, { x: place.x + 12 }))).toEqual({ ...place, x: place.x + 12 });
    expect(placeAfter(groupMap(place, { y: -40 }))).toEqual({ ...place, y: -40 });
  });

  it('are scaled as one, and keep their upper left corner', () => {
    expect(placeAfter(groupMap(place, { width: place.width * 2 }))).toEqual({ ...place, width: place.width * 2 });
    expect(placeAfter(groupMap(place, { height: place.height / 2 }))).toEqual({ ...place, height: place.height / 2 });
  });

  it('turn around their middle', () => {
    const turned = placeAfter(groupTurn(place, 90));
    expect(turned?.width).toBeCloseTo(place.height, 6);
    expect((turned?.x ?? 0) + (turned?.width ?? 0) / 2).toBeCloseTo(place.x + place.width / 2, 6);
  });
});
