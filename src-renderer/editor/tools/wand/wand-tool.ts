import type { Point } from '../../../../src-preload/model/geometry';
import type { AreaMode } from '../../area/area';
import { joinMode } from '../../area/join-mode';
import type { WandOptions } from '../../area/wand-options';
import { toPhoto } from '../../document/target';
import { isInside } from '../../smart-select/prompt-list';
import type { AreaToolParts } from '../area-tool-parts';
import { dragDistance } from '../smart-select/smart-select-tool';
import type { Tool } from '../tool';

interface Press {
  readonly at: Point;
  readonly screen: Point;
  readonly mode: AreaMode;
}

/** Click a colour to select what is like it; when the pointer comes up, so that Esc leaves no trace. */
export function createWandTool({ engine, area, target, onNoPhoto }: AreaToolParts, options: WandOptions): Tool {
  let press: Press | undefined;
  return {
    id: 'wand',
    down: (input) => {
      const photo = target();
      const at = photo && toPhoto(photo, input.at);
      if (!at) return onNoPhoto();
      if (isInside(at, photo.size)) {
        press = { at: { x: Math.floor(at.x), y: Math.floor(at.y) }, screen: input.screen, mode: joinMode(input, area.store.getState().mode) };
      }
    },
    move: ({ screen }) => {
      if (press && Math.hypot(screen.x - press.screen.x, screen.y - press.screen.y) >= dragDistance) press = undefined;
    },
    up: () => {
      if (!press) return;
      const { at, mode } = press;
      press = undefined;
      const { tolerance, contiguous } = options.store.getState();
      void area.join((image, signal) => engine.services.masks.wand({ image, at, tolerance, contiguous }, { signal }), mode);
    },
    cancel: () => {
      press = undefined;
    },
  };
}
