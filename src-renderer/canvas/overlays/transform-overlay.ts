import { toolInHand } from '../../editor/tools/toolbox';
import type { Editor } from '../../editor/editor';
import { shownHandles } from '../../editor/transform/handles';
import { boxCorners, boxOf, type TransformBox } from '../../editor/transform/transform-box';
import { movableLeaves } from '../../editor/layers/leaves';
import { contentExtent } from '../../editor/pictures/plan';
import { toScreen, type View } from '../../editor/viewport/transform';
import { paintHandle, paintLabel, strokeTwice } from '../paint/paint-handles';
import { paintSnapLines } from '../paint/paint-lines';
import type { Overlay } from '../paint/overlay';

function outline(box: TransformBox, view: View): Path2D {
  const path = new Path2D();
  for (const corner of boxCorners(box)) {
    const { x, y } = toScreen(view, corner);
    path.lineTo(x, y);
  }
  path.closePath();
  return path;
}

/** Colour of what one lines up with; far from the accent, and not one of a photo's. */
const snapColour = '#e01e8c';

/** The box around the chosen layers with its handles, snapping lines, the rectangle that chooses, and the numbers. */
export function createTransformOverlay({ session, selection, toolbox, transforming, textEditing }: Editor): Overlay {
  return {
    paint: (context, { view, ratio, screen, palette }) => {
      const { document } = session.store.getState();
      if (!document || toolInHand(toolbox.store.getState()) !== 'move') return;
      // While its text is written a layer has the field around it.
      if (textEditing.store.getState().editing) return;
      const { box: held, lines, label, marquee } = transforming.store.getState();
      const roots = selection.roots();
      const box = held ?? boxOf(document, roots);
      if (box) {
        const leaves = movableLeaves(document, roots);
        // Of several layers each has a thin box of its own, so that one sees which they are.
        if (!held && leaves.length > 1) {
          for (const leaf of leaves) strokeTwice(context, outline({ rect: contentExtent(leaf, document), matrix: leaf.transform }, view), palette.accent, 0.75);
        }
        strokeTwice(context, outline(box, view), palette.accent);
        const [a, b] = box.matrix;
        if (!held) for (const { at } of shownHandles(box, view)) paintHandle(context, at, Math.atan2(b, a), palette);
      }
      paintSnapLines(context, lines, view, ratio, snapColour);
      if (marquee) {
        const start = toScreen(view, marquee);
        const path = new Path2D();
        path.rect(start.x, start.y, marquee.width * view.scale, marquee.height * view.scale);
        context.save();
        context.globalAlpha = 0.12;
        context.fillStyle = palette.accent;
        context.fill(path);
        context.restore();
        strokeTwice(context, path, '#ffffff', 1);
      }
      if (label) paintLabel(context, label, screen, palette);
    },
    watch: (redraw) => {
      const stops = [
        session.store.subscribe((state, before) => {
          if (state.document !== before.document) redraw();
        }),
        selection.store.subscribe(redraw),
        toolbox.store.subscribe(redraw),
        transforming.store.subscribe(redraw),
        textEditing.store.subscribe(redraw),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
