import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** Above a photo of a batch that is being mended: what it is, and its way back. */
export function MendBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { batch, mending, dialogs, background } = editor;
  const { of, writing } = useStore(mending.store);
  const removing = useStore(background.store, (state) => state.running);
  if (!of) return null;
  const giveUp = async (): Promise<void> => {
    await mending.giveUp();
    dialogs.open('batch');
  };
  return (
    <section className="work-bar" aria-label={t('batch.mendBar')} data-testid="mend-bar">
      <span className="work-bar-title">
        <span className="work-bar-number">{t('batch.mending')}</span>
        <span className="work-bar-name" title={of.input}>
          {of.input}
        </span>
      </span>
      <span />
      <div className="work-bar-end">
        <Button onClick={() => void giveUp()}>{t('batch.giveUp')}</Button>
        <Button look="accent" disabled={writing || removing} onClick={() => void batch.writeBack()} data-testid="batch-write-back">
          {writing ? <Spinner /> : null}
          {t('batch.writeBack')}
        </Button>
      </div>
    </section>
  );
}
