import type { Colour } from '../../../../src-preload/model/colour';
import type { Guide } from '../../../../src-preload/model/document';
import type { LayerEffects } from '../../../../src-preload/model/effects';
import type { Rect } from '../../../../src-preload/model/geometry';
import type { Raster } from '../../../../src-preload/raster/raster';
import type { WireError } from '../../../../src-preload/contract/errors';
import type { Look } from './layer-tree';

/** A layer's pixels on their way to the thread; in memory that both share. */
export interface PsdPixels {
  readonly left: number;
  readonly top: number;
  readonly raster: Raster;
  readonly mask: { readonly bounds: Rect; readonly alpha: Uint8Array } | null;
}

export type PsdNode =
  | (Look & { readonly kind: 'group'; readonly children: readonly PsdNode[] })
  /** `pixels`: the layer's place in the order in which pixels were sent. `colour`: a fill layer of that colour. */
  | (Look & { readonly kind: 'pixels'; readonly pixels: number; readonly colour: Colour | null; readonly styles: LayerEffects });

/** All but the pixels of the layers. */
export interface PsdPlan {
  readonly width: number;
  readonly height: number;
  readonly guides: readonly Guide[];
  /** Bottom to top. */
  readonly nodes: readonly PsdNode[];
  /** The whole document, straight RGBA. */
  readonly merged: Raster;
  readonly thumbnail: { readonly width: number; readonly height: number; readonly jpeg: Uint8Array };
}

/** One layer after the other, each answered before the next is packed, then the rest. */
export type ToPsdThread =
  | { readonly kind: 'begin'; readonly large: boolean }
  /** `null`: a layer without pixels. */
  | { readonly kind: 'layer'; readonly pixels: PsdPixels | null }
  | { readonly kind: 'finish'; readonly plan: PsdPlan };

export type FromPsdThread =
  /** `bytes`: how long the layer is in the file. */
  | { readonly kind: 'packed'; readonly bytes: number }
  | { readonly kind: 'done'; readonly file: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly error: WireError };
