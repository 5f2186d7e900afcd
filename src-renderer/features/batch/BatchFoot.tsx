import { Download, FileText, Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { tallyOf } from '../../editor/batch/batch-items';
import { paceOf } from '../../editor/batch/pace';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ProgressLine } from '../../ui/ProgressLine';
import { useText } from '../../ui/text';

/** How far it is and how long it takes, and what can be done about it. */
export function BatchFoot({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { batch, ports } = editor;
  const { items, phase, began, adding, hasReport } = useStore(batch.store);
  const folder = useStore(batch.results, (state) => state.folder);
  const tally = tallyOf(items);
  const { total, finished, failed } = tally;
  const pace = phase === 'running' ? paceOf(tally, began, ports.now()) : undefined;
  const parts = [
    t('batch.progress', { done: finished, total }),
    ...(failed > 0 ? [t('batch.failedCount', { count: failed })] : []),
    ...(pace ? [t('batch.rate', { count: pace.perMinute }), t('batch.left', { count: pace.minutesLeft })] : []),
    ...(phase === 'paused' ? [t('batch.paused')] : []),
  ];
  const canCollect = phase === 'idle' && finished > 0 && folder === undefined && ports.chooseFolder === undefined;
  return (
    <div className="batch-foot">
      {phase === 'idle' ? null : <ProgressLine label={t('batch.title')} fraction={total === 0 ? 0 : (finished + failed) / total} />}
      <span className="output-note batch-status" role="status" data-testid="batch-status">
        {total === 0 ? '' : parts.join(' · ')}
      </span>
      {phase === 'idle' && hasReport ? (
        <Button onClick={() => void batch.saveReport()} data-testid="batch-report">
          <Icon of={FileText} size={15} />
          {t('batch.saveReport')}
        </Button>
      ) : null}
      {canCollect ? (
        <Button onClick={() => void batch.collect()} data-testid="batch-collect">
          <Icon of={Download} size={15} />
          {t('batch.collect')}
        </Button>
      ) : null}
      {phase === 'idle' ? (
        <Button look={finished + failed === total ? 'outline' : 'accent'} disabled={total === 0 || adding !== undefined} onClick={() => void batch.start()} data-testid="batch-start">
          <Icon of={Play} size={15} />
          {failed > 0 && failed + finished === total ? t('batch.again') : t('batch.start')}
        </Button>
      ) : (
        <>
          <Button onClick={batch.cancel}>{t('action.cancel')}</Button>
          <Button look="accent" onClick={phase === 'paused' ? batch.resume : batch.pause} data-testid="batch-pause">
            <Icon of={phase === 'paused' ? Play : Pause} size={15} />
            {phase === 'paused' ? t('batch.resume') : t('batch.pause')}
          </Button>
        </>
      )}
    </div>
  );
}
