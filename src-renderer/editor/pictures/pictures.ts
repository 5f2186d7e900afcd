import type { DocumentId, LayerId } from '../../../src-preload/model/document';
import type { Engine } from '../engine';
import type { Patch } from './plan';

/** Straight sRGB RGBA, ready for an ImageData. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface Pictures {
  /** Pixels of one layer, without its opacity. */
  fetch(document: DocumentId, layer: LayerId, patch: Patch, signal?: AbortSignal): Promise<Pixels>;
}

export function createPictures(engine: Engine): Pictures {
  return {
    fetch: async (document, layer, { region, size }, signal) => {
      const params = { document, layer, region, width: size.width, height: size.height };
      const { width, height, pixels } = await engine.services.views.layer(params, { signal });
      return { width, height, data: new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, width * height * 4) };
    },
  };
}
