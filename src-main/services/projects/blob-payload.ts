import type { StoredMask } from '../masks/masks';
import type { BlobRef } from './blob-refs';
import { sha256Of } from './checksums';
import type { ProjectContents } from './contents';
import { logitsBytes, mostImageBytes, mostMaskBytes } from './limits';
import { logitsFrom } from './logits-payload';
import { maskFrom, maskHeaderBytes } from './mask-payload';

/** The most, and the least, bytes that a blob unpacks to. */
export function payloadLimits({ kind }: BlobRef): { readonly least: number; readonly most: number } {
  switch (kind) {
    case 'images':
      return { least: 1, most: mostImageBytes };
    case 'masks':
      return { least: maskHeaderBytes, most: mostMaskBytes };
    case 'logits':
      return { least: logitsBytes, most: logitsBytes };
  }
}

/** Unpacked and verified blobs, as they are collected. */
export class CollectedBlobs implements Omit<ProjectContents, 'document'> {
  readonly images = new Map<string, Uint8Array>();
  readonly masks = new Map<string, StoredMask>();
  readonly logits = new Map<string, Uint16Array>();

  /** Takes a blob in when its content is what its name says; otherwise answers why it is not. */
  async take({ kind, id }: BlobRef, payload: Uint8Array, signal?: AbortSignal): Promise<string | undefined> {
    const { least, most } = payloadLimits({ kind, id });
    if (payload.length < least || payload.length > most) return 'its size is not possible';
    // The digest is made in another thread meanwhile.
    const digest = sha256Of(payload);
    const mask = kind === 'masks' ? await maskFrom(id, payload, signal) : undefined;
    if ((await digest) !== id) return 'its content is not what its name says';
    if (typeof mask === 'string') return mask;
    if (mask) this.masks.set(id, mask);
    if (kind === 'images') this.images.set(id, payload);
    if (kind === 'logits') this.logits.set(id, logitsFrom(payload));
    return undefined;
  }
}
