import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** New cut-outs that wait for their edge: they can be worked with meanwhile. */
export function RefiningStatus({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const waiting = useStore(editor.freshCutouts.store, (state) => state.waiting.length);
  if (waiting === 0) return null;
  return (
    <span className="status-refining" data-testid="refining-new">
      <Spinner />
      {t('status.refining', { count: waiting })}
    </span>
  );
}
