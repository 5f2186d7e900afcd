import { useEffect, useRef, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { layerOf } from '../../../src-preload/model/tree';
import { compose, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { TextStyle } from '../../../src-preload/model/text-style';
import { scaleOf } from '../../editor/document/target';
import type { Editor } from '../../editor/editor';
import type { Editing } from '../../editor/tools/text/text-editing';
import { useText } from '../../ui/text';
import { staysInWriting } from './writing-focus';

const alignments = { left: 'left', centre: 'center', right: 'right' } as const;

/** As the engine sets it, as near as a browser comes: it has the last word once writing has ended. */
const lettering = (style: TextStyle): CSSProperties => ({
  color: style.colour,
  caretColor: style.colour,
  fontFamily: `"${style.family}", "${style.family} Variable", sans-serif`,
  fontSize: `${style.size}px`,
  fontStyle: style.italic ? 'italic' : 'normal',
  fontWeight: style.weight,
  letterSpacing: `${style.spacing}em`,
  lineHeight: style.lineHeight,
  textAlign: alignments[style.align],
});

function Writing({ editor, editing }: { readonly editor: Editor; readonly editing: Editing }) {
  const t = useText();
  const { textEditing, session, viewport } = editor;
  const field = useRef<HTMLTextAreaElement>(null);
  const view = useStore(viewport.store, (state) => state.view);
  const layer = useStore(session.store, ({ document }) => (document && editing.kind === 'layer' ? layerOf(document, editing.id) : undefined));

  useEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const text = layer?.kind === 'text' ? layer : undefined;
  const style = editing.kind === 'new' ? editing.style : text?.style;
  const place: Matrix | undefined = editing.kind === 'new' ? translation(editing.at.x, editing.at.y) : text?.transform;
  if (!style || !place) return null;
  const toScreen = compose(translation(view.x, view.y), compose(scaling(view.scale, view.scale), place));
  const hairline = 1.5 / Math.max(1e-6, scaleOf(toScreen));
  return (
    <textarea
      ref={field}
      className="text-editor"
      aria-label={t('textEditing.label')}
      data-testid="text-editor"
      rows={1}
      maxLength={5000}
      spellCheck={false}
      value={editing.draft}
      style={{ ...lettering(style), transform: `matrix(${toScreen.join()})`, boxShadow: `0 0 0 ${hairline}px var(--accent)`, minHeight: `${style.size * style.lineHeight}px` }}
      onChange={(event) => textEditing.type(event.target.value)}
      onBlur={({ relatedTarget }) => !staysInWriting(relatedTarget) && void textEditing.end()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
          event.preventDefault();
          void textEditing.end();
        }
      }}
    />
  );
}

/** Writing on the canvas itself: the field lies exactly over its layer, which shows no picture meanwhile. */
export function TextEditor({ editor }: { readonly editor: Editor }) {
  const editing = useStore(editor.textEditing.store, (state) => state.editing);
  if (!editing) return null;
  return <Writing key={editing.kind === 'layer' ? editing.id : 'new'} editor={editor} editing={editing} />;
}
