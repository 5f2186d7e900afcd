import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';
import { ShortcutTable } from './ShortcutTable';

/** Every key and what the pointer does. */
export function ShortcutList({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'shortcuts');
  return (
    <Modal open={open} title={t('shortcuts.title')} closeLabel={t('action.close')} className="modal-shortcuts" onClose={dialogs.close}>
      <ShortcutTable editor={editor} />
    </Modal>
  );
}
