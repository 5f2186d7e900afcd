import type { Point, Rect } from '../../../../src-preload/model/geometry';
import type { AreaMode } from '../../area/area';
import { joinMode } from '../../area/join-mode';
import { toPhoto } from '../../document/target';
import type { AreaToolParts } from '../area-tool-parts';
import { dragDistance } from '../smart-select/smart-select-tool';
import type { PointerInput, Tool } from '../tool';
import { marqueeBox } from './marquee-box';

interface Drag {
  readonly from: Point;
  readonly screen: Point;
  readonly mode: AreaMode;
  /** A key that was down when the drag began says how to join, and shapes nothing until it is pressed anew. */
  shiftJoins: boolean;
  altJoins: boolean;
  moved: boolean;
}

const ringOf = ({ x, y, width, height }: Rect): readonly Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

/** Drag a rectangle. Shift during the drag makes it a square, Alt draws it from its middle. */
export function createMarqueeTool({ engine, area, target, onNoPhoto }: AreaToolParts): Tool {
  let drag: Drag | undefined;

  const boxAt = (input: PointerInput): Rect | undefined => {
    const photo = target();
    const to = photo && toPhoto(photo, input.at);
    if (!drag || !to) return undefined;
    drag.shiftJoins &&= input.shift;
    drag.altJoins &&= input.alt;
    return marqueeBox(drag.from, to, { square: input.shift && !drag.shiftJoins, centred: input.alt && !drag.altJoins }, photo.size);
  };

  return {
    id: 'marquee',
    down: (input) => {
      const photo = target();
      const from = photo && toPhoto(photo, input.at);
      if (!from) return onNoPhoto();
      const { shift, alt, screen } = input;
      drag = { from, screen, mode: joinMode(input, area.store.getState().mode), shiftJoins: shift, altJoins: alt, moved: false };
    },
    move: (input) => {
      if (!drag) return;
      drag.moved ||= Math.hypot(input.screen.x - drag.screen.x, input.screen.y - drag.screen.y) >= dragDistance;
      const box = drag.moved ? boxAt(input) : undefined;
      if (box) area.setDraft({ ring: Float32Array.from(ringOf(box).flatMap(({ x, y }) => [x, y])), closed: true });
    },
    up: (input) => {
      if (!drag) return;
      const { mode, moved } = drag;
      const box = moved ? boxAt(input) : undefined;
      drag = undefined;
      if (box && box.width > 0 && box.height > 0) {
        void area.join((image, signal) => engine.services.masks.polygons({ image, rings: [ringOf(box)] }, { signal }), mode);
        return;
      }
      area.setDraft(undefined);
      if (mode === 'new') area.clear();
    },
    cancel: () => {
      if (drag) area.setDraft(undefined);
      drag = undefined;
    },
  };
}
