import { useStore } from 'zustand';
import type { CommandGroup } from '../../editor/commands/command';
import { shown } from '../../editor/commands/shortcut';
import type { Editor } from '../../editor/editor';
import { Kbd } from '../../ui/Kbd';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';

const groups: readonly { readonly group: CommandGroup; readonly title: string }[] = [
  { group: 'select', title: 'shortcuts.select' },
  { group: 'tool', title: 'shortcuts.tool' },
  { group: 'view', title: 'shortcuts.view' },
  { group: 'layer', title: 'shortcuts.layer' },
  { group: 'file', title: 'shortcuts.file' },
  { group: 'edit', title: 'shortcuts.edit' },
  { group: 'help', title: 'shortcuts.help' },
];

/** What the pointer does, which no command says. */
const gestures = [
  { keys: 'gesture.clickKeys', does: 'gesture.click' },
  { keys: 'gesture.altClickKeys', does: 'gesture.altClick' },
  { keys: 'gesture.dragKeys', does: 'gesture.drag' },
  { keys: 'gesture.wheelKeys', does: 'gesture.wheel' },
  { keys: 'gesture.spaceKeys', does: 'gesture.space' },
] as const;

export function ShortcutList({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, commands } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'shortcuts');
  return (
    <Modal open={open} title={t('shortcuts.title')} closeLabel={t('action.close')} className="modal-shortcuts" onClose={dialogs.close}>
      <div className="shortcuts">
        <section>
          <h3>{t('shortcuts.gestures')}</h3>
          <dl>
            {gestures.map(({ keys, does }) => (
              <div key={does}>
                <dt>{t(does)}</dt>
                <dd>
                  <Kbd>{t(keys)}</Kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        {groups.map(({ group, title }) => (
          <section key={group}>
            <h3>{t(title)}</h3>
            <dl>
              {commands.all
                .filter((command) => command.group === group && command.shortcuts.length > 0)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{t(command.label)}</dt>
                    <dd>
                      <Kbd>{shown(command.shortcuts[0] ?? '', commands.platform)}</Kbd>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
