import { ImagePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Kbd } from '../../ui/Kbd';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { RecentList } from './RecentList';
import { SampleRow } from './SampleRow';

/** What there is before there is a photo: somewhere to drop one, and some to try. */
export function EmptyState({ editor, connecting, children }: { readonly editor: Editor; readonly connecting: boolean; readonly children?: ReactNode }) {
  const t = useText();
  const opening = useStore(editor.opener.store, (state) => state.opening);
  const open = editor.commands.action('file.open');
  const batch = editor.commands.action('file.batch');
  const annotate = editor.commands.action('annotate.photos');
  if (opening !== undefined || connecting) {
    return (
      <div className="empty" role="status">
        <p className="empty-busy">
          <Spinner />
          {opening === undefined ? t('connection.connecting') : t('document.opening', { name: opening })}
        </p>
        {opening === undefined ? null : (
          <Button className="late" onClick={editor.opener.cancel}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="empty">
      <section className="empty-card" aria-label={t('empty.title')}>
        <span className="empty-mark">
          <Icon of={ImagePlus} size={28} />
        </span>
        <h2 className="empty-title">{t('empty.title')}</h2>
        <p className="empty-text">{t('empty.text')}</p>
        <Button look="accent" className="empty-open" onClick={open.run}>
          {t(open.label)}
          {open.shortcut === undefined ? null : <Kbd>{open.shortcut}</Kbd>}
        </Button>
        <Button look="plain" className="empty-third" onClick={annotate.run}>
          {t(annotate.label)}
        </Button>
        <Button look="plain" className="empty-third" onClick={batch.run}>
          {t(batch.label)}
        </Button>
        <p className="empty-formats">{t('empty.formats')}</p>
      </section>
      {children}
      <RecentList editor={editor} />
      <SampleRow editor={editor} />
    </div>
  );
}
