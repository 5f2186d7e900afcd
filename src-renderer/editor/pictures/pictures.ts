import type { DocumentId, Layer, LayerId } from '../../../src-preload/model/document';
import type { Engine } from '../engine';
import type { Patch } from './plan';

/** Straight sRGB RGBA, ready for an ImageData. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The content of a layer in its own pixels, or what lies under it in the document's. */
export type Part = 'content' | 'effects';

export interface Pictures {
  /** One layer alone: no opacity, no transform of the content. The record decides, whatever the engine knows of it. */
  fetch(part: Part, document: DocumentId, layer: Layer, patch: Patch, signal?: AbortSignal): Promise<Pixels>;
  /** Everything (null), or a layer with all that belongs to it, as the engine knows the document. */
  composite(document: DocumentId, layer: LayerId | null, patch: Patch, signal?: AbortSignal): Promise<Pixels>;
}

const asPixels = ({ width, height, pixels }: { readonly width: number; readonly height: number; readonly pixels: Uint8Array }): Pixels => ({
  width,
  height,
  data: new Uint8ClampedArray(pixels.buffer as ArrayBuffer, pixels.byteOffset, width * height * 4),
});

export function createPictures(engine: Engine): Pictures {
  const { views } = engine.services;
  return {
    fetch: async (part, document, layer, { region, size }, signal) =>
      asPixels(await views[part]({ document, layer, region, width: size.width, height: size.height }, { signal })),
    composite: async (document, layer, { region, size }, signal) =>
      asPixels(await views.composite({ document, layer, region, width: size.width, height: size.height }, { signal })),
  };
}
