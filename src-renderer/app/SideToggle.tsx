import { PanelRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/editor';
import { ActionButton } from '../ui/ActionButton';

/** Shows or hides the side panel; there only with something to show in it. */
export function SideToggle({ editor }: { readonly editor: Editor }) {
  const hasDocument = useStore(editor.session.store, (state) => state.document !== undefined);
  const hidden = useStore(editor.preferences.store, (state) => state.sideHidden);
  return hasDocument ? <ActionButton action={editor.commands.action('view.toggleSide')} icon={PanelRight} className={hidden ? undefined : 'button-shown'} /> : null;
}
