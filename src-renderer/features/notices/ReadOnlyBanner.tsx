import { Eye } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';

/** Why nothing changes here, and the way on: the small word beside the name is easily missed. */
export function ReadOnlyBanner({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const isReading = useStore(editor.session.store, ({ document, mode }) => document !== undefined && mode === 'reading');
  if (!isReading) return null;
  return (
    <div className="banner" role="status" data-testid="read-only-banner">
      <Icon of={Eye} size={16} />
      <span>{t('document.readOnlyWhy')}</span>
      <ActionButton action={editor.commands.action('file.saveAs')}>{t('document.saveCopy')}</ActionButton>
    </div>
  );
}
