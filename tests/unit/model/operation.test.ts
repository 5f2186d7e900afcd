import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentRecord, type DocumentRecord, type Layer } from '../../../src-preload/model/document';
import { applyOperation, operation, type Operation } from '../../../src-preload/model/operation';

const image = 'a'.repeat(64);
const layer = (id: string): Layer => ({ kind: 'image', id, name: id, visible: true, locked: false, opacity: 1, image });
const first: DocumentRecord = {
  schema: 1,
  id: 'd',
  name: 'First',
  width: 4,
  height: 3,
  images: { [image]: { id: image, name: 'p.png', width: 4, height: 3, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 9 } },
  layers: [layer('a'), layer('b')],
};

/** A few ids only, so that most operations hit something. */
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const index = fc.nat({ max: 6 });
const patch = fc.record(
  { name: fc.string({ minLength: 1, maxLength: 5 }), visible: fc.boolean(), locked: fc.boolean(), opacity: fc.double({ min: 0, max: 1, noNaN: true }) },
  { requiredKeys: [] },
);
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('add-layer' as const), layer: id.map(layer), index }),
  fc.record({ kind: fc.constant('remove-layer' as const), id }),
  fc.record({ kind: fc.constant('update-layer' as const), id, patch }),
  fc.record({ kind: fc.constant('move-layer' as const), id, index }),
  fc.record({ kind: fc.constant('rename-document' as const), name: fc.string({ minLength: 1, maxLength: 9 }) }),
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

describe('operations', () => {
  it('undone in reverse give the first document back, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 40 }), (operations) => {
        const done = play(first, operations);
        expect(play(done.document, done.inverses).document).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('redone after an undo give the same document again', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 25 }), (operations) => {
        const done = play(first, operations);
        const undone = play(done.document, done.inverses);
        expect(play(undone.document, undone.inverses).document).toEqual(done.document);
      }),
    );
  });

  it('leave the given document alone and keep it valid, with unique layers', () => {
    const before = structuredClone(first);
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 25 }), (operations) => {
        const { document, inverses } = play(first, operations);
        expect(first).toEqual(before);
        expect(documentRecord.safeParse(document).success).toBe(true);
        expect(new Set(document.layers.map((l) => l.id)).size).toBe(document.layers.length);
        for (const inverse of inverses) expect(operation.safeParse(inverse).success).toBe(true);
      }),
    );
  });

  it('that refer to nothing are refused with a reason', () => {
    const nowhere: readonly Operation[] = [
      { kind: 'remove-layer', id: 'z' },
      { kind: 'move-layer', id: 'z', index: 0 },
      { kind: 'update-layer', id: 'z', patch: {} },
      { kind: 'add-layer', layer: layer('a'), index: 0 },
      { kind: 'add-layer', layer: { ...layer('z'), image: 'b'.repeat(64) }, index: 0 },
    ];
    for (const op of nowhere) expect(applyOperation(first, op)).toMatchObject({ ok: false, reason: expect.stringMatching(/\w/) });
  });
});
