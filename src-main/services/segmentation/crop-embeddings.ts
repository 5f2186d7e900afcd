import { createHash } from 'node:crypto';
import type { Rect } from '../../../src-preload/model/geometry';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import type { Inference } from '../../inference/inference';
import { abortable } from '../images/abortable';
import type { OpenImage } from '../images/images';
import { stretchPart } from '../images/stretch-part';
import { cropAround, suits } from './crop-frame';

export interface EncodedCrop {
  readonly key: string;
  readonly crop: Rect;
  /** Half bits [256,64,64]. */
  readonly embedding: Uint16Array;
}

/** What parts of photos look like to the decoder, in memory alone: made in a moment, and of use for a few clicks. */
export interface CropEmbeddings {
  /** A part of the photo around an object: one that is known already where it will do, otherwise a new one. None for an object that fills much of the photo. */
  around(image: OpenImage, object: Rect, signal?: AbortSignal): Promise<EncodedCrop | undefined>;
}

/** 2 MiB each. */
const mostKept = 12;

export function createCropEmbeddings(inference: Pick<Inference, 'encode'>, encoderSha256: string): CropEmbeddings {
  /** A Map keeps the order of insertion: the first was used longest ago. */
  const kept = new Map<string, EncodedCrop & { readonly image: string }>();
  const underWay = new Map<string, Promise<EncodedCrop>>();

  const keep = (entry: EncodedCrop & { readonly image: string }): void => {
    kept.delete(entry.key);
    kept.set(entry.key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
  };

  /** Goes on when nobody waits any more: the next click is likely to need the same part. */
  const make = async (key: string, image: OpenImage, crop: Rect): Promise<EncodedCrop> => {
    const { width, height } = frameOf(crop);
    const pixels = await stretchPart(image, crop, { width, height });
    const { embedding } = await inference.encode({ pixels, width, height, key, besideClicks: true });
    const made = { key, crop, embedding };
    keep({ ...made, image: image.info.id });
    return made;
  };

  return {
    around: async (image, object, signal) => {
      const { info } = image;
      const known = [...kept.values()].findLast((entry) => entry.image === info.id && suits(entry.crop, object, info));
      if (known) {
        keep(known);
        return known;
      }
      const crop = cropAround(object, info);
      if (!crop) return undefined;
      const key = createHash('sha256').update(`crop\0${info.id}\0${encoderSha256}\0${crop.x},${crop.y},${crop.width},${crop.height}`).digest('hex');
      const making = underWay.get(key) ?? make(key, image, crop).finally(() => underWay.delete(key));
      underWay.set(key, making);
      return abortable(making, signal);
    },
  };
}
