import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';
import { CanvasSizeForm } from './CanvasSizeForm';

export function CanvasSizeDialog({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, session } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'canvas-size');
  const document = useStore(session.store, (state) => state.document);
  return (
    <Modal open={open && document !== undefined} title={t('canvasSize.title')} closeLabel={t('action.close')} onClose={dialogs.close}>
      {document ? <CanvasSizeForm editor={editor} document={document} /> : null}
    </Modal>
  );
}
