import type { BlendMode } from '../../../src-preload/model/blend';
import type { Colour } from '../../../src-preload/model/colour';
import type { GradientFill } from '../../../src-preload/model/fill';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { Matrix } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import type { ScaledEffects } from './strip-effects';

/**
 * What one leaf shows. `into` is the part of the strip that it is made for, in whole pixels of the strip; with
 * effects it sticks out of the strip, because shadows come from neighbours.
 */
export type LeafContent =
  /** `map` leads from the raster's pixels to the strip's; with an exact move the raster is as large as `into`. */
  | { readonly kind: 'pixels'; readonly raster: Raster; readonly map: Matrix; readonly into: Rect }
  | { readonly kind: 'colour'; readonly colour: Colour; readonly into: Rect }
  /** `map` leads from document pixels to the strip's. */
  | { readonly kind: 'gradient'; readonly fill: GradientFill; readonly canvas: Size; readonly map: Matrix; readonly into: Rect };

/** One layer with what is clipped to it. */
export interface PaintStep {
  readonly content: LeafContent | { readonly kind: 'group'; readonly inside: readonly PaintStep[] };
  readonly effects: ScaledEffects | null;
  /** Effects without the layer that they belong to. */
  readonly onlyEffects: boolean;
  readonly blend: BlendMode;
  readonly opacity: number;
  readonly clipped: readonly PaintStep[];
}

/** Everything that the worker needs to composite one strip; plain data that can be cloned or moved. */
export interface StripProgram {
  readonly width: number;
  readonly height: number;
  readonly background: Colour | null;
  readonly steps: readonly PaintStep[];
}

export interface StripPixels {
  /** Straight RGBA. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** The smallest rectangle of the strip that holds all alpha above zero. */
  readonly bounds: Rect;
}

/** Memory that is moved to the worker instead of copied: ours. That of sharp belongs to sharp and cannot be moved. */
export function buffersOf(steps: readonly PaintStep[]): readonly ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = ({ content, clipped }: PaintStep): void => {
    if (content.kind === 'group') content.inside.forEach(visit);
    else if (content.kind === 'pixels' && !Buffer.isBuffer(content.raster.data)) found.add(content.raster.data.buffer as ArrayBuffer);
    clipped.forEach(visit);
  };
  steps.forEach(visit);
  return [...found];
}
