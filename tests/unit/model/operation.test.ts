import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation } from '../../../src-preload/model/apply-operation';
import { documentRecord, plainLayer, type DocumentRecord, type Layer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { identity, translation } from '../../../src-preload/model/matrix';
import { operation, type Operation } from '../../../src-preload/model/operation';
import { treeProblem } from '../../../src-preload/model/tree';

const image = 'a'.repeat(64);
const other = 'b'.repeat(64);
const info = (id: string): DocumentRecord['images'][string] => ({ id, name: 'p.png', width: 4, height: 3, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 9 });
const layer = (id: string, parent: string | null = null): Layer => ({ ...plainLayer, kind: 'image', id, name: id, parent, image, transform: identity, effects: noEffects });
const group = (id: string, parent: string | null = null): Layer => ({ ...plainLayer, kind: 'group', id, name: id, parent });

const first: DocumentRecord = {
  schema: 5,
  outputs: [],
  id: 'd',
  name: 'First',
  width: 4,
  height: 3,
  background: null,
  guides: [],
  images: { [image]: info(image) },
  layers: [layer('a'), layer('b', 'g'), layer('h1', 'h'), group('h', 'g'), group('g'), layer('c')],
};

/** A few ids only, so that most operations hit something. */
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'g', 'h', 'h1', 'k');
const parent = fc.constantFrom(null, null, 'g', 'h', 'k', 'a');
const index = fc.nat({ max: 6 });
const patch = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 5 }),
    visible: fc.boolean(),
    opacity: fc.double({ min: 0, max: 1, noNaN: true }),
    clip: fc.boolean(),
    blend: fc.constantFrom('normal', 'multiply'),
    transform: fc.integer({ min: -9, max: 9 }).map((x) => translation(x, 0)),
  },
  { requiredKeys: [] },
);
const inserted: fc.Arbitrary<readonly Layer[]> = fc.oneof(
  fc.tuple(id, parent).map(([own, of]) => [layer(own, of)]),
  parent.map((of) => [layer('d', 'k'), layer('e', 'k'), group('k', of)]),
);
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('insert-layers' as const), layers: inserted, index }),
  fc.record({ kind: fc.constant('remove-layer' as const), id }),
  fc.record({ kind: fc.constant('update-layer' as const), id, patch }),
  fc.record({ kind: fc.constant('move-layer' as const), id, parent, index }),
  fc.record({
    kind: fc.constant('update-document' as const),
    patch: fc.record({ name: fc.string({ minLength: 1, maxLength: 9 }), width: fc.integer({ min: 1, max: 9 }), background: fc.constantFrom(null, '#ffffff') }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('add-image' as const), image: fc.constantFrom(image, other).map(info) }),
  fc.record({ kind: fc.constant('remove-image' as const), id: fc.constantFrom(image, other) }),
);

function play(document: DocumentRecord, operations: readonly Operation[]): { readonly document: DocumentRecord; readonly inverses: readonly Operation[] } {
  const inverses: Operation[] = [];
  let current = document;
  for (const op of operations) {
    const applied = applyOperation(current, op);
    if (!applied.ok) continue;
    current = applied.document;
    inverses.unshift(applied.inverse);
  }
  return { document: current, inverses };
}

const several = fc.array(anyOperation, { maxLength: 30 });

describe('operations', () => {
  it('undone in turn give the first document back', () => {
    fc.assert(
      fc.property(several, (operations) => {
        const done = play(first, operations);
        expect(play(done.document, done.inverses).document).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });

  it('redone after an undo give the same document again', () => {
    fc.assert(
      fc.property(several, (operations) => {
        const done = play(first, operations);
        const undone = play(done.document, done.inverses);
        expect(play(undone.document, undone.inverses).document).toEqual(done.document);
      }),
      { numRuns: 500 },
    );
  });

  it('leave the given document alone and keep it a valid tree', () => {
    const before = structuredClone(first);
    fc.assert(
      fc.property(several, (operations) => {
        const { document, inverses } = play(first, operations);
        expect(first).toEqual(before);
        expect(documentRecord.safeParse(document).success).toBe(true);
        expect(treeProblem(document.layers)).toBeUndefined();
        for (const inverse of inverses) expect(operation.safeParse(inverse).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('move a group with everything in it', () => {
    const moved = applyOperation(first, { kind: 'move-layer', id: 'g', parent: null, index: 0 });
    expect(moved.ok && moved.document.layers.map((l) => l.id)).toEqual(['b', 'h1', 'h', 'g', 'a', 'c']);
    const out = applyOperation(first, { kind: 'move-layer', id: 'h', parent: null, index: 1 });
    expect(out.ok && out.document.layers.map((l) => l.id)).toEqual(['a', 'h1', 'h', 'b', 'g', 'c']);
  });

  it('remove a group with everything in it', () => {
    const removed = applyOperation(first, { kind: 'remove-layer', id: 'g' });
    expect(removed.ok && removed.document.layers.map((l) => l.id)).toEqual(['a', 'c']);
  });

  it.each<readonly [string, Operation]>([
    ['an unknown layer', { kind: 'remove-layer', id: 'z' }],
    ['an unknown layer to move', { kind: 'move-layer', id: 'z', parent: null, index: 0 }],
    ['a group into itself', { kind: 'move-layer', id: 'g', parent: 'h', index: 0 }],
    ['a layer into a layer that is no group', { kind: 'move-layer', id: 'a', parent: 'c', index: 0 }],
    ['an unknown layer to change', { kind: 'update-layer', id: 'z', patch: {} }],
    ['a field that this kind of layer has not', { kind: 'update-layer', id: 'g', patch: { transform: identity } }],
    ['an id that is taken', { kind: 'insert-layers', layers: [layer('a')], index: 0 }],
    ['a photo that is not there', { kind: 'insert-layers', layers: [{ ...layer('z'), image: other } as Layer], index: 0 }],
    ['two layers side by side as one', { kind: 'insert-layers', layers: [layer('x'), layer('y')], index: 0 }],
    ['a photo twice', { kind: 'add-image', image: info(image) }],
    ['to take away a photo that is in use', { kind: 'remove-image', id: image }],
  ])('refuse %s with a reason', (_name, op) => {
    expect(applyOperation(first, op)).toMatchObject({ ok: false, reason: expect.stringMatching(/\w/) });
  });
});
