import type { Editor } from '../../editor/editor';
import type { Overlay } from '../paint/overlay';
import { createAnnotationOverlay } from './annotation-overlay';
import { createAreaOverlay } from './area-overlay';
import { createBrushOverlay } from './brush-overlay';
import { createCropOverlay } from './crop-overlay';
import { createGridOverlay } from './grid-overlay';
import { createGuidesOverlay } from './guides-overlay';
import { createObjectsOverlay } from './objects-overlay';
import { createPickerOverlay } from './picker-overlay';
import { createRefineOverlay } from './refine-overlay';
import { createSelectionOverlay } from './selection-overlay';
import { createTransformOverlay } from './transform-overlay';

/** Everything that is drawn over the artwork, from the bottom to the top. `draw` draws them all at once. */
export function createOverlays(editor: Editor, container: HTMLElement, draw: () => void): readonly Overlay[] {
  const { isOpen } = editor.refining;
  const beside = (overlay: Overlay): Overlay => ({ ...overlay, paint: (context, scene) => (isOpen() ? undefined : overlay.paint(context, scene)) });
  return [
    createGridOverlay(editor),
    beside(createAnnotationOverlay(editor, container)),
    beside(createObjectsOverlay(editor, container)),
    beside(createAreaOverlay(editor, container)),
    beside(createSelectionOverlay(editor, container, draw)),
    beside(createCropOverlay(editor)),
    createGuidesOverlay(editor),
    beside(createTransformOverlay(editor)),
    beside(createPickerOverlay(editor)),
    createRefineOverlay(editor, container),
    createBrushOverlay(editor),
  ];
}
