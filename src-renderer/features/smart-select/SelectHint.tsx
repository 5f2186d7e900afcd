import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** Before the first click. Being early is fine, and the hint says so. */
export function SelectHint({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const phase = useStore(editor.embedding.store, (state) => state.phase);
  return (
    <div className="float float-hint" role="status">
      {phase === 'preparing' ? <Spinner /> : null}
      {t(phase === 'preparing' ? 'select.hintEarly' : 'select.hint')}
    </div>
  );
}
