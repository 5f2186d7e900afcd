import type { Point, Rect } from '../../../../src-preload/model/geometry';
import { cropGripAt, rectBetween, resizeCrop } from '../../cropping/crop-box';
import type { Cropping } from '../../cropping/cropping';
import type { Session } from '../../document/session';
import type { ViewOptions } from '../../guides/view-options';
import type { Grip, HandleId } from '../../transform/handles';
import { snapDistance, snapPoint, snapRect, snapTargets, type Axis, type SnapTarget } from '../../transform/snapping';
import type { Transforming } from '../../transform/transforming';
import type { Viewport } from '../../viewport/viewport';
import { dragDistance } from '../smart-select/smart-select-tool';
import type { PointerInput, Tool } from '../tool';

export interface CropParts {
  readonly session: Session;
  readonly viewport: Viewport;
  readonly cropping: Cropping;
  readonly transforming: Transforming;
  readonly viewOptions: ViewOptions;
}

interface Drag {
  readonly start: PointerInput;
  readonly grip: HandleId | 'move' | 'new';
  /** As it was when the press came. */
  readonly rect: Rect;
  readonly isWhole: boolean;
  readonly targets: readonly SnapTarget[];
  moved: boolean;
}

const axesOf = (grip: Drag['grip']): readonly Axis[] => {
  if (grip === 'new' || grip === 'move') return ['x', 'y'];
  return [...(/[ew]/.test(grip) ? (['x'] as const) : []), ...(/[ns]/.test(grip) ? (['y'] as const) : [])];
};

/** Draws and changes the rectangle that the canvas becomes. It may reach beyond the canvas. */
export function createCropTool({ session, viewport, cropping, transforming, viewOptions }: CropParts): Tool {
  let drag: Drag | undefined;

  const gripAt = (screen: Point): HandleId | 'move' | undefined => {
    const rect = cropping.rect();
    return rect && cropGripAt(rect, viewport.store.getState().view, screen);
  };

  const next = ({ start, grip, rect, targets }: Drag, input: PointerInput): { readonly rect: Rect; readonly lines: readonly SnapTarget[] } => {
    const ratio = cropping.ratio() ?? (input.shift && grip !== 'move' ? rect.width / rect.height : undefined);
    const by = { x: input.at.x - start.at.x, y: input.at.y - start.at.y };
    const most = viewOptions.store.getState().snap && !input.mod ? snapDistance / viewport.store.getState().view.scale : 0;
    if (grip === 'move') {
      const there = { ...rect, x: rect.x + by.x, y: rect.y + by.y };
      const { dx, dy, lines } = snapRect(there, targets, most);
      return { rect: { ...rect, x: Math.round(there.x + dx), y: Math.round(there.y + dy) }, lines };
    }
    // A ratio decides where the edge ends, and an edge that has jumped would be torn off its line again.
    const { dx, dy, lines } = ratio === undefined ? snapPoint(input.at, targets, most, axesOf(grip)) : { dx: 0, dy: 0, lines: [] };
    const to = { x: input.at.x + dx, y: input.at.y + dy };
    if (grip === 'new') return { rect: rectBetween(start.at, to, input.shift ? (cropping.ratio() ?? 1) : cropping.ratio()), lines };
    return { rect: resizeCrop(rect, grip, to, ratio, input.alt), lines };
  };

  const hover = (input: PointerInput | undefined): void => {
    const found = input && gripAt(input.screen);
    // On the untouched canvas a drag draws a new rectangle: there is nothing to move it to.
    const inside = found === 'move' && !cropping.canReset() ? undefined : found;
    const grip: Grip | undefined = inside === undefined ? undefined : inside === 'move' ? { kind: 'move' } : { kind: 'scale', handle: inside };
    if (JSON.stringify(grip) !== JSON.stringify(transforming.store.getState().grip)) transforming.show({ grip });
  };

  return {
    id: 'crop',
    hover,
    down: (input) => {
      const { document } = session.store.getState();
      const rect = cropping.rect();
      if (!document || !rect) return;
      const found = gripAt(input.screen);
      const isWhole = !cropping.canReset();
      const grip = found === undefined || (found === 'move' && isWhole) ? 'new' : found;
      drag = { start: input, grip, rect, isWhole, targets: snapTargets(document, [], viewOptions.store.getState().guides), moved: false };
    },
    move: (input) => {
      if (!drag) return;
      if (!drag.moved && Math.hypot(input.screen.x - drag.start.screen.x, input.screen.y - drag.start.screen.y) < dragDistance) return;
      drag.moved = true;
      const { rect, lines } = next(drag, input);
      cropping.set(rect);
      cropping.drag(true, lines);
    },
    up: (input) => {
      drag = undefined;
      cropping.drag(false);
      hover(input);
    },
    doubleClick: (input) => {
      if (cropping.canReset() && gripAt(input.screen) === 'move') cropping.apply();
    },
    cancel: () => {
      // Given up in the middle of a drag, only that is taken back; else the whole crop is.
      if (drag && !drag.isWhole) cropping.set(drag.rect);
      else cropping.reset();
      cropping.drag(false);
      transforming.show({ grip: undefined });
      drag = undefined;
    },
  };
}
