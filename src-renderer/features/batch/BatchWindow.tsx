import { useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';
import { BatchFoot } from './BatchFoot';
import { BatchForm } from './BatchForm';
import { BatchGrid } from './BatchGrid';
import { BatchReview } from './BatchReview';

function Body({ editor }: { readonly editor: Editor }) {
  const [looking, setLooking] = useState<string>();
  const items = useStore(editor.batch.store, (state) => state.items);
  const item = items.find(({ name }) => name === looking);
  return (
    <div className="batch">
      <div className="batch-body">
        <BatchForm editor={editor} />
        {item ? <BatchReview editor={editor} item={item} onLook={setLooking} /> : <BatchGrid editor={editor} onLook={setLooking} />}
      </div>
      <BatchFoot editor={editor} />
    </div>
  );
}

/** One job over many photos: which, what, where to, and the results as they come. It goes on while the window is closed. */
export function BatchWindow({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'batch');
  return (
    <Modal open={open} title={t('batch.title')} closeLabel={t('action.close')} className="modal-batch" onClose={dialogs.close}>
      <Body editor={editor} />
    </Modal>
  );
}
