import { useStore } from 'zustand';
import type { Rect } from '../../../src-preload/model/geometry';
import { boundsAfter, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { TextStyle } from '../../../src-preload/model/text-style';
import { isHeld, layerOf } from '../../../src-preload/model/tree';
import type { Editor } from '../../editor/editor';

/** The text that the bar is about. */
export interface TextSubject {
  readonly style: TextStyle;
  /** About where it lies in the document, with what has been typed so far. */
  readonly place: Rect;
  readonly change: (change: Partial<Omit<TextStyle, 'text'>>) => void;
}

/** Of the size: letters are about as wide as this on average. */
const letter = 0.55;

function placeOf(transform: Matrix, { size, lineHeight }: TextStyle, draft: string, box: { readonly width: number; readonly height: number }): Rect {
  const lines = draft.split('\n');
  const width = Math.max(box.width, Math.max(...lines.map((line) => line.length)) * size * letter);
  return boundsAfter(transform, { x: 0, y: 0, width, height: Math.max(box.height, lines.length * size * lineHeight) });
}

/** The text that is being written, or the chosen one that can be changed. */
export function useTextSubject({ textEditing, session, selection, writing }: Editor): TextSubject | undefined {
  const editing = useStore(textEditing.store, (state) => state.editing);
  const current = useStore(selection.store, ({ selected }) => selected.at(-1));
  const document = useStore(session.store, (state) => state.document);
  const reading = useStore(session.store, ({ mode }) => mode === 'reading');
  if (!document || reading) return undefined;
  if (editing?.kind === 'new') {
    const { style, draft, at } = editing;
    return { style, place: placeOf(translation(at.x, at.y), style, draft, { width: 0, height: 0 }), change: textEditing.restyle };
  }
  const layer = layerOf(document, editing?.id ?? current);
  if (layer?.kind !== 'text' || isHeld(document.layers, layer)) return undefined;
  const { style, box, transform } = layer;
  return {
    style,
    place: placeOf(transform, style, editing?.draft ?? '', box),
    change: (change) => (editing ? textEditing.restyle(change) : writing.restyle(layer.id, { ...style, ...change })),
  };
}
