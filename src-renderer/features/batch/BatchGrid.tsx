import { useState } from 'react';
import { useStore } from 'zustand';
import { hasResult, type BatchItem } from '../../editor/batch/batch-items';
import type { Editor } from '../../editor/editor';
import { Segmented } from '../../ui/Segmented';
import { useText } from '../../ui/text';
import { BatchTile } from './BatchTile';
import { useVisibleRows } from './use-visible-rows';

type Shown = 'all' | 'done' | 'failed';
/** Of a tile with the gap after it, in points. */
const tile = { width: 148, height: 156 };

const isShown = (item: BatchItem, shown: Shown): boolean => shown === 'all' || (shown === 'failed' ? item.state === 'failed' : hasResult(item));

/** All photos, with what has become of them. Only the rows that can be seen are there. */
export function BatchGrid({ editor, onLook }: { readonly editor: Editor; readonly onLook: (name: string) => void }) {
  const t = useText();
  const items = useStore(editor.batch.store, (state) => state.items);
  const [shown, setShown] = useState<Shown>('all');
  const { ref, columns, first, last, onScroll } = useVisibleRows(tile);
  const some = items.filter((item) => isShown(item, shown));
  const rows = Math.ceil(some.length / columns);
  const visible = some.slice(first * columns, (last + 1) * columns);
  return (
    <div className="batch-right">
      <div className="batch-filter">
        <Segmented
          label={t('batch.show')}
          value={shown}
          segments={[
            { value: 'all', label: t('batch.showAll') },
            { value: 'done', label: t('batch.showDone') },
            { value: 'failed', label: t('batch.showFailed') },
          ]}
          onChange={setShown}
        />
      </div>
      <div className="batch-grid" ref={ref} onScroll={onScroll}>
        {some.length === 0 ? <p className="batch-empty">{items.length === 0 ? t('batch.empty') : t('batch.none')}</p> : null}
        <ul style={{ height: rows * tile.height, paddingTop: first * tile.height, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }} aria-label={t('batch.photos')}>
          {visible.map((item) => (
            <BatchTile key={item.name} editor={editor} item={item} onLook={onLook} />
          ))}
        </ul>
      </div>
    </div>
  );
}
