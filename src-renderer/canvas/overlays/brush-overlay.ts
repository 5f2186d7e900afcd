import type { Editor } from '../../editor/editor';
import { isShown } from '../../../src-preload/model/tree';
import { scaleOf } from '../../editor/document/target';
import { toolInHand } from '../../editor/tools/toolbox';
import { toScreen } from '../../editor/viewport/transform';
import { createBrushTint } from '../paint/paint-brush-tint';
import type { Overlay } from '../paint/overlay';

/** Smaller than this a circle is a dot that nobody finds, in CSS pixels. */
const least = 4;

function circle(context: CanvasRenderingContext2D, radius: number, inner: boolean): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.setLineDash(inner ? [2, 3] : []);
  context.strokeStyle = 'rgba(10, 10, 12, 0.6)';
  context.lineWidth = inner ? 2 : 3;
  context.stroke();
  context.strokeStyle = '#fdfdfd';
  context.lineWidth = inner ? 1 : 1.25;
  context.stroke();
}

/** The brush where it would paint: as large as it is, with a ring where it begins to get softer. */
export function createBrushOverlay({ brushing, session, target, toolbox }: Editor): Overlay {
  const paintTint = createBrushTint();
  const inHand = (): boolean => ['brush', 'eraser'].includes(toolInHand(toolbox.store.getState()));
  /** The same photo shows as another layer: what is hidden here looks the same as what is not. */
  const isAmbiguous = (): boolean => {
    const layer = brushing.layer();
    const layers = session.store.getState().document?.layers ?? [];
    return layers.some((other) => other.kind === 'image' && other.image === layer?.image && isShown(layers, other));
  };
  return {
    paint: (context, scene) => {
      const { view } = scene;
      const { pointer } = brushing.pointer.getState();
      const at = target.current();
      if (!at || !inHand()) return;
      const preview = brushing.preview();
      if (preview?.layer === at.layer.id && isAmbiguous()) paintTint(context, preview.plane, at.toDocument, scene);
      if (!pointer) return;
      const { size, hardness } = brushing.settings.store.getState();
      const radius = (size / 2) * pointer.pressure * scaleOf(at.toDocument) * view.scale;
      const { x, y } = toScreen(view, pointer.at);
      context.save();
      context.translate(x, y);
      circle(context, Math.max(least, radius), false);
      if (hardness > 0 && hardness < 1 && radius * hardness > least) circle(context, radius * hardness, true);
      context.restore();
    },
    watch: (redraw) => {
      const stops = [brushing.onChange(redraw), session.store.subscribe(redraw), brushing.pointer.subscribe(redraw), brushing.settings.store.subscribe(redraw), toolbox.store.subscribe(redraw)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
