import type { Tool } from '../tool';
import type { Picker } from './picker';

/** A click takes the colour under the pointer over; moving and dragging show it. */
export function createEyedropperTool(picker: Picker): Tool {
  let pressed = false;
  return {
    id: 'eyedropper',
    hover: picker.look,
    down: (input) => {
      pressed = true;
      picker.look(input);
    },
    move: picker.look,
    up: (input) => {
      if (pressed) void picker.pick(input.at);
      pressed = false;
    },
    cancel: () => {
      pressed = false;
      picker.look(undefined);
    },
  };
}
