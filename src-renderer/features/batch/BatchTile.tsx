import { AlertTriangle, Check, ImageOff, PencilLine } from 'lucide-react';
import { useCallback } from 'react';
import { hasResult, type BatchItem, type ItemState } from '../../editor/batch/batch-items';
import type { Editor } from '../../editor/editor';
import { BytesPicture } from '../../ui/BytesPicture';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/Icon';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { usePromise } from '../../ui/use-promise';
import { stateTexts } from './state-texts';

function Mark({ state }: { readonly state: ItemState }) {
  switch (state) {
    case 'waiting':
      return null;
    case 'working':
      return <Spinner />;
    case 'failed':
      return <Icon of={AlertTriangle} size={14} />;
    case 'mended':
      return <Icon of={PencilLine} size={14} />;
    case 'done':
    case 'kept':
      return <Icon of={Check} size={14} />;
  }
}

/** One photo: its result once there is one, and it whole while the pointer is on it. */
export function BatchTile({ editor, item, onLook }: { readonly editor: Editor; readonly item: BatchItem; readonly onLook: (name: string) => void }) {
  const t = useText();
  const { thumbnails } = editor.batch;
  const { name, state, why, version } = item;
  const which = hasResult(item) ? 'after' : 'before';
  const before = usePromise(
    useCallback(() => thumbnails.get({ name, version: 0 }, 'before'), [thumbnails, name]),
    undefined,
  );
  const after = usePromise(
    useCallback(() => (which === 'after' ? thumbnails.get({ name, version }, 'after') : Promise.resolve(undefined)), [thumbnails, name, version, which]),
    undefined,
  );
  return (
    <li className="batch-cell">
      <button type="button" className="batch-tile" onClick={() => onLook(name)} title={why ?? name} aria-label={`${name}: ${t(stateTexts[state])}`} data-state={state}>
        <span className={classNames('batch-picture', after && 'batch-result')}>
          {state === 'failed' && !before ? <Icon of={ImageOff} size={28} /> : null}
          {after ? <BytesPicture bytes={after.bytes} alt="" className="batch-after" /> : null}
          {before ? <BytesPicture bytes={before.bytes} alt="" className="batch-before" /> : null}
        </span>
        <span className="batch-name">
          <span>{name.split('/').at(-1)}</span>
          <Mark state={state} />
        </span>
      </button>
    </li>
  );
}
