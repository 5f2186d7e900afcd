import { BoxSelect, CornerDownLeft, Layers, X } from 'lucide-react';
import { useStore } from 'zustand';
import { secondsLeft } from '../../editor/background/time-left';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ProgressLine } from '../../ui/ProgressLine';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** All objects: how the search gets on, and what becomes of the picked ones. */
export function ObjectsBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { objects, commands, ports } = editor;
  const { phase, fraction, startedAt, objects: found, picked, making } = useStore(objects.store);
  const isBusy = phase === 'finding' || making;
  const left = isBusy ? secondsLeft(fraction, ports.now() - startedAt) : undefined;
  const title = t(making ? 'objects.making' : 'objects.finding');
  return (
    <section className="float float-task" aria-label={t('objects.bar')} data-testid="objects-bar">
      {isBusy ? <Spinner /> : null}
      <span className="float-text" role="status">
        {making ? title : picked.length > 0 ? t('objects.picked', { count: picked.length }) : t('objects.found', { count: found.length })}
      </span>
      {isBusy ? (
        <>
          <span className="float-note">{left === undefined ? '' : t('task.secondsLeft', { count: left })}</span>
          <Button onClick={objects.leave}>{t('action.cancel')}</Button>
          <ProgressLine label={title} fraction={fraction} />
        </>
      ) : (
        <>
          <ActionButton action={commands.action('select.clear')} icon={X} side="top" />
          <ActionButton action={commands.action('select.eachToLayer')} side="top">
            <Icon of={Layers} size={16} />
            {t('objects.eachToLayer')}
          </ActionButton>
          <ActionButton action={commands.action('select.toArea')} side="top">
            <Icon of={BoxSelect} size={16} />
            {t('objects.toArea')}
          </ActionButton>
          <ActionButton action={commands.action('select.cutOut')} look="accent" side="top" className="float-go">
            {t('command.cutOut')}
            <span className="float-key">
              <Icon of={CornerDownLeft} size={13} />
            </span>
          </ActionButton>
        </>
      )}
    </section>
  );
}
