import type { Layer } from '../../../src-preload/model/document';
import type { BrushPlane } from '../../editor/brushing/brush-plane';
import type { Brushing } from '../../editor/brushing/brushing';
import { outsideOf } from './overlay-path';
import type { Context } from './scratch';

/** Farther than any layer reaches, in its own pixels. */
const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

interface Surface {
  readonly image: ImageData;
  readonly context: OffscreenCanvasRenderingContext2D;
}

const surfaces = new WeakMap<BrushPlane, Surface>();

/** The plane as a picture. Only the rectangle that a stroke has changed is handed to the canvas again. */
export function brushPicture(plane: BrushPlane): OffscreenCanvas | undefined {
  const known = surfaces.get(plane);
  if (known) {
    const dirty = plane.takeDirty();
    if (dirty) known.context.putImageData(known.image, 0, 0, dirty.x, dirty.y, dirty.width, dirty.height);
    return known.context.canvas;
  }
  const context = new OffscreenCanvas(plane.width, plane.height).getContext('2d');
  if (!context) return undefined;
  const image = new ImageData(plane.pixels, plane.width, plane.height);
  plane.takeDirty();
  context.putImageData(image, 0, 0);
  surfaces.set(plane, { image, context });
  return context.canvas;
}

/** Paints the layer under the brush: its plane in place of its picture where the plane reaches, and leaves the rest to the picture. */
export function createBrushPainter(brushing: Brushing): (layer: Layer, context: Context) => boolean {
  return (layer, context) => {
    const preview = brushing.preview();
    if (preview?.layer !== layer.id) return false;
    const { region } = preview.plane;
    const canvas = brushPicture(preview.plane);
    if (!canvas) return false;
    context.drawImage(canvas, region.x, region.y, region.width, region.height);
    const inside = new Path2D();
    inside.rect(region.x, region.y, region.width, region.height);
    context.clip(outsideOf(inside, everywhere), 'evenodd');
    return false;
  };
}
