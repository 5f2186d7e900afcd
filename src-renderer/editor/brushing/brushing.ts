import type { Layer } from '../../../src-preload/model/document';

/** What the artwork painter asks while a mask is under the brush. The canvas is the painter's own. */
export type PaintInstead = (layer: Layer, context: unknown) => boolean;

/** The stroke that is being painted, as the screen needs it. */
export interface Brushing {
  /** Paints a layer's content in its own pixels, in place of its picture; false for layers that are not being painted. */
  readonly paint: PaintInstead;
  onChange(listener: () => void): () => void;
}

export function createBrushing(): Brushing {
  return { paint: () => false, onChange: () => () => undefined };
}
