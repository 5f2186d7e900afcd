import type { Editor } from '../../editor/editor';
import type { Area, AreaDraft } from '../../editor/area/area';
import type { Overlay } from '../paint/overlay';
import { pathOf } from '../paint/overlay-path';
import { inPhoto } from '../paint/paint-selection';

const dash = 5;
/** CSS pixels a second. */
const speed = 12;
/** Often enough to look like walking; every frame would keep the machine busy for it. */
const stepMs = 100;

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
        inPhoto(context, at.toDocument, scene, (pixel) => {
          context.strokeStyle = 'rgba(10, 10, 12, 0.85)';
          context.lineWidth = 1.5 * pixel;
          context.stroke(path);
          context.strokeStyle = '#fdfdfd';
          context.setLineDash([dash * pixel, dash * pixel]);
          context.lineDashOffset = -phase * pixel;
          context.stroke(path);
        });
      }
    },
    watch: (redraw) => {
      const still = window.matchMedia('(prefers-reduced-motion: reduce)');
      let timer: ReturnType<typeof setInterval> | undefined;
      const walk = (): void => {
        const wanted = (contour !== undefined || draft !== undefined) && !still.matches && !document.hidden;
        if (wanted && timer === undefined) {
          timer = setInterval(() => {
            phase = (phase + (speed * stepMs) / 1000) % (2 * dash);
            redraw();
          }, stepMs);
        } else if (!wanted) {
          clearInterval(timer);
          timer = undefined;
        }
      };
      const update = (): void => {
        read();
        walk();
        redraw();
      };
      const stop = new AbortController();
      still.addEventListener('change', update, { signal: stop.signal });
      document.addEventListener('visibilitychange', walk, { signal: stop.signal });
      const unsubscribe = area.store.subscribe((state, before) => {
        if (state.area !== before.area || state.draft !== before.draft) update();
      });
      const unfollow = target.store.subscribe(() => redraw());
      update();
      return () => {
        stop.abort();
        clearInterval(timer);
        unsubscribe();
        unfollow();
      };
    },
  };
}
