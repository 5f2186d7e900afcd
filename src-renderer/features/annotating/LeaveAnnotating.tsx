import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';

/** Asked before the annotating ends with changes that no exported file has. */
export function LeaveAnnotating({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, annotating } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'leave-annotating');
  const leave = (): void => {
    dialogs.close();
    annotating.end();
  };
  return (
    <Modal open={open} title={t('annotate.leaveTitle')} closeLabel={t('action.close')} className="modal-small" onClose={dialogs.close}>
      <p className="modal-text">{t('annotate.leaveText')}</p>
      <div className="modal-actions">
        <Button look="plain" onClick={leave}>
          {t('annotate.leaveGo')}
        </Button>
        <Button look="outline" onClick={dialogs.close}>
          {t('action.cancel')}
        </Button>
        <Button look="accent" autoFocus onClick={() => dialogs.open('annotation-export')}>
          {t('command.annotateExport')}
        </Button>
      </div>
    </Modal>
  );
}
