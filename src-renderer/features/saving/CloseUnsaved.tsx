import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';

/** Asked before a document goes that no file has. */
export function CloseUnsaved({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, session, opener } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'close-unsaved');
  const name = useStore(session.store, (state) => state.document?.name ?? '');
  return (
    <Modal open={open} title={t('saving.closeTitle', { name })} closeLabel={t('action.close')} className="modal-small" onClose={dialogs.close}>
      <p className="modal-text">{t('saving.closeText')}</p>
      <div className="modal-actions">
        <Button look="plain" onClick={() => void opener.answer('discard')}>
          {t('saving.discard')}
        </Button>
        <Button look="outline" onClick={() => void opener.answer('cancel')}>
          {t('action.cancel')}
        </Button>
        <Button look="accent" autoFocus onClick={() => void opener.answer('save')}>
          {t('command.save')}
        </Button>
      </div>
    </Modal>
  );
}
