import { useStore } from 'zustand';
import type { Recoverable } from '../../../src-preload/contract/documents';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { BytesPicture } from '../../ui/BytesPicture';
import { dateLocale } from '../../ui/date-locale';
import { useText } from '../../ui/text';

function RecoveryRow({ editor, work }: { readonly editor: Editor; readonly work: Recoverable }) {
  const t = useText();
  const when = new Date(work.changedAt).toLocaleString(dateLocale());
  return (
    <li className="recovery-row" data-testid="recoverable">
      <span className="recovery-picture">{work.thumbnail ? <BytesPicture bytes={work.thumbnail} alt="" /> : null}</span>
      <span className="recovery-text">
        <span className="recovery-name">{work.name}</span>
        <span className="recovery-about">{`${t('layers.count', { count: work.layers })} · ${when}`}</span>
      </span>
      <Button look="plain" aria-label={t('recovery.discardNamed', { name: work.name })} onClick={() => void editor.recovery.discard(work.id)}>
        {t('recovery.discard')}
      </Button>
      <Button look="accent" aria-label={t('recovery.recoverNamed', { name: work.name })} onClick={() => void editor.recovery.recover(work.id)}>
        {t('recovery.recover')}
      </Button>
    </li>
  );
}

/** Work that an earlier run left behind, offered until somebody has decided about it. */
export function RecoveryList({ editor, floating = false }: { readonly editor: Editor; readonly floating?: boolean }) {
  const t = useText();
  const found = useStore(editor.recovery.store, (state) => state.found);
  if (found.length === 0) return null;
  return (
    <section className={floating ? 'recovery recovery-floating' : 'recovery'} aria-labelledby="recovery-title">
      <h2 id="recovery-title" className="recovery-title">
        {t('recovery.title')}
      </h2>
      <ul className="recovery-list">
        {found.map((work) => (
          <RecoveryRow key={work.id} editor={editor} work={work} />
        ))}
      </ul>
    </section>
  );
}
