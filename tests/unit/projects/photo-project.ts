import { createHash } from 'node:crypto';
import { sealMask } from '../../../src-main/services/masks/seal-mask';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import type { ProjectContents } from '../../../src-main/services/projects/contents';
import { noEffects } from '../../../src-preload/model/effects';
import { plainLayer, schemaVersion, type CutoutLayer, type DocumentRecord, type ImageInfo } from '../../../src-preload/model/document';
import { identity } from '../../../src-preload/model/matrix';
import { fitAlpha } from '../../../src-preload/raster/bounds';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const photoBytes = new TextEncoder().encode('the bytes of a photo, which nobody decodes here');
export const photoInfo: ImageInfo = {
  id: sha256(photoBytes),
  name: 'sea.jpg',
  width: 16,
  height: 12,
  format: 'jpeg',
  hasAlpha: false,
  depth: 8,
  space: 'srgb',
  bytes: photoBytes.length,
};

/** A rectangle of alpha whose value depends on `seed`. */
export function rectMask(seed: number, { width, height }: { readonly width: number; readonly height: number } = photoInfo): StoredMask {
  const alpha = new Uint8Array(width * height);
  const at = (seed * 7) % (width * height - 2);
  alpha[at] = 1 + (seed % 255);
  alpha[at + 1] = 1 + ((seed >> 8) % 255);
  return sealMask({ width, height }, fitAlpha(alpha, { width, height }));
}

export const someLogits = Uint16Array.from({ length: 65_536 }, (_, i) => (i * 31) & 0xffff);
export const someLogitsId = sha256(new Uint8Array(someLogits.buffer));

export function cutout(id: string, mask: StoredMask, base = mask): CutoutLayer {
  return {
    kind: 'cutout',
    ...plainLayer,
    id,
    name: id,
    transform: identity,
    effects: noEffects,
    image: photoInfo.id,
    base: base.info.id,
    mask: mask.info.id,
    bounds: mask.info.bounds,
    origin: { kind: 'prompts', prompts: { points: [{ x: 1, y: 1, positive: true }] }, candidate: 0, logits: someLogitsId, detail: null },
    refine: null,
  };
}

export const document: DocumentRecord = {
  schema: schemaVersion,
  outputs: [],
  id: 'doc-1',
  name: 'Sea',
  width: 16,
  height: 12,
  background: null,
  guides: [],
  images: { [photoInfo.id]: photoInfo },
  layers: [{ kind: 'image', ...plainLayer, id: 'photo', name: 'Photo', locked: true, transform: identity, effects: noEffects, image: photoInfo.id }, cutout('gull', rectMask(1))],
};

/** A photo, a cut-out with its logits, a thumbnail. */
export const project: ProjectContents = {
  document,
  images: new Map([[photoInfo.id, photoBytes]]),
  masks: new Map([[rectMask(1).info.id, rectMask(1)]]),
  logits: new Map([[someLogitsId, someLogits]]),
  thumbnail: new TextEncoder().encode('a picture'),
};
