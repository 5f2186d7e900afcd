import { Redo2, Undo2 } from 'lucide-react';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';

export function UndoRedo({ editor }: { readonly editor: Editor }) {
  return (
    <div className="button-row">
      <ActionButton action={editor.commands.action('edit.undo')} icon={Undo2} />
      <ActionButton action={editor.commands.action('edit.redo')} icon={Redo2} />
    </div>
  );
}
