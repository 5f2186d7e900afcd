import { Search } from 'lucide-react';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Kbd } from '../../ui/Kbd';
import { useText } from '../../ui/text';

/** Looks like the field that it opens. */
export function CommandField({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const action = editor.commands.action('help.palette');
  return (
    <Button className="command-field" onClick={action.run} aria-haspopup="dialog">
      <Icon of={Search} size={15} />
      <span className="command-field-text">{t('palette.search')}</span>
      {action.shortcut === undefined ? null : <Kbd>{action.shortcut}</Kbd>}
    </Button>
  );
}
