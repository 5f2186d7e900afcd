import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Command } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { classNames } from '../../ui/class-names';
import { Kbd } from '../../ui/Kbd';
import { Modal } from '../../ui/Modal';
import { useText } from '../../ui/text';
import { findCommands } from './find-commands';

function Palette({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = findCommands(editor.commands.all, query, (command) => t(command.label));

  const run = (command: Command | undefined): void => {
    if (!command) return;
    editor.dialogs.close();
    // A command may open a dialog of its own, which must not be closed with this one.
    setTimeout(() => editor.commands.run(command.id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((at + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <div className="palette" onKeyDown={onKeyDown}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[at] ? `palette-${found[at].id}` : undefined}
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        value={query}
        autoFocus
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <ul className="palette-list" id="palette-list" role="listbox" aria-label={t('palette.title')}>
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            aria-selected={index === at}
            className={classNames('palette-item', index === at && 'palette-item-on')}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span>{t(command.label)}</span>
            {editor.commands.action(command.id).shortcut === undefined ? null : <Kbd>{editor.commands.action(command.id).shortcut ?? ''}</Kbd>}
          </li>
        ))}
        {found.length === 0 ? <li className="palette-none">{t('palette.none')}</li> : null}
      </ul>
    </div>
  );
}

/** Every command by name. What cannot be done now is left out. */
export function CommandPalette({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const open = useStore(editor.dialogs.store, (state) => state.open === 'palette');
  return (
    <Modal open={open} bare title={t('palette.title')} closeLabel={t('action.close')} className="modal-palette" onClose={editor.dialogs.close}>
      <Palette editor={editor} />
    </Modal>
  );
}
