import * as fc from 'fast-check';
import { plainLayer, type DocumentRecord, type Layer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { compose, rotation, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import { treeProblem } from '../../../src-preload/model/tree';
import { imageId, maskId, photoDocument } from './fake-engine';

const base = (id: string, parent: string | null) => ({ ...plainLayer, id, name: id, parent });

export const photo = (id: string, transform: Matrix, parent: string | null = null): Layer => ({
  ...base(id, parent),
  kind: 'image',
  image: imageId,
  transform,
  effects: noEffects,
});

/** A cut-out of the photo whose alpha fills the given box. */
export const cutout = (id: string, bounds: { x: number; y: number; width: number; height: number }, transform: Matrix, parent: string | null = null): Layer => ({
  ...base(id, parent),
  kind: 'cutout',
  image: imageId,
  base: maskId,
  mask: maskId,
  bounds,
  origin: { kind: 'drawn' }, refine: null,
  transform,
  effects: noEffects,
});

export const group = (id: string, parent: string | null = null): Layer => ({ ...base(id, parent), kind: 'group' });

/** Layers of 100 x 60 pixels at whole places. */
export const block = (id: string, x: number, y: number, parent: string | null = null): Layer =>
  cutout(id, { x: 0, y: 0, width: 100, height: 60 }, translation(x, y), parent);

export const documentOf = (...layers: readonly Layer[]): DocumentRecord => photoDocument({ layers: [...layers] });

const place = fc.integer({ min: -500, max: 1000 });
/** Moves, quarter turns and other turns, scales and flips; never flat. */
export const anyTransform: fc.Arbitrary<Matrix> = fc
  .record({
    x: place,
    y: place,
    angle: fc.oneof(fc.constantFrom(0, 90, 180, 270), fc.integer({ min: -180, max: 180 })),
    across: fc.constantFrom(0.25, 0.5, 1, 2, -1),
    down: fc.constantFrom(0.25, 0.5, 1, 3),
  })
  .map(({ x, y, angle, across, down }) => compose(translation(x, y), compose(rotation(angle), scaling(across, down))));

const bounds = fc.record({
  x: fc.integer({ min: 0, max: 300 }),
  y: fc.integer({ min: 0, max: 200 }),
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 300 }),
});

/** Documents of up to twelve layers in groups up to three deep, in the order that documents keep. */
export const anyDocument: fc.Arbitrary<DocumentRecord> = fc
  .array(fc.record({ kind: fc.constantFrom('photo', 'cutout', 'cutout', 'group'), under: fc.nat(), transform: anyTransform, bounds }), { minLength: 1, maxLength: 12 })
  .map((drafts) => {
    const made: Layer[] = [];
    for (const [i, draft] of drafts.entries()) {
      const groups = [null, ...made.filter(({ kind }) => kind === 'group').map(({ id }) => id)];
      const parent = groups[draft.under % groups.length] ?? null;
      const id = `l${i}`;
      made.push(draft.kind === 'photo' ? photo(id, draft.transform, parent) : draft.kind === 'group' ? group(id, parent) : cutout(id, draft.bounds, draft.transform, parent));
    }
    const ordered: Layer[] = [];
    const walk = (parent: string | null): void => {
      for (const layer of made.filter((candidate) => candidate.parent === parent)) {
        walk(layer.id);
        ordered.push(layer);
      }
    };
    walk(null);
    return documentOf(...ordered);
  })
  .filter(({ layers }) => treeProblem(layers) === undefined);

export const someGuides: fc.Arbitrary<DocumentRecord['guides']> = fc.array(
  fc.record({ axis: fc.constantFrom('x' as const, 'y' as const), at: fc.integer({ min: -100, max: 900 }) }),
  { maxLength: 4 },
);
