import { createHash } from 'node:crypto';
import type { ImageId } from '../../../src-preload/model/document';

/** Bumped with every change of how a photo's pixels are made for the encoder. */
const preprocessing = 1;

/** Names an embedding by all that it depends on: the photo's bytes, the encoder's weights, the preprocessing. */
export function embeddingKey(image: ImageId, encoderSha256: string): string {
  return createHash('sha256').update(`embedding\0${image}\0${encoderSha256}\0${preprocessing}`).digest('hex');
}
