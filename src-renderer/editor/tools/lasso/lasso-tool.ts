import { joinMode } from '../../area/join-mode';
import type { AreaMode } from '../../area/area';
import { toPhoto } from '../../document/target';
import type { AreaToolParts } from '../area-tool-parts';
import type { PointerInput, Tool } from '../tool';

/** The contract takes no more points in a ring. */
const mostPoints = 20_000;
/** Places nearer than this on the screen say nothing new, in CSS pixels. */
const leastMove = 1.5;
/** A line that spans less on the screen is a click. */
const leastSpan = 4;

interface Drawing {
  readonly mode: AreaMode;
  /** x, y pairs in pixels of the photo. */
  readonly points: number[];
  readonly start: PointerInput['screen'];
  last: PointerInput['screen'];
  /** The farthest that the pointer was from where it began, in CSS pixels. */
  span: number;
}

/** Draw freely around something; a straight line closes it. A click alone selects nothing. */
export function createLassoTool({ engine, area, target, onNoPhoto }: AreaToolParts): Tool {
  let drawing: Drawing | undefined;

  const draft = (closed: boolean): void => {
    if (drawing) area.setDraft({ ring: Float32Array.from(drawing.points), closed });
  };
  const place = (input: PointerInput): void => {
    const photo = target();
    const at = photo && toPhoto(photo, input.at);
    if (!drawing || !at || drawing.points.length >= 2 * mostPoints) return;
    if (drawing.points.length > 0 && Math.hypot(input.screen.x - drawing.last.x, input.screen.y - drawing.last.y) < leastMove) return;
    drawing.points.push(at.x, at.y);
    drawing.last = input.screen;
    drawing.span = Math.max(drawing.span, Math.hypot(input.screen.x - drawing.start.x, input.screen.y - drawing.start.y));
  };

  return {
    id: 'lasso',
    everyMove: true,
    down: (input) => {
      if (!target()) return onNoPhoto();
      drawing = { mode: joinMode(input, area.store.getState().mode), points: [], start: input.screen, last: input.screen, span: 0 };
      place(input);
    },
    move: (input) => {
      if (!drawing) return;
      place(input);
      draft(false);
    },
    up: (input) => {
      if (!drawing) return;
      place(input);
      const { points, mode, span } = drawing;
      const ring = Array.from({ length: points.length / 2 }, (_, i) => ({ x: points[2 * i] ?? 0, y: points[2 * i + 1] ?? 0 }));
      const isClick = span < leastSpan || ring.length < 3;
      if (isClick) area.setDraft(undefined);
      else draft(true);
      drawing = undefined;
      if (!isClick) void area.join((image, signal) => engine.services.masks.polygons({ image, rings: [ring] }, { signal }), mode);
      else if (mode === 'new') area.clear();
    },
    cancel: () => {
      if (drawing) area.setDraft(undefined);
      drawing = undefined;
    },
  };
}
