import type { BlendMode } from '../../../src-preload/model/blend';
import type { Colour } from '../../../src-preload/model/colour';
import type { LayerEffects } from '../../../src-preload/model/effects';

/**
 * What an imported file holds that its layers here do not, by its kind.
 *
 * - `adjustment-layer`, `no-pixels`, `filter`: the layer was left out
 * - `text`, `smart-object`, `shape`, `gradient-fill`, `pattern-fill`: only the layer's pixels came over
 * - `blend-if`, `channel-restrictions`, `knockout`, `vector-mask`, `mask-feather`: the setting was dropped
 * - `effects`: of the style, only what is like a shadow or an outline here came over
 * - `blend-mode`: replaced by the one in `detail` (`from -> to`)
 * - `clip`: the layer was clipped to everything below it, and is now clipped to one layer
 * - `pass-through`: the group's layers blended with those below the group, and now only among themselves
 * - `group-mask`: the mask of the group is now that of each layer in it
 * - `artboard`: is a group now
 * - `depth`: reduced to 8 bits a channel (the whole file)
 */
export const importNoteKinds = [
  'adjustment-layer',
  'no-pixels',
  'filter',
  'text',
  'smart-object',
  'shape',
  'gradient-fill',
  'pattern-fill',
  'effects',
  'blend-if',
  'channel-restrictions',
  'knockout',
  'vector-mask',
  'mask-feather',
  'blend-mode',
  'clip',
  'pass-through',
  'group-mask',
  'artboard',
  'depth',
] as const;
export type ImportNoteKind = (typeof importNoteKinds)[number];

export interface ImportNote {
  /** Name of the layer; null for the whole file. */
  readonly layer: string | null;
  readonly what: ImportNoteKind;
  readonly detail?: string;
}

/** Coverage of a layer, 0 hides. Document pixels; `alpha` has `width` * `height` bytes, which may be none. */
export interface ImportedMask {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
  /** Everywhere else. */
  readonly outside: 0 | 255;
  readonly disabled: boolean;
}

interface NodeBase {
  /** 1 to 200 characters. */
  readonly name: string;
  readonly visible: boolean;
  readonly locked: boolean;
  /** 0..1 */
  readonly opacity: number;
  readonly blend: BlendMode;
  /** Shows only where the nearest unclipped sibling below it has alpha. */
  readonly clip: boolean;
}

/** `Picture` says how the pixels are held: as an encoded file, or while the file is still being read, as a number. */
export type ArtworkNode<Picture> =
  | (NodeBase & { readonly kind: 'group'; /** Bottom to top. */ readonly children: readonly ArtworkNode<Picture>[] })
  | (NodeBase & {
      readonly kind: 'pixels';
      /** Place of the first pixel in the document; may lie outside of the canvas. */
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
      readonly mask?: ImportedMask;
      readonly effects?: LayerEffects;
    } & Picture)
  | (NodeBase & { readonly kind: 'fill'; readonly colour: Colour });

export interface Artwork<Picture> {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Bottom to top. */
  readonly nodes: readonly ArtworkNode<Picture>[];
  readonly notes: readonly ImportNote[];
}

/** `png`: the layer's straight RGBA, 8 bits, exact also under alpha 0; carries the file's colour profile where that is not sRGB. */
export type ImportedNode = ArtworkNode<{ readonly png: Uint8Array }>;
export type ImportedArtwork = Artwork<{ readonly png: Uint8Array }>;
