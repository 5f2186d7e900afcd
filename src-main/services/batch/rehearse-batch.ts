import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { asClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { PlannedInput } from './plan-results';
import { readInput, sha256 } from './read-input';
import type { BatchCounts } from './run-batch';
import { whySkipped, type KnownResults } from './why-skipped';

export interface Rehearsal {
  readonly known: KnownResults;
  readonly inputs: readonly PlannedInput[];
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
}

/** Reads each file and tells what a run would do with it: what would be made, what would be left alone, what cannot be read. */
export async function rehearseBatch({ known, inputs, signal, onEvent }: Rehearsal): Promise<BatchCounts> {
  let [skipped, failed] = [0, 0];
  for (const input of inputs) {
    throwIfAborted(signal);
    try {
      const why = await whySkipped(known, input, sha256(await readInput(input.path)));
      if (why) skipped += 1;
      onEvent(why ? { event: 'skipped', input: input.name, why } : { event: 'planned', input: input.name, folder: input.folder, stem: input.stem });
    } catch (cause) {
      failed += 1;
      onEvent({ event: 'failed', input: input.name, error: asClickcutError(cause).toWire() });
    }
  }
  return { finished: 0, skipped, failed };
}
