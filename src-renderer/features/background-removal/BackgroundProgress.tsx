import { useStore } from 'zustand';
import { secondsLeft } from '../../editor/background/time-left';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { ProgressLine } from '../../ui/ProgressLine';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** In the place of the floating bar for as long as it takes. */
export function BackgroundProgress({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { running, fraction, startedAt } = useStore(editor.background.store);
  if (!running) return null;
  const left = secondsLeft(fraction, editor.ports.now() - startedAt);
  return (
    <section className="float float-task" aria-label={t('background.running')} data-testid="background-progress">
      <Spinner />
      <span className="float-text">{t('background.running')}</span>
      <span className="float-note" role="status">
        {left === undefined ? '' : t('task.secondsLeft', { count: left })}
      </span>
      <Button onClick={editor.background.cancel}>{t('action.cancel')}</Button>
      <ProgressLine label={t('background.running')} fraction={fraction} />
    </section>
  );
}
