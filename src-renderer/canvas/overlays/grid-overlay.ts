import type { Editor } from '../../editor/editor';
import { percentOf } from '../../editor/viewport/viewport';
import { visibleRegion } from '../../editor/viewport/transform';
import { crisp } from '../paint/paint-lines';
import type { Overlay } from '../paint/overlay';

const fromPercent = 800;

/** Lines between the pixels of the document: a dark one beside a light one, of which one shows on any colour. */
export function createGridOverlay({ session, viewOptions, viewport }: Editor): Overlay {
  return {
    paint: (context, { view, ratio, screen }) => {
      const { document } = session.store.getState();
      if (!document || !viewOptions.store.getState().pixelGrid || percentOf(viewport.store.getState()) < fromPercent) return;
      const seen = visibleRegion(view, screen);
      const left = Math.max(0, Math.floor(seen.x));
      const top = Math.max(0, Math.floor(seen.y));
      const right = Math.min(document.width, Math.ceil(seen.x + seen.width));
      const bottom = Math.min(document.height, Math.ceil(seen.y + seen.height));
      if (right <= left || bottom <= top) return;
      const place = (axis: 'x' | 'y', at: number): number => view[axis] + at * view.scale;
      context.save();
      context.lineWidth = 1 / ratio;
      for (const { shade, by } of [{ shade: 'rgba(0, 0, 0, 0.3)', by: 0 }, { shade: 'rgba(255, 255, 255, 0.3)', by: -1 / ratio }]) {
        const path = new Path2D();
        for (let x = left; x <= right; x += 1) {
          path.moveTo(crisp(place('x', x), ratio) + by, place('y', top));
          path.lineTo(crisp(place('x', x), ratio) + by, place('y', bottom));
        }
        for (let y = top; y <= bottom; y += 1) {
          path.moveTo(place('x', left), crisp(place('y', y), ratio) + by);
          path.lineTo(place('x', right), crisp(place('y', y), ratio) + by);
        }
        context.strokeStyle = shade;
        context.stroke(path);
      }
      context.restore();
    },
    watch: (redraw) => viewOptions.store.subscribe(redraw),
  };
}
