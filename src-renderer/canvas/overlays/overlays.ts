import type { Editor } from '../../editor/editor';
import type { Overlay } from '../paint/overlay';
import { createAreaOverlay } from './area-overlay';
import { createBrushOverlay } from './brush-overlay';
import { createCropOverlay } from './crop-overlay';
import { createGridOverlay } from './grid-overlay';
import { createGuidesOverlay } from './guides-overlay';
import { createObjectsOverlay } from './objects-overlay';
import { createPickerOverlay } from './picker-overlay';
import { createSelectionOverlay } from './selection-overlay';
import { createTransformOverlay } from './transform-overlay';

/** Everything that is drawn over the artwork, from the bottom to the top. `draw` draws them all at once. */
export function createOverlays(editor: Editor, container: HTMLElement, draw: () => void): readonly Overlay[] {
  return [
    createGridOverlay(editor),
    createObjectsOverlay(editor, container),
    createAreaOverlay(editor, container),
    createSelectionOverlay(editor, container, draw),
    createCropOverlay(editor),
    createGuidesOverlay(editor),
    createTransformOverlay(editor),
    createPickerOverlay(editor),
    createBrushOverlay(editor),
  ];
}
