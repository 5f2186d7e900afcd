import type { Artwork } from './imported';

/** A file to read. `name` is for messages and names the artwork. */
export interface ArtworkFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The pixels of one layer on their way to a PNG file. */
export type Picture =
  /** Straight RGBA. `profile`: ICC, where the pixels are not sRGB. */
  | { readonly kind: 'rgba'; readonly width: number; readonly height: number; readonly data: Uint8Array; readonly profile?: Uint8Array }
  /** A PNG file as found, not yet checked beyond its header. */
  | { readonly kind: 'png'; readonly layer: string; readonly bytes: Uint8Array };

/** The pixels' place in the order in which the pictures were handed out. */
export interface PictureNumber {
  readonly picture: number;
}

/** Hands out pictures one by one, so that only a few are in memory at a time, and ends with the layers. */
export type Reading = Generator<Picture, Artwork<PictureNumber>, void>;
