import type { ImageId, LogitsId, MaskId } from '../../../../src-preload/model/document';
import type { StoredMask } from '../../masks/masks';
import type { BlobRef } from '../blob-refs';
import { logitsPayload } from '../logits-payload';
import { maskPayload } from '../mask-payload';

type Soon<T> = T | Promise<T>;

/** Where the journal fetches what records refer to, once each and only when it is not on the disk yet. */
export interface BlobSource {
  image(id: ImageId): Soon<Uint8Array>;
  mask(id: MaskId): Soon<StoredMask>;
  logits(id: LogitsId): Soon<Uint16Array>;
}

export async function payloadFrom(source: BlobSource, { kind, id }: BlobRef): Promise<Uint8Array> {
  switch (kind) {
    case 'images':
      return source.image(id);
    case 'masks':
      return maskPayload(await source.mask(id));
    case 'logits':
      return logitsPayload(await source.logits(id));
  }
}
