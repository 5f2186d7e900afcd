import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { useText } from '../../ui/text';

export function RemoveBackground({ editor }: { readonly editor: Editor }) {
  const t = useText();
  return <ActionButton action={editor.commands.action('photo.removeBackground')}>{t('command.removeBackground')}</ActionButton>;
}
