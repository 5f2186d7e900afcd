import type { ImageId } from '../../../src-preload/model/document';
import type { Raster } from '../../../src-preload/raster/raster';
import { fixedBudget, type MemoryBudget } from '../settings/memory-budget';

/** Rasters by what they show, bounded; what was used least recently goes first, also when the bound is lowered. */
export class RasterMemory<Held extends Raster = Raster> {
  /** Insertion order is order of use: the first key is the oldest. */
  readonly #held = new Map<ImageId, Held>();
  readonly #budget: MemoryBudget;
  #bytes = 0;

  /** @param budget a plain number of bytes never changes */
  constructor(budget: MemoryBudget | number) {
    this.#budget = typeof budget === 'number' ? fixedBudget(budget) : budget;
    this.#budget.onChanged(() => this.#fit());
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes;
  }

  get(id: ImageId): Held | undefined {
    const found = this.#held.get(id);
    if (!found) return undefined;
    this.#held.delete(id);
    this.#held.set(id, found);
    return found;
  }

  /** Keeps a raster, unless it alone is beyond the budget. */
  put(id: ImageId, raster: Held): void {
    this.delete(id);
    if (raster.data.length > this.#budget.current()) return;
    this.#held.set(id, raster);
    this.#bytes += raster.data.length;
    this.#fit();
  }

  delete(id: ImageId): void {
    const found = this.#held.get(id);
    if (!found) return;
    this.#held.delete(id);
    this.#bytes -= found.data.length;
  }

  #fit(): void {
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#budget.current()) return;
      this.delete(oldest);
    }
  }
}
