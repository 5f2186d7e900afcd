import type Konva from 'konva';
import type { Editor } from '../editor/editor';
import { createOverlays } from './overlays/overlays';
import { createRefineArtwork } from './overlays/refine-artwork';
import { refineScene } from './overlays/refine-scene';
import { checkerboard } from './paint/checkerboard';
import { paintArtwork } from './paint/paint-artwork';
import { createBrushPainter } from './paint/paint-brush';
import { readPalette, watchTheme } from './paint/palette';
import { createScratch } from './paint/scratch';
import { createPictureStore } from './pictures/picture-store';
import { placeShadow } from './shadow';

export interface Surfaces {
  readonly container: HTMLElement;
  readonly shadow: HTMLElement;
  /** The checkerboard is a canvas of its own, so that nothing blends with it. */
  readonly ground: Konva.Layer;
  readonly artwork: Konva.Layer;
  readonly overlay: Konva.Layer;
  readonly groundShape: Konva.Shape;
  readonly artworkShape: Konva.Shape;
  readonly overlayShape: Konva.Shape;
}

const native = (context: Konva.Context): CanvasRenderingContext2D => context._context;

/**
 * Keeps what is on the canvas the same as what is in the stores. It listens to them itself: a render of the page in
 * between would cost more than the drawing.
 */
export function startPainter(editor: Editor, on: Surfaces): () => void {
  const { session, viewport, toolbox, brushing, textEditing, refining } = editor;
  const scratch = createScratch();
  let palette = readPalette(on.container);
  /** What is on the screen was drawn with frames in mind. */
  let roughly = false;
  let checker: CanvasPattern | string | undefined;

  const pictures = createPictureStore(editor.pictures, () => on.artwork.batchDraw());
  const paintBrush = createBrushPainter(brushing);
  const paintRefined = createRefineArtwork(editor, pictures);
  const overlays = createOverlays(editor, on.container, () => on.overlay.draw());

  on.groundShape.sceneFunc((context) => {
    const { document } = session.store.getState();
    const { view } = viewport.store.getState();
    const { canvas } = native(context);
    // The stage is drawn once before it has a size, and a canvas without one makes no pattern.
    if (!document || document.background !== null || canvas.width === 0 || canvas.height === 0) return;
    checker ??= checkerboard(native(context), palette);
    native(context).fillStyle = checker;
    native(context).fillRect(view.x, view.y, document.width * view.scale, document.height * view.scale);
  });

  on.artworkShape.sceneFunc((context) => {
    const { document } = session.store.getState();
    const { view, ratio, screen } = viewport.store.getState();
    const { canvas } = native(context);
    if (!document || canvas.width === 0 || canvas.height === 0) return;
    const look = { view, ratio, screen, scratch, isMoving: (roughly = toolbox.store.getState().pressing) };
    if (paintRefined(native(context), look, palette)) return;
    paintArtwork(native(context), {
      ...look,
      document,
      content: (layer) => pictures.content(layer, document),
      effects: (layer) => pictures.effects(layer, document),
      override: (layer, into) => textEditing.hides(layer.id) || paintBrush(layer, into),
    });
  });

  on.overlayShape.sceneFunc((context) => {
    const { view, ratio, screen } = viewport.store.getState();
    for (const overlay of overlays) overlay.paint(native(context), { view, ratio, screen, palette });
  });

  let wanting: number | undefined;
  /** Once a frame, and after whatever else the change means for the page: the engine answers with all processors. */
  const want = (): void => {
    wanting ??= requestAnimationFrame(() => {
      wanting = undefined;
      const { document } = session.store.getState();
      const { view, ratio, screen } = viewport.store.getState();
      if (document && screen.width > 0) pictures.want(refineScene(editor, pictures)?.wanted ?? document, view, ratio, screen);
    });
  };

  const refresh = (): void => {
    const { view, screen, content } = viewport.store.getState();
    want();
    placeShadow(on.shadow, content, view, screen);
    on.container.dataset['view'] = `${view.scale} ${view.x} ${view.y}`;
    on.artwork.batchDraw();
  };

  const stops = [
    session.store.subscribe((state, before) => {
      if (state.document === before.document) return;
      refresh();
      // The checkerboard knows nothing of layers.
      if (state.document?.background !== before.document?.background || state.document?.id !== before.document?.id) on.ground.batchDraw();
    }),
    toolbox.store.subscribe((state, before) => {
      if (before.pressing && !state.pressing && roughly) on.artwork.batchDraw();
    }),
    viewport.store.subscribe(() => {
      refresh();
      on.ground.batchDraw();
      on.overlay.batchDraw();
    }),
    brushing.onChange(() => on.artwork.batchDraw()),
    textEditing.store.subscribe(() => on.artwork.batchDraw()),
    refining.store.subscribe(() => {
      refresh();
      on.overlay.batchDraw();
    }),
    refining.full.store.subscribe((state, before) => {
      if (state.result !== before.result) refresh();
    }),
    refining.live.store.subscribe(() => on.artwork.batchDraw()),
    ...overlays.map((overlay) => overlay.watch(() => on.overlay.batchDraw())),
    watchTheme(() => {
      palette = readPalette(on.container);
      checker = undefined;
      on.ground.batchDraw();
      on.overlay.batchDraw();
    }),
  ];
  refresh();
  on.ground.batchDraw();
  return () => {
    for (const stop of stops) stop();
    if (wanting !== undefined) cancelAnimationFrame(wanting);
    pictures.dispose();
  };
}
