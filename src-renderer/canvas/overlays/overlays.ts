import type { Editor } from '../../editor/editor';
import type { Overlay } from '../paint/overlay';
import { createSelectionOverlay } from './selection-overlay';

/** Everything that is drawn over the artwork, from the bottom to the top. `draw` draws them all at once. */
export function createOverlays(editor: Editor, container: HTMLElement, draw: () => void): readonly Overlay[] {
  return [createSelectionOverlay(editor, container, draw)];
}
