import type { Editor } from '../../editor/editor';
import { paintLabel } from '../paint/paint-handles';
import { crisp } from '../paint/paint-lines';
import type { Overlay } from '../paint/overlay';

/** Cyan, as in print: no photo is, and it is none of the page's colours. */
const colour = '#00b8d9';

/** The guides of the document; the one under the pointer and the one that is dragged are stronger. */
export function createGuidesOverlay({ session, guides, viewOptions, toolbox }: Editor): Overlay {
  return {
    paint: (context, { view, ratio, screen, palette }) => {
      const { document } = session.store.getState();
      if (!document || !viewOptions.store.getState().guides) return;
      const { hover, held } = guides.store.getState();
      context.save();
      document.guides.forEach((guide, i) => {
        const isStrong = (i === hover && toolbox.store.getState().active === 'move') || (held?.axis === guide.axis && held.at === guide.at);
        const at = crisp(view[guide.axis] + guide.at * view.scale, ratio);
        const path = new Path2D();
        path.moveTo(guide.axis === 'x' ? at : 0, guide.axis === 'x' ? 0 : at);
        path.lineTo(guide.axis === 'x' ? at : screen.width, guide.axis === 'x' ? screen.height : at);
        context.strokeStyle = 'rgba(10, 10, 12, 0.25)';
        context.lineWidth = 3;
        context.stroke(path);
        context.strokeStyle = colour;
        context.lineWidth = isStrong ? 2 : 1;
        context.stroke(path);
      });
      context.restore();
      if (!held) return;
      const at = view[held.axis] + held.at * view.scale;
      const place = held.axis === 'x' ? { x: at, y: 24 } : { x: 24, y: at };
      paintLabel(context, { text: `${held.axis === 'x' ? 'X' : 'Y'} ${Math.round(held.at * 10) / 10} px`.replace('-', '−'), screen: place }, screen, palette);
    },
    watch: (redraw) => {
      const stops = [
        session.store.subscribe((state, before) => {
          if (state.document?.guides !== before.document?.guides) redraw();
        }),
        guides.store.subscribe(redraw),
        viewOptions.store.subscribe(redraw),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
