import { useState } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';
import { useAfterClose } from '../../ui/use-after-close';
import { PaletteSearch } from './PaletteSearch';

const remembered = 8;

/** Every command by name; those used last come first. */
export function CommandPalette({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, commands } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'palette');
  const [recent, setRecent] = useState<readonly CommandId[]>([]);
  const { pick, onCloseAutoFocus } = useAfterClose();
  const run = (id: CommandId): void => {
    setRecent([id, ...recent.filter((other) => other !== id)].slice(0, remembered));
    // A command may open a dialog or move the focus itself, so that this dialog has to be gone by then.
    pick(() => commands.run(id));
    dialogs.close();
  };
  return (
    <Modal open={open} bare title={t('palette.title')} closeLabel={t('action.close')} className="modal-palette" onClose={dialogs.close} onClosed={onCloseAutoFocus}>
      <PaletteSearch editor={editor} recent={recent} onRun={run} />
    </Modal>
  );
}
