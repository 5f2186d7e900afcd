import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { MaskInfo } from '../../../src-preload/contract/common';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { MaskId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import { fitAlpha } from '../../../src-preload/raster/bounds';
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
  /** Keeps, without a copy, a mask that the raster worker has cropped and hashed. */
  adopt(mask: StoredMask): StoredMask;
  has(id: MaskId): boolean;
  /** @throws ClickcutError `not-found` */
  info(id: MaskId): MaskInfo;
  /** Unpacks it where it had to make room. @throws ClickcutError `not-found` */
  load(id: MaskId): Promise<StoredMask>;
  /** Keeps it until the owner is released. @throws ClickcutError `not-found` */
  claim(id: MaskId, owner: string): void;
  /** Lets go of everything that this owner has claimed. */
  release(owner: string): void;
}

interface Entry {
  readonly info: MaskInfo;
  readonly owners: Set<string>;
  alpha: Uint8Array | undefined;
  packed: Uint8Array | undefined;
  busy: Promise<unknown> | undefined;
}

const mebibyte = 1024 ** 2;
/** Of raw alpha; what is packed comes on top, and is fifty times smaller or more. */
const defaultBudget = 512 * mebibyte;
const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/**
 * Undo may need every mask that a layer ever had, so claimed ones are never lost: beyond the budget the ones that were
 * used least recently are deflated, in zlib's threads. Unclaimed ones, made for a layer that never came, are dropped.
 */
export function createMasks({ maxBytes = defaultBudget }: { readonly maxBytes?: number } = {}): Masks {
  /** Insertion order is order of use: the first is the oldest. */
  const kept = new Map<MaskId, Entry>();
  let bytes = 0;

  const find = (id: MaskId): Entry => {
    const entry = kept.get(id);
    if (entry) return entry;
    throw new ClickcutError({ code: 'not-found', message: `There is no mask '${id.slice(0, 12)}'.`, hint: 'Make the selection again.' });
  };

  const use = (id: MaskId, entry: Entry): void => {
    kept.delete(id);
    kept.set(id, entry);
  };

  const forget = (entry: Entry): void => {
    bytes -= entry.alpha?.byteLength ?? 0;
    entry.alpha = undefined;
  };

  const packAway = (entry: Entry, alpha: Uint8Array): void => {
    if (entry.packed) return forget(entry);
    entry.busy ??= pack(alpha, { level: 1 }).then(
      (packed) => {
        entry.busy = undefined;
        entry.packed = packed;
        // It may have been used meanwhile; then it stays, and the next one that makes room finds it packed already.
        makeRoom();
      },
      () => (entry.busy = undefined),
    );
  };

  const makeRoom = (): void => {
    const newest = [...kept.keys()].at(-1);
    let coming = bytes;
    for (const [id, entry] of kept) {
      if (coming <= maxBytes) return;
      if (id === newest || !entry.alpha) continue;
      coming -= entry.alpha.byteLength;
      if (entry.owners.size > 0) packAway(entry, entry.alpha);
      else {
        forget(entry);
        kept.delete(id);
      }
    }
  };

  const adopt = (mask: StoredMask): StoredMask => {
    const { id } = mask.info;
    const same = kept.get(id);
    if (same?.alpha) {
      use(id, same);
      return { info: same.info, alpha: same.alpha };
    }
    const entry: Entry = same ?? { info: mask.info, owners: new Set(), alpha: undefined, packed: undefined, busy: undefined };
    entry.alpha = mask.alpha;
    bytes += mask.alpha.byteLength;
    use(id, entry);
    makeRoom();
    return mask;
  };

  const putCropped: Masks['putCropped'] = (width, height, bounds, alpha) =>
    adopt(sealMask({ width, height }, fitAlpha(Uint8Array.from(alpha), bounds, bounds)));

  const inflate = async (entry: Entry, packed: Uint8Array): Promise<void> => {
    const { width, height } = entry.info.bounds;
    const alpha = await unpack(packed, { maxOutputLength: Math.max(1, width * height) });
    if (entry.alpha) return;
    entry.alpha = new Uint8Array(alpha.buffer, alpha.byteOffset, alpha.byteLength);
    bytes += alpha.byteLength;
  };

  return {
    put: (width, height, alpha) => putCropped(width, height, { x: 0, y: 0, width, height }, alpha),
    putCropped,
    adopt,
    has: (id) => kept.has(id),
    info: (id) => find(id).info,
    load: async (id) => {
      const entry = find(id);
      use(id, entry);
      while (!entry.alpha) {
        const { packed } = entry;
        if (entry.busy) await entry.busy;
        else if (packed) {
          entry.busy = inflate(entry, packed).finally(() => (entry.busy = undefined));
          await entry.busy;
        } else find(id);
      }
      const { info, alpha } = entry;
      makeRoom();
      return { info, alpha };
    },
    claim: (id, owner) => void find(id).owners.add(owner),
    release: (owner) => {
      for (const { owners } of kept.values()) owners.delete(owner);
      makeRoom();
    },
  };
}
