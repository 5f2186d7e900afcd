import type { Size } from '../../../src-preload/model/geometry';
import type { View } from '../../editor/viewport/transform';
import type { Palette } from './palette';

export interface OverlayScene {
  readonly view: View;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  readonly screen: Size;
  readonly palette: Palette;
}

/** Something that is drawn over the artwork, in CSS pixels of the canvas. */
export interface Overlay {
  paint(context: CanvasRenderingContext2D, scene: OverlayScene): void;
  /** Calls `redraw` whenever it would look different for another reason than the view. Returns the function that stops. */
  watch(redraw: () => void): () => void;
}
