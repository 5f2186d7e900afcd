import type Konva from 'konva';
import type { Editor } from '../editor/editor';
import { effective } from '../editor/smart-select/prompt-list';
import { checkerboard } from './paint/checkerboard';
import { overlayPath, type OverlayPath } from './paint/overlay-path';
import { paintOverlay } from './paint/paint-overlay';
import { paintPhoto } from './paint/paint-photo';
import { readPalette, watchTheme } from './paint/palette';
import { createPictureStore } from './pictures/picture-store';
import { placeShadow } from './shadow';

export interface Surfaces {
  readonly container: HTMLElement;
  readonly shadow: HTMLElement;
  readonly photoLayer: Konva.Layer;
  readonly overlayLayer: Konva.Layer;
  readonly photo: Konva.Shape;
  readonly overlay: Konva.Shape;
}

const native = (context: Konva.Context): CanvasRenderingContext2D => context._context;

/**
 * Keeps what is on the canvas the same as what is in the stores. It listens to them itself, because a mask has to be
 * on the screen in the same task in which its answer arrives, and a render of the page in between would cost more
 * than the drawing.
 */
export function startPainter(editor: Editor, on: Surfaces): () => void {
  const { session, viewport, smartSelect, clock } = editor;
  let palette = readPalette(on.container);
  let checker: CanvasPattern | string | undefined;
  let overlay: OverlayPath | undefined;

  const pictures = createPictureStore(editor.pictures, () => on.photoLayer.batchDraw());

  on.photo.sceneFunc((context) => {
    const { document } = session.store.getState();
    const { view, ratio, screen } = viewport.store.getState();
    const { canvas } = native(context);
    // The stage is drawn once before it has a size, and a canvas without one makes no pattern.
    if (!document || canvas.width === 0 || canvas.height === 0) return;
    checker ??= checkerboard(native(context), palette);
    paintPhoto(native(context), { document, view, ratio, screen, checker, picturesOf: pictures.of });
  });

  on.overlay.sceneFunc((context) => {
    const { steps, draft } = smartSelect.store.getState();
    const { view, screen } = viewport.store.getState();
    const prompts = effective(steps.map((step) => step.prompt));
    paintOverlay(native(context), { view, screen, palette, overlay, prompts, draft });
  });

  const refreshPhoto = (): void => {
    const { document } = session.store.getState();
    const { view, ratio, screen, content } = viewport.store.getState();
    if (document && screen.width > 0) pictures.want(document, view, ratio, screen);
    placeShadow(on.shadow, content, view, screen);
    on.container.dataset['view'] = `${view.scale} ${view.x} ${view.y}`;
    on.photoLayer.batchDraw();
  };

  const showAnswer = (): void => {
    const { shown } = smartSelect.store.getState();
    const { content } = viewport.store.getState();
    overlay = shown && content ? overlayPath(shown, content) : undefined;
    on.overlayLayer.draw();
    on.container.dataset['overlay'] = overlay ? 'shown' : 'none';
    on.container.dataset['overlayVersion'] = String(overlay?.version ?? 0);
    if (!overlay) return;
    performance.mark('clickcut:overlay-drawn', { detail: { version: overlay.version } });
    clock.drawn(performance.now());
  };

  const stops = [
    session.store.subscribe((state, before) => {
      if (state.document !== before.document) refreshPhoto();
    }),
    viewport.store.subscribe(() => {
      refreshPhoto();
      on.overlayLayer.batchDraw();
    }),
    smartSelect.store.subscribe((state, before) => {
      if (state.shown !== before.shown) showAnswer();
      else if (state.steps !== before.steps || state.draft !== before.draft) on.overlayLayer.batchDraw();
    }),
    watchTheme(() => {
      palette = readPalette(on.container);
      checker = undefined;
      on.photoLayer.batchDraw();
      on.overlayLayer.batchDraw();
    }),
  ];
  refreshPhoto();
  showAnswer();
  return () => {
    for (const stop of stops) stop();
    pictures.dispose();
  };
}
