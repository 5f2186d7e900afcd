import type { MaskInfo } from '../../../src-preload/contract/common';
import type { CutoutOrigin, DocumentId, DocumentRecord, ImageId } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import type { PickedFile } from '../ports';

/** An object that was found in a photo and is no layer yet. */
export interface FoundCutout {
  readonly mask: MaskInfo;
  readonly origin: CutoutOrigin;
}

/** One photo of those that are annotated. */
export interface AnnotatedPhoto {
  readonly id: number;
  readonly name: string;
  /** Undefined for a document that was open already. */
  readonly file: PickedFile | undefined;
  /** Undefined until it was opened. */
  readonly document: DocumentId | undefined;
  /** A person has seen it, so that it belongs to what is exported. */
  readonly seen: boolean;
  /** Its objects were put into it, or there was something in it already. */
  readonly prefilled: boolean;
}

/** The photo of a document that is annotated: its lowest one. */
export function photoOf(document: DocumentRecord): ({ readonly image: ImageId } & Size) | undefined {
  const image = document.layers.find((layer) => layer.kind === 'image')?.image;
  const info = image === undefined ? undefined : document.images[image];
  return info && { image: info.id, width: info.width, height: info.height };
}

/** A document that somebody has begun with keeps what it has. */
export const isFresh = (document: DocumentRecord): boolean => !document.layers.some((layer) => layer.kind === 'cutout');
