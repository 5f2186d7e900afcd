import type { Layer } from '../../../src-preload/model/document';
import type { BrushPlane } from '../../editor/brushing/brush-plane';
import type { Brushing } from '../../editor/brushing/brushing';
import { outsideOf } from './overlay-path';
import type { Context } from './scratch';

/** Farther than any layer reaches, in its own pixels. */
const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/**
 * Paints the layer under the brush: its plane in place of its picture where the plane reaches, and leaves the rest to
 * the picture. Only the rectangle that a stroke has changed is handed to the canvas again.
 */
export function createBrushPainter(brushing: Brushing): (layer: Layer, context: Context) => boolean {
  let shown: { readonly plane: BrushPlane; readonly image: ImageData; readonly context: OffscreenCanvasRenderingContext2D } | undefined;

  const surface = (plane: BrushPlane): OffscreenCanvas | undefined => {
    if (shown?.plane !== plane) {
      const context = new OffscreenCanvas(plane.width, plane.height).getContext('2d');
      if (!context) return undefined;
      const image = new ImageData(plane.pixels, plane.width, plane.height);
      context.putImageData(image, 0, 0);
      plane.takeDirty();
      shown = { plane, image, context };
      return context.canvas;
    }
    const dirty = plane.takeDirty();
    if (dirty) shown.context.putImageData(shown.image, 0, 0, dirty.x, dirty.y, dirty.width, dirty.height);
    return shown.context.canvas;
  };

  return (layer, context) => {
    const preview = brushing.preview();
    if (!preview) shown = undefined;
    if (preview?.layer !== layer.id) return false;
    const { region } = preview.plane;
    const canvas = surface(preview.plane);
    if (!canvas) return false;
    context.drawImage(canvas, region.x, region.y, region.width, region.height);
    const inside = new Path2D();
    inside.rect(region.x, region.y, region.width, region.height);
    context.clip(outsideOf(inside, everywhere), 'evenodd');
    return false;
  };
}
