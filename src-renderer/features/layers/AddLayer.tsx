import { Plus } from 'lucide-react';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu, MenuItem } from '../../ui/Menu';
import { useText } from '../../ui/text';

const kinds: readonly CommandId[] = ['layer.addColour', 'layer.addGradient', 'layer.addPicture', 'layer.addBlur', 'layer.addText', 'layer.addPhoto', 'layer.group'];

/** New layers that are not cut out of anything. */
export function AddLayer({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const trigger = (
    <Button look="icon" aria-label={t('layers.add')} title={t('layers.add')} data-testid="add-layer">
      <Icon of={Plus} size={16} />
    </Button>
  );
  return (
    <Menu trigger={trigger} align="end">
      {kinds.map((id) => {
        const { label, shortcut, enabled, run } = editor.commands.action(id);
        return <MenuItem key={id} label={t(label)} shortcut={shortcut} disabled={!enabled()} onSelect={run} />;
      })}
    </Menu>
  );
}
