import { createHash } from 'node:crypto';
import { logitsSide } from '../../../src-preload/contract/common';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { LogitsId } from '../../../src-preload/model/document';
import { floatToHalf, halfToFloat } from '../../../src-preload/model/half-float';

/** Logits that finished cut-outs were made from, by content: fp16, 128 KiB each. */
export interface LogitsStore {
  /** Rounds to fp16. */
  put(logits: Float32Array): LogitsId;
  adopt(id: LogitsId, bits: Uint16Array): void;
  has(id: LogitsId): boolean;
  /** @throws ClickcutError `not-found` */
  get(id: LogitsId): Float32Array<ArrayBuffer>;
  /** @throws ClickcutError `not-found` */
  bytes(id: LogitsId): Uint16Array;
  /** Keeps them until the owner is released. */
  claim(id: LogitsId, owner: string): void;
  release(owner: string): void;
}

/** Logits of layers that never came: the newest ones stay. */
const mostUnclaimed = 64;

const idOf = (bits: Uint16Array): LogitsId => createHash('sha256').update(new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength)).digest('hex');

export function createLogitsStore(): LogitsStore {
  const kept = new Map<LogitsId, { readonly bits: Uint16Array; readonly owners: Set<string> }>();

  const find = (id: LogitsId): { readonly bits: Uint16Array; readonly owners: Set<string> } => {
    const found = kept.get(id);
    if (found) return found;
    throw new ClickcutError({ code: 'not-found', message: `There are no logits '${id.slice(0, 12)}'.` });
  };

  const trim = (): void => {
    const loose = [...kept].filter(([, { owners }]) => owners.size === 0);
    for (const [id] of loose.slice(0, Math.max(0, loose.length - mostUnclaimed))) kept.delete(id);
  };

  /** Makes no room: a project brings all its logits before the first of them is claimed. */
  const adopt = (id: LogitsId, bits: Uint16Array): void => {
    if (!kept.has(id)) kept.set(id, { bits, owners: new Set() });
  };

  return {
    put: (logits) => {
      const bits = floatToHalf(logits);
      const id = idOf(bits);
      adopt(id, bits);
      trim();
      return id;
    },
    adopt,
    has: (id) => kept.has(id),
    get: (id) => {
      const logits = new Float32Array(logitsSide * logitsSide);
      halfToFloat(find(id).bits, logits);
      return logits;
    },
    bytes: (id) => find(id).bits,
    claim: (id, owner) => void find(id).owners.add(owner),
    release: (owner) => {
      for (const { owners } of kept.values()) owners.delete(owner);
      trim();
    },
  };
}
