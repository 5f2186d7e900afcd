import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { useText } from '../../ui/text';
import { LayerRow } from './LayerRow';
import { useListKeys } from './use-list-keys';
import { useReorder } from './use-reorder';

const noLayers = [] as const;

/** The layers, the one nearest to the viewer on top. */
export function LayerPanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { session, selection, dialogs } = editor;
  const layers = useStore(session.store, (state) => state.document?.layers ?? noLayers);
  const selected = useStore(selection.store, (state) => state.selected.at(-1));
  const renaming = useStore(dialogs.store, (state) => state.renaming);
  const list = useRef<HTMLUListElement>(null);
  const topDown = layers.toReversed();
  const onKeyDown = useListKeys(editor, list);
  const { dragged, gap, startDrag } = useReorder(list, layers.length, (id, index) => editor.layers.move(id, index));

  return (
    <section className="panel panel-grow" aria-labelledby="layers-title">
      <header className="panel-head">
        <h2 id="layers-title" className="panel-title">
          {t('layers.title')}
        </h2>
        <span className="panel-count">{layers.length === 0 ? '' : layers.length}</span>
      </header>
      {layers.length === 0 ? <p className="panel-none">{t('layers.none')}</p> : null}
      <ul ref={list} className="layers" aria-label={t('layers.title')} onKeyDown={onKeyDown} hidden={layers.length === 0}>
        {topDown.map((layer, index) => (
          <LayerRow
            key={layer.id}
            editor={editor}
            layer={layer}
            selected={layer.id === selected}
            focusable={layer.id === selected || (selected === undefined && index === 0)}
            renaming={layer.id === renaming}
            dragged={layer.id === dragged}
            gap={gap === index ? 'above' : gap === index + 1 && index === topDown.length - 1 ? 'below' : undefined}
            onPointerDown={(event) => startDrag(event, layer.id)}
          />
        ))}
      </ul>
    </section>
  );
}
