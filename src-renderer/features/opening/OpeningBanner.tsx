import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** What is being opened over another document, and the way out. It comes late: most files are there before it. */
export function OpeningBanner({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const opening = useStore(editor.opener.store, (state) => state.opening);
  if (opening === undefined) return null;
  return (
    <div className="banner late" role="status" data-testid="opening-banner">
      <Spinner />
      <span>{t('document.opening', { name: opening })}</span>
      <Button onClick={editor.opener.cancel}>{t('action.cancel')}</Button>
    </div>
  );
}
