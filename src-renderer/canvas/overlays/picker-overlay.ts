import type { Editor } from '../../editor/editor';
import { paintLabel } from '../paint/paint-handles';
import type { Overlay } from '../paint/overlay';

/** The colour under the eyedropper, beside the pointer. */
export function createPickerOverlay({ picker, toolbox }: Editor): Overlay {
  return {
    paint: (context, { screen, palette }) => {
      const { under } = picker.store.getState();
      if (under?.colour === undefined || toolbox.store.getState().active !== 'eyedropper') return;
      paintLabel(context, { text: under.colour.toUpperCase(), screen: under.screen, swatch: under.colour }, screen, palette);
    },
    watch: (redraw) => {
      const stops = [picker.store.subscribe(redraw), toolbox.store.subscribe(redraw)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
