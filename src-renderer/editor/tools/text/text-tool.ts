import type { Session } from '../../document/session';
import { layersAt } from '../../transform/picking';
import { dragDistance } from '../smart-select/smart-select-tool';
import type { PointerInput, Tool } from '../tool';
import type { TextEditing } from './text-editing';

/** A click on a text writes in it, one elsewhere begins a new text. A click while writing only ends that. */
export function createTextTool(session: Session, editing: TextEditing): Tool {
  let pressed: PointerInput | undefined;
  return {
    id: 'text',
    down: (input) => {
      pressed = undefined;
      if (editing.store.getState().editing) void editing.end();
      else pressed = input;
    },
    move: ({ screen }) => {
      if (pressed && Math.hypot(screen.x - pressed.screen.x, screen.y - pressed.screen.y) >= dragDistance) pressed = undefined;
    },
    up: (input) => {
      const { document } = session.store.getState();
      if (!pressed || !document) return;
      pressed = undefined;
      const found = layersAt(document, input.at).find(({ layer }) => layer.kind === 'text');
      if (!found || !editing.begin(found.layer.id)) editing.beginAt(input.at);
    },
    cancel: () => {
      pressed = undefined;
      void editing.end();
    },
  };
}
