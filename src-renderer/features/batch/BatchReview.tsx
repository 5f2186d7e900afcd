import { ArrowLeft, ChevronLeft, ChevronRight, PencilLine, RotateCw } from 'lucide-react';
import { useCallback, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { hasResult, type BatchItem } from '../../editor/batch/batch-items';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { BytesPicture } from '../../ui/BytesPicture';
import { Icon } from '../../ui/Icon';
import { RangeField } from '../../ui/RangeField';
import { useText } from '../../ui/text';
import { usePromise } from '../../ui/use-promise';
import { stateTexts } from './state-texts';

const longest = 1400;
const middle = 50;

/** One photo and its result, large. The arrow keys go to the next one. */
export function BatchReview({ editor, item, onLook }: { readonly editor: Editor; readonly item: BatchItem; readonly onLook: (name: string | undefined) => void }) {
  const t = useText();
  const { batch } = editor;
  const { items, phase, settings } = useStore(batch.store);
  const [split, setSplit] = useState(middle);
  const { name, version, state, why } = item;
  const isDone = hasResult(item);
  const before = usePromise(
    useCallback(() => batch.picture(name, 'before', longest), [batch, name]),
    undefined,
  );
  const after = usePromise(
    useCallback(() => (isDone && version >= 0 ? batch.picture(name, 'after', longest) : Promise.resolve(undefined)), [batch, name, isDone, version]),
    undefined,
  );
  const at = items.findIndex((other) => other.name === name);
  const go = (by: number): void => {
    const next = items[at + by];
    if (next) onLook(next.name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLInputElement || (event.target instanceof HTMLElement && event.target.role === 'slider');
    if (isField || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    go(event.key === 'ArrowLeft' ? -1 : 1);
  };
  return (
    <section className="batch-right" aria-label={name} onKeyDown={onKeyDown}>
      <div className="batch-filter">
        <Button look="plain" autoFocus onClick={() => onLook(undefined)}>
          <Icon of={ArrowLeft} size={15} />
          {t('batch.back')}
        </Button>
        <span className="batch-title" title={name}>
          {name}
        </span>
        <span className="output-note" role="status">
          {t(stateTexts[state])}
        </span>
        <Button look="icon" aria-label={t('batch.previous')} disabled={at <= 0} onClick={() => go(-1)}>
          <Icon of={ChevronLeft} />
        </Button>
        <Button look="icon" aria-label={t('batch.next')} disabled={at >= items.length - 1} onClick={() => go(1)}>
          <Icon of={ChevronRight} />
        </Button>
      </div>
      <div className="output-stage batch-stage">
        {after ? <BytesPicture bytes={after.bytes} alt={t('batch.after')} data-testid="batch-after" /> : null}
        {before ? <BytesPicture bytes={before.bytes} alt={t('batch.before')} style={after ? { clipPath: `inset(0 ${100 - split}% 0 0)` } : {}} /> : null}
        {after && before ? <span className="output-split" style={{ left: `${split}%` }} aria-hidden /> : null}
        {why === undefined ? null : (
          <p className="batch-why" role="alert">
            {why}
          </p>
        )}
      </div>
      <div className="batch-row">
        {after && before ? <RangeField label={t('outputs.compare')} value={split} min={0} max={100} shown={`${split} %`} onChange={setSplit} /> : null}
        <span className="batch-gap" />
        {state === 'failed' && phase === 'idle' ? (
          <Button onClick={() => void batch.start([name])}>
            <Icon of={RotateCw} size={15} />
            {t('action.retry')}
          </Button>
        ) : null}
        {settings.task === 'everything' || settings.task === 'export' ? null : (
          <Button look={phase === 'idle' ? 'accent' : 'outline'} onClick={() => void batch.edit(name)} data-testid="batch-mend">
            <Icon of={PencilLine} size={15} />
            {t('batch.mend')}
          </Button>
        )}
      </div>
    </section>
  );
}
