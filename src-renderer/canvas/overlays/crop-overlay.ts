import { handleIds, placeOn } from '../../editor/transform/handles';
import type { Editor } from '../../editor/editor';
import { toScreen } from '../../editor/viewport/transform';
import { darkLine, paintHandle, strokeTwice } from '../paint/paint-handles';
import { paintSnapLines } from '../paint/paint-lines';
import type { Overlay } from '../paint/overlay';

const veil = 'rgba(10, 10, 12, 0.62)';
const snapColour = '#e01e8c';

/** What the canvas becomes: everything else lies under a veil, and thirds help to compose. */
export function createCropOverlay({ session, cropping, toolbox }: Editor): Overlay {
  return {
    paint: (context, { view, ratio, screen, palette }) => {
      const rect = cropping.rect();
      if (!rect || toolbox.store.getState().active !== 'crop') return;
      const start = toScreen(view, rect);
      const box = { ...start, width: rect.width * view.scale, height: rect.height * view.scale };
      const inside = new Path2D();
      inside.rect(box.x, box.y, box.width, box.height);
      const outside = new Path2D();
      outside.rect(0, 0, screen.width, screen.height);
      outside.addPath(inside);
      context.save();
      context.fillStyle = veil;
      context.fill(outside, 'evenodd');
      context.restore();

      const thirds = new Path2D();
      for (const share of [1 / 3, 2 / 3]) {
        thirds.moveTo(box.x + box.width * share, box.y);
        thirds.lineTo(box.x + box.width * share, box.y + box.height);
        thirds.moveTo(box.x, box.y + box.height * share);
        thirds.lineTo(box.x + box.width, box.y + box.height * share);
      }
      context.save();
      context.globalAlpha = cropping.store.getState().dragging ? 0.9 : 0.45;
      context.strokeStyle = darkLine;
      context.lineWidth = 2;
      context.stroke(thirds);
      context.strokeStyle = '#ffffff';
      context.lineWidth = 0.75;
      context.stroke(thirds);
      context.restore();

      strokeTwice(context, inside, '#ffffff');
      for (const handle of handleIds) paintHandle(context, placeOn(box, handle), 0, palette);
      paintSnapLines(context, cropping.store.getState().lines, view, ratio, snapColour);
    },
    watch: (redraw) => {
      const stops = [
        cropping.store.subscribe(redraw),
        toolbox.store.subscribe(redraw),
        session.store.subscribe((state, before) => {
          if (state.document !== before.document) redraw();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
