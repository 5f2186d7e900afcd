import type { Matrix } from '../../../src-preload/model/matrix';
import type { BrushPlane } from '../../editor/brushing/brush-plane';
import { brushPicture } from './paint-brush';
import type { OverlayScene } from './overlay';
import { createScratch } from './scratch';

/** As a selection is tinted. */
const opacity = 0.42;

/** Tints what the mask under the brush shows: on the photo it was cut from nothing else would tell. */
export function createBrushTint(): (context: CanvasRenderingContext2D, plane: BrushPlane, toDocument: Matrix, scene: OverlayScene) => void {
  const scratch = createScratch();
  return (context, plane, toDocument, { view, palette }) => {
    const picture = brushPicture(plane);
    const own = picture && scratch.take(context);
    if (!own) return;
    const { region } = plane;
    own.save();
    own.translate(view.x, view.y);
    own.scale(view.scale, view.scale);
    own.transform(...toDocument);
    own.drawImage(picture, region.x, region.y, region.width, region.height);
    own.restore();
    own.save();
    own.resetTransform();
    own.globalCompositeOperation = 'source-in';
    own.fillStyle = palette.accent;
    own.fillRect(0, 0, own.canvas.width, own.canvas.height);
    own.restore();
    context.save();
    context.resetTransform();
    context.globalAlpha = opacity;
    context.drawImage(own.canvas, 0, 0);
    context.restore();
    scratch.done(own);
  };
}
