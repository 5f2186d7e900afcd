import { Shapes } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { Icon } from '../../ui/Icon';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** Before the first click. Being early is fine, and the hint says so. */
export function SelectHint({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const phase = useStore(editor.embedding.store, (state) => state.phase);
  const isIdle = useStore(editor.smartSelect.store, (state) => state.steps.length === 0);
  return (
    <div className="float float-hint">
      <span className="float-hint-text" role="status">
        {phase === 'preparing' ? <Spinner /> : null}
        {t(phase === 'preparing' ? 'select.hintEarly' : 'select.hint')}
      </span>
      {phase === 'ready' && isIdle ? (
        <ActionButton action={editor.commands.action('select.findAll')} side="top">
          <Icon of={Shapes} size={16} />
          {t('command.findAll')}
        </ActionButton>
      ) : null}
    </div>
  );
}
