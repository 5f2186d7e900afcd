import { useCallback, useEffect, useMemo, useRef, type MouseEvent, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import type { Layer, LayerId } from '../../../src-preload/model/document';
import { isShown } from '../../../src-preload/model/tree';
import { classColour } from '../../editor/annotating/class-colours';
import type { Editor } from '../../editor/editor';
import { rowsOf } from '../../editor/layers/rows';
import { classNames } from '../../ui/class-names';
import { Section } from '../../ui/Section';
import { useText } from '../../ui/text';
import { AddLayer } from './AddLayer';
import { describeLayer } from './describe-layer';
import { LayerMenu } from './LayerMenu';
import { LayerRow } from './LayerRow';
import { useReorder } from './use-reorder';
import { useTreeKeys } from './use-tree-keys';

const noLayers = [] as const;

/** The layers, the one nearest to the viewer on top. */
export function LayerPanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { session, selection, dialogs, folding, classes } = editor;
  const annotating = useStore(editor.annotating.store, ({ photos }) => photos.length > 0);
  // Other classes, other colours.
  useStore(editor.preferences.store, ({ annotationClasses }) => annotationClasses);
  const markOf = ({ kind, name }: Layer): string | undefined => {
    const index = kind === 'cutout' ? classes.of(name) : -1;
    return index < 0 ? undefined : classColour(index);
  };
  const document = useStore(session.store, (state) => state.document);
  const layers = document?.layers ?? noLayers;
  const selected = useStore(selection.store, (state) => state.selected);
  const renaming = useStore(dialogs.store, (state) => state.renaming);
  const folded = useStore(folding.store, (state) => state.folded);
  const list = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => rowsOf(layers, folded), [layers, folded]);
  const onKeyDown = useTreeKeys(editor, rows, list);
  const { dragged, drop, copying, startDrag } = useReorder(editor, list);
  const last = rows.some(({ layer }) => layer.id === selected.at(-1)) ? selected.at(-1) : rows[0]?.layer.id;

  // The same functions as long as the panel is there, so that rows need not be rendered for them.
  const latest = useRef({ rows, startDrag });
  useEffect(() => {
    latest.current = { rows, startDrag };
  });
  const start = useCallback((event: PointerEvent<HTMLElement>, id: LayerId): void => latest.current.startDrag(event, id), []);
  const press = useCallback(
    (event: MouseEvent<HTMLElement>, id: LayerId): void => {
      if (event.target instanceof Element && event.target.closest('.layer-button, .layer-fold, input')) return;
      if (event.shiftKey) selection.extendTo(id, latest.current.rows.map(({ layer }) => layer.id));
      else if (event.ctrlKey || event.metaKey) selection.toggle(id);
      else selection.select(id);
    },
    [selection],
  );

  return (
    <Section id="layers" title={t('layers.title')} note={layers.length === 0 ? undefined : layers.length} actions={<AddLayer editor={editor} />} grow>
      {document && layers.length === 0 ? <p className="panel-none">{t('layers.none')}</p> : null}
      <LayerMenu editor={editor}>
        <ul ref={list} className={classNames('layers', copying && 'layers-copying')} role="tree" aria-multiselectable aria-label={t('layers.title')} onKeyDown={onKeyDown} hidden={layers.length === 0}>
          {document
            ? rows.map((row) => (
                <LayerRow
                  key={row.layer.id}
                  editor={editor}
                  layer={row.layer}
                  level={row.level}
                  shown={isShown(layers, row.layer)}
                  about={describeLayer(t, row.layer, document)}
                  selected={selected.includes(row.layer.id)}
                  focusable={row.layer.id === last}
                  folded={folded.has(row.layer.id)}
                  renaming={row.layer.id === renaming}
                  mark={annotating ? markOf(row.layer) : undefined}
                  dragged={!copying && dragged.includes(row.layer.id)}
                  drop={drop?.over === row.layer.id ? drop.side : undefined}
                  onPress={press}
                  onPointerDown={start}
                />
              ))
            : null}
        </ul>
      </LayerMenu>
    </Section>
  );
}
