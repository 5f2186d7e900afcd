import { applyOperation } from '../../../src-preload/model/apply-operation';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import type { BlobSource, Journal, JournalEntry } from '../../../src-main/services/projects/journal/journal';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import { document, photoBytes, rectMask, someLogits } from './photo-project';

export const sourceOf = (masks: ReadonlyMap<string, StoredMask>): BlobSource => ({
  image: () => photoBytes,
  mask: (id) => {
    const mask = masks.get(id);
    if (!mask) throw new Error('the mask is gone');
    return mask;
  },
  logits: () => someLogits,
});

/** A document being worked on. */
export class Work {
  document: DocumentRecord = document;
  revision = 0;
  readonly entry: JournalEntry;
  readonly #masks: Map<string, StoredMask>;

  /** @param masks what the entry's source has, to which painting adds */
  constructor(entry: JournalEntry, masks: Map<string, StoredMask>, open: JournalEntry[]) {
    this.entry = entry;
    this.#masks = masks;
    open.push(entry);
  }

  static async on(journal: Journal, masks: Map<string, StoredMask>, open: JournalEntry[]): Promise<Work> {
    return new Work(await journal.begin({ document, revision: 0 }, sourceOf(masks)), masks, open);
  }

  do(...operations: readonly Operation[]): void {
    for (const operation of operations) {
      const applied = applyOperation(this.document, operation);
      if (!applied.ok) throw new Error(applied.reason);
      this.document = applied.document;
    }
    this.revision += 1;
    this.entry.append({ document: this.document, revision: this.revision }, operations);
  }

  rename(name: string): void {
    this.do({ kind: 'update-document', patch: { name } });
  }

  paint(seed: number): void {
    const mask = rectMask(seed);
    this.#masks.set(mask.info.id, mask);
    this.do({ kind: 'update-layer', id: 'gull', patch: { mask: mask.info.id, bounds: mask.info.bounds } });
  }

  /** As a process leaves it behind that ends without a word. */
  async abandon(): Promise<void> {
    await this.entry.close({ discard: false });
  }
}
