import { createHash } from 'node:crypto';
import type { Rect } from '../../../src-preload/model/geometry';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import type { Inference } from '../../inference/inference';
import type { OpenImage } from '../images/images';
import { stretchPart } from '../images/stretch-part';

export interface EncodePartDeps {
  readonly inference: Pick<Inference, 'encode'>;
  readonly encoderSha256: string;
}

/**
 * A part of a photo in the encoder's frame, beside the clicks. It is kept nowhere: a search needs each part once.
 * @param crop whole pixels of the photo
 */
export async function encodePart(image: OpenImage, crop: Rect, { inference, encoderSha256 }: EncodePartDeps, signal: AbortSignal): Promise<{ readonly key: string; readonly embedding: Uint16Array }> {
  const { width, height } = frameOf(crop);
  const pixels = await stretchPart(image, crop, { width, height }, signal);
  const key = createHash('sha256').update(`part\0${image.info.id}\0${encoderSha256}\0${crop.x},${crop.y},${crop.width},${crop.height}`).digest('hex');
  const { embedding } = await inference.encode({ pixels, width, height, key, besideClicks: true }, { signal });
  return { key, embedding };
}
