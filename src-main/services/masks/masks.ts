import type { MaskInfo } from '../../../src-preload/contract/common';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { MaskId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import { fixedBudget, type MemoryBudget } from '../settings/memory-budget';
import { createClaims } from './claims';
import { packAlpha, unpackAlpha } from './pack-alpha';
import { sealMask } from './seal-mask';

/** A full-resolution alpha, stored as the rectangle that holds all of it. Outside `bounds` it is zero. */
export interface StoredMask {
  readonly info: MaskInfo;
  /** bounds.width * bounds.height bytes, 0..255 */
  readonly alpha: Uint8Array;
}

/** Holds alphas by content: the same alpha is the same id. */
export interface Masks {
  /** `alpha` is width * height bytes; it is cropped and copied. */
  put(width: number, height: number, alpha: Uint8Array): StoredMask;
  /** For an alpha that is known already only inside `bounds`. */
  putCropped(width: number, height: number, bounds: Rect, alpha: Uint8Array): StoredMask;
  /** Keeps, without a copy, a mask that the raster worker has cropped and hashed. @throws ClickcutError `image-too-large` */
  adopt(mask: StoredMask): StoredMask;
  /**
   * As `adopt`, claimed by the owner, and only for it: when nobody claims the mask any more, it is gone at once instead
   * of when memory is short. Unless somebody else has put the same.
   * @throws ClickcutError `image-too-large`
   */
  lend(mask: StoredMask, owner: string): StoredMask;
  has(id: MaskId): boolean;
  /** @throws ClickcutError `not-found` */
  info(id: MaskId): MaskInfo;
  /** The alpha is not to be written to. @throws ClickcutError `not-found` */
  load(id: MaskId): Promise<StoredMask>;
  /** Says that a document refers to this mask: it stays until all its owners have released it. @throws ClickcutError `not-found` */
  claim(id: MaskId, owner: string): void;
  /** Takes all claims of a document back. */
  release(owner: string): void;
  /** Waits until memory is within its bound again: whoever makes many masks asks before the next. */
  room(): Promise<void>;
}

export interface MasksOptions {
  /** Bound of the alphas that are kept as they are. Passed by a quarter at most, for those who ask for `room`. */
  readonly budget?: MemoryBudget;
  /** Bound of the packed ones, beyond which those that no document refers to go, and then new ones are refused. */
  readonly packedBudget?: MemoryBudget;
}

interface Entry {
  readonly info: MaskInfo;
  /** At least one of both is there. */
  mask: StoredMask | undefined;
  packed: Uint8Array | undefined;
  loading: Promise<StoredMask> | undefined;
  /** Whether it goes with its last claim. */
  isLent: boolean;
}

const mebibyte = 1024 ** 2;
const defaultBudget = fixedBudget(512 * mebibyte);

/**
 * Every brush stroke makes a whole new mask, and undo may want any of them. So masks are not dropped but packed, in
 * zlib's threads, when there are too many: those used least recently first. They shrink fifty- to two hundredfold.
 * The same happens to what is too much when a bound is lowered.
 */
export function createMasks({ budget = defaultBudget, packedBudget = defaultBudget }: MasksOptions = {}): Masks {
  /** The one used least recently comes first. */
  const kept = new Map<MaskId, Entry>();
  const claims = createClaims();
  let bytes = 0;
  let packedBytes = 0;
  let packing: Promise<void> | undefined;

  const touch = (id: MaskId, entry: Entry): void => {
    kept.delete(id);
    kept.set(id, entry);
  };

  const dropAlpha = (entry: Entry): void => {
    bytes -= entry.mask?.alpha.byteLength ?? 0;
    entry.mask = undefined;
  };

  const forget = (id: MaskId, entry: Entry): void => {
    packedBytes -= entry.packed?.byteLength ?? 0;
    dropAlpha(entry);
    kept.delete(id);
  };

  const forgetUnclaimed = (): void => {
    for (const [id, entry] of kept) {
      if (packedBytes <= packedBudget.current()) return;
      if (entry.packed && !claims.has(id)) forget(id, entry);
    }
  };

  const packOldest = async (): Promise<void> => {
    for (const [id, entry] of kept) {
      if (bytes <= budget.current()) return;
      if (!entry.mask) continue;
      if (!entry.packed) {
        const packed = await packAlpha(entry.mask.alpha);
        if (kept.get(id) !== entry) continue;
        entry.packed = packed;
        packedBytes += packed.byteLength;
        forgetUnclaimed();
      }
      if (entry.packed) dropAlpha(entry);
    }
  };

  const makeRoom = (): void => {
    if (packing || bytes <= budget.current()) return;
    packing = packOldest().then(
      () => {
        packing = undefined;
        // The bound may have been lowered after the last mask was looked at.
        makeRoom();
      },
      // Without memory to pack into, everything stays as it is; the next mask tries again.
      () => {
        packing = undefined;
      },
    );
  };

  const find = (id: MaskId): Entry => {
    const entry = kept.get(id);
    if (!entry) throw new ClickcutError({ code: 'not-found', message: `There is no mask '${id.slice(0, 12)}'.`, hint: 'Make the selection again.' });
    return entry;
  };

  const hold = (entry: Entry, mask: StoredMask): StoredMask => {
    if (entry.mask) return entry.mask;
    entry.mask = mask;
    bytes += mask.alpha.byteLength;
    makeRoom();
    return mask;
  };

  const unpack = async (id: MaskId, entry: Entry, packed: Uint8Array): Promise<StoredMask> => {
    const { bounds } = entry.info;
    const mask = { info: entry.info, alpha: await unpackAlpha(packed, bounds.width * bounds.height) };
    return kept.get(id) === entry ? hold(entry, mask) : mask;
  };

  const add = (mask: StoredMask, isLent: boolean): StoredMask => {
    const { id } = mask.info;
    const same = kept.get(id);
    if (same) {
      same.isLent &&= isLent;
      touch(id, same);
      return hold(same, mask);
    }
    forgetUnclaimed();
    if (packedBytes > packedBudget.current()) {
      throw new ClickcutError({
        code: 'image-too-large',
        message: `There is no room for another mask: ${Math.round(packedBytes / mebibyte)} MiB of packed masks are in use.`,
        hint: 'Close documents that you no longer need, or allow more memory in the settings.',
      });
    }
    const entry: Entry = { info: mask.info, mask: undefined, packed: undefined, loading: undefined, isLent };
    kept.set(id, entry);
    return hold(entry, mask);
  };

  const adopt: Masks['adopt'] = (mask) => add(mask, false);

  const putCropped: Masks['putCropped'] = (width, height, bounds, alpha) =>
    adopt(sealMask({ width, height }, fitAlpha(Uint8Array.from(alpha), bounds, bounds)));

  const fit = (): void => {
    forgetUnclaimed();
    makeRoom();
  };
  budget.onChanged(fit);
  packedBudget.onChanged(fit);

  return {
    put: (width, height, alpha) => putCropped(width, height, { x: 0, y: 0, width, height }, alpha),
    putCropped,
    adopt,
    lend: (mask, owner) => {
      const held = add(mask, true);
      claims.add(mask.info.id, owner);
      return held;
    },
    has: (id) => kept.has(id),
    info: (id) => find(id).info,
    load: async (id) => {
      const entry = find(id);
      touch(id, entry);
      if (entry.mask) return entry.mask;
      if (!entry.packed) throw new Error('a mask lost its alpha');
      entry.loading ??= unpack(id, entry, entry.packed).finally(() => {
        entry.loading = undefined;
      });
      return entry.loading;
    },
    claim: (id, owner) => {
      find(id);
      claims.add(id, owner);
    },
    release: (owner) => {
      for (const id of claims.release(owner)) {
        const entry = kept.get(id);
        if (entry?.isLent) forget(id, entry);
      }
    },
    room: async () => {
      makeRoom();
      while (packing && bytes > budget.current() * 1.25) await packing;
    },
  };
}
