import type { Editor } from '../../editor/editor';
import type { Area, AreaDraft } from '../../editor/area/area';
import type { Overlay } from '../paint/overlay';
import { pathOf } from '../paint/overlay-path';
import { inPhoto } from '../paint/paint-selection';
import { createAntsWalk, paintAnts } from './ants';

/** The selected pixels: light dashes that walk along the contour, on a dark line; they stand still where motion is unwanted. */
export function createAreaOverlay({ area, target }: Editor, container: HTMLElement): Overlay {
  let shown: Area | undefined;
  let drawn: AreaDraft | undefined;
  let contour: Path2D | undefined;
  let draft: Path2D | undefined;
  let phase = 0;

  const read = (): void => {
    const state = area.store.getState();
    if (state.area !== shown) {
      shown = state.area;
      contour = shown && pathOf(shown.rings);
      container.dataset['area'] = shown ? shown.mask.id : 'none';
    }
    if (state.draft !== drawn) {
      drawn = state.draft;
      draft = drawn && pathOf([drawn.ring], drawn.closed);
    }
  };

  return {
    paint: (context, scene) => {
      const at = target.current();
      if (!at) return;
      for (const path of [contour, draft]) {
        if (!path) continue;
        inPhoto(context, at.toDocument, scene, (pixel) => paintAnts(context, path, pixel, phase));
      }
    },
    watch: (redraw) => {
      const ants = createAntsWalk((by) => {
        phase = by;
        redraw();
      });
      const update = (): void => {
        read();
        ants.walk(contour !== undefined || draft !== undefined);
        redraw();
      };
      const unsubscribe = area.store.subscribe((state, before) => {
        if (state.area !== before.area || state.draft !== before.draft) update();
      });
      const unfollow = target.store.subscribe(() => redraw());
      update();
      return () => {
        ants.stop();
        unsubscribe();
        unfollow();
      };
    },
  };
}
