import { ClickcutError, type WireError } from '../../../src-preload/contract/errors';
import type { ArtworkFormat } from './artwork-format';
import type { Artwork } from './imported';
import type { ArtworkFile, Picture, PictureNumber } from './reading';

export interface ImportRequest extends ArtworkFile {
  readonly format: ArtworkFormat;
}

/** What the thread of an import is told: the file in slices, and then each time that it may hand out a picture. */
export type ToImportWorker =
  | { readonly kind: 'file'; readonly name: string; readonly format: ArtworkFormat; readonly length: number }
  | { readonly kind: 'slice'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'next' };

export type FromImportWorker =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'done'; readonly artwork: Artwork<PictureNumber> }
  | { readonly kind: 'failed'; readonly error: WireError };

export const fromWire = (error: WireError): ClickcutError => new ClickcutError(error);
