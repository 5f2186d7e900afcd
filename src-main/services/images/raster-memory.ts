import type { ImageId } from '../../../src-preload/model/document';
import type { Raster } from '../../../src-preload/raster/raster';

/** Full-size rasters of all open photos, bounded; what was used least recently goes first. */
export class RasterMemory {
  /** Insertion order is order of use: the first key is the oldest. */
  readonly #held = new Map<ImageId, Raster>();
  readonly #budget: number;
  #bytes = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes;
  }

  get(id: ImageId): Raster | undefined {
    const found = this.#held.get(id);
    if (!found) return undefined;
    this.#held.delete(id);
    this.#held.set(id, found);
    return found;
  }

  /** Keeps a raster, unless it alone is beyond the budget. */
  put(id: ImageId, raster: Raster): void {
    this.delete(id);
    if (raster.data.length > this.#budget) return;
    this.#held.set(id, raster);
    this.#bytes += raster.data.length;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#budget) return;
      this.delete(oldest);
    }
  }

  delete(id: ImageId): void {
    const found = this.#held.get(id);
    if (!found) return;
    this.#held.delete(id);
    this.#bytes -= found.data.length;
  }
}
