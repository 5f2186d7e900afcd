import { Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { mostCanvasSide } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { NumberField } from '../../ui/NumberField';
import { useText } from '../../ui/text';

function Field({ editor, index }: { readonly editor: Editor; readonly index: number }) {
  const t = useText();
  const { guides, session, viewport } = editor;
  const box = useRef<HTMLDivElement>(null);
  const guide = useStore(session.store, ({ document }) => document?.guides[index]);
  const view = useStore(viewport.store, (state) => state.view);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  if (!guide) return null;
  const { axis, at } = guide;
  const line = view[axis] + at * view.scale + 8;
  const place = axis === 'x' ? { left: Math.max(28, line), top: 28 } : { left: 28, top: Math.max(28, line) };
  const close = (): void => guides.type(undefined);
  return (
    <div
      ref={box}
      className="guide-field"
      role="group"
      aria-label={t('guide.place')}
      style={place}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <NumberField label={t(axis === 'x' ? 'guide.x' : 'guide.y')} value={at} unit="px" min={-mostCanvasSide} max={mostCanvasSide} step={0.5} onChange={(next) => guides.place(index, next)} />
      <Button look="icon" aria-label={t('guide.remove')} onClick={() => guides.remove(index)}>
        <Icon of={Trash2} size={15} />
      </Button>
    </div>
  );
}

/** The place of a guide in numbers, after a double click on it. */
export function GuideField({ editor }: { readonly editor: Editor }) {
  const index = useStore(editor.guides.store, (state) => state.typing);
  return index === undefined ? null : <Field key={index} editor={editor} index={index} />;
}
