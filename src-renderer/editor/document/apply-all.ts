import type { DocumentRecord } from '../../../src-preload/model/document';
import { applyOperation } from '../../../src-preload/model/apply-operation';
import type { Operation } from '../../../src-preload/model/operation';

/** All operations or none, with the operations that take them back in the order in which to run them. */
export function applyAll(
  document: DocumentRecord,
  operations: readonly Operation[],
): { readonly document: DocumentRecord; readonly undo: readonly Operation[] } | undefined {
  let current = document;
  const undo: Operation[] = [];
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return undefined;
    current = applied.document;
    undo.unshift(applied.inverse);
  }
  return { document: current, undo };
}
