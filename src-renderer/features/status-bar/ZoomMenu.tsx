import { useStore } from 'zustand';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { percentOf } from '../../editor/viewport/viewport';
import { Button } from '../../ui/Button';
import { Menu, MenuItem } from '../../ui/Menu';
import { useText } from '../../ui/text';

const entries: readonly CommandId[] = ['view.fit', 'view.actualSize', 'view.zoomSelection', 'view.zoomIn', 'view.zoomOut'];

export function ZoomMenu({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const percent = useStore(editor.viewport.store, (state) => {
    const exact = percentOf(state);
    return exact < 10 ? Math.round(exact * 10) / 10 : Math.round(exact);
  });
  const trigger = (
    <Button look="plain" className="status-zoom" aria-label={t('status.zoom', { percent })} data-testid="zoom">
      {`${percent} %`}
    </Button>
  );
  return (
    <Menu trigger={trigger} side="top" align="end">
      {entries.map((id) => {
        const action = editor.commands.action(id);
        return <MenuItem key={id} label={t(action.label)} shortcut={action.shortcut} disabled={!action.enabled()} onSelect={action.run} />;
      })}
    </Menu>
  );
}
