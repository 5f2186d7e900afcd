import type { Editor } from '../../editor/editor';
import { effective } from '../../editor/smart-select/prompt-list';
import { overlayPath, type OverlayPath } from '../paint/overlay-path';
import type { Overlay } from '../paint/overlay';
import { paintSelection } from '../paint/paint-selection';

/**
 * What smart select has found, with its prompts, and what a click would find. It listens to the store itself, because
 * a mask has to be on the screen in the same task in which its answer arrives: `draw` draws at once.
 */
export function createSelectionOverlay(editor: Editor, container: HTMLElement, draw: () => void): Overlay {
  const { smartSelect, hoverPreview, clock, target } = editor;
  let overlay: OverlayPath | undefined;
  let hover: OverlayPath | undefined;

  const showAnswer = (): void => {
    const { shown } = smartSelect.store.getState();
    const at = target.current();
    overlay = shown && at ? overlayPath(shown, at.size) : undefined;
    draw();
    container.dataset['overlay'] = overlay ? 'shown' : 'none';
    container.dataset['overlayVersion'] = String(overlay?.version ?? 0);
    if (!overlay) return;
    performance.mark('clickcut:overlay-drawn', { detail: { version: overlay.version } });
    clock.drawn(performance.now());
  };

  const showHover = (): void => {
    const { shown } = hoverPreview.store.getState();
    const at = target.current();
    hover = shown && at ? overlayPath(shown, at.size) : undefined;
    container.dataset['hover'] = hover ? 'shown' : 'none';
  };

  return {
    paint: (context, scene) => {
      const at = target.current();
      if (!at) return;
      const { steps, draft } = smartSelect.store.getState();
      const prompts = effective(steps.map((step) => step.prompt));
      paintSelection(context, { ...scene, toDocument: at.toDocument, overlay, hover: overlay ? undefined : hover?.path, prompts, draft });
    },
    watch: (redraw) => {
      showAnswer();
      showHover();
      const stops = [
        smartSelect.store.subscribe((state, before) => {
          if (state.shown !== before.shown) showAnswer();
          else if (state.steps !== before.steps || state.draft !== before.draft) redraw();
        }),
        hoverPreview.store.subscribe(() => {
          showHover();
          redraw();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
