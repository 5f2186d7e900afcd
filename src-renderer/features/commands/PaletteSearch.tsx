import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { useText } from '../../ui/text';
import { findCommands } from './find-commands';
import { PaletteItem } from './PaletteItem';

const pageSize = 8;

/** A field and what it finds: the field keeps the focus, and the keys walk through the list. */
export function PaletteSearch(props: { readonly editor: Editor; readonly recent: readonly CommandId[]; readonly onRun: (id: CommandId) => void }) {
  const t = useText();
  const { editor, recent, onRun } = props;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = findCommands(editor.commands.all, query, (command) => t(command.label), recent);
  const current = found[at];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);

  const walk = (step: number): void => setAt(found.length === 0 ? 0 : (at + step + found.length) % found.length);
  const page = (step: number): void => setAt(Math.max(0, Math.min(found.length - 1, at + step)));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    PageDown: () => page(pageSize),
    PageUp: () => page(-pageSize),
    Enter: () => current?.enabled === true && onRun(current.command.id),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const does = keys[event.key];
    if (!does || event.nativeEvent.isComposing) return;
    event.preventDefault();
    does();
  };
  return (
    <div className="palette" onKeyDown={onKeyDown}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls="palette-list"
        aria-activedescendant={current ? `palette-${current.command.id}` : undefined}
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        value={query}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <ul ref={list} className="palette-list" id="palette-list" role="listbox" aria-label={t('palette.title')} hidden={found.length === 0}>
        {found.map((entry, index) => (
          <PaletteItem
            key={entry.command.id}
            editor={editor}
            found={entry}
            isRecent={query === '' && entry.enabled && recent.includes(entry.command.id)}
            isOn={index === at}
            onPoint={() => setAt(index)}
            onRun={() => onRun(entry.command.id)}
          />
        ))}
      </ul>
      <p className="palette-none" role="status" hidden={found.length > 0}>
        {found.length === 0 ? t('palette.none') : ''}
      </p>
    </div>
  );
}
