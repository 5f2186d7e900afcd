import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu, MenuChoices, MenuItem, MenuLine } from '../../ui/Menu';
import { NameField } from '../../ui/NameField';
import { useText } from '../../ui/text';

/** The document's name with what can be done to the whole of it. */
export function DocumentBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { session, opener, commands } = editor;
  const id = useStore(session.store, (state) => state.document?.id);
  const name = useStore(session.store, (state) => state.document?.name);
  const keeping = useStore(session.store, (state) => state.keeping);
  const mode = useStore(session.store, (state) => state.mode);
  const opening = useStore(opener.store, (state) => state.opening);
  const documents = useStore(opener.store, (state) => state.documents);
  const [renaming, setRenaming] = useState(false);
  const isReading = mode === 'reading';
  const stateText = isReading ? t('document.readOnly') : keeping === 'edited' ? t('document.edited') : keeping === 'saved' ? t('document.saved') : '';

  const open = commands.action('file.open');
  const save = commands.action('file.save');
  const saveAs = commands.action('file.saveAs');
  if (name === undefined) {
    return <span className="document-name document-name-none">{opening === undefined ? t('app.name') : t('document.opening', { name: opening })}</span>;
  }
  if (renaming) {
    const done = (typed: string | undefined): void => {
      setRenaming(false);
      const next = typed?.trim();
      if (next !== undefined && next !== '' && next !== name) session.apply('history.renameDocument', [{ kind: 'update-document', patch: { name: next } }]);
    };
    return <NameField label={t('document.name')} name={name} onDone={done} />;
  }
  const trigger = (
    <Button look="plain" className="document-name" title={t('document.menu')} data-testid="document-menu">
      <span className="document-title">{name}</span>
      <span className="document-state" data-testid="document-state">
        {opening === undefined ? stateText : t('document.openingShort')}
      </span>
      <Icon of={ChevronDown} size={14} />
    </Button>
  );
  const choices = documents.map((entry) => ({ value: entry.id, label: entry.id === id ? name : entry.name }));
  return (
    <Menu trigger={trigger}>
      <MenuItem label={t(open.label)} shortcut={open.shortcut} onSelect={open.run} />
      <MenuItem label={t(save.label)} shortcut={save.shortcut} disabled={!save.enabled()} onSelect={save.run} />
      <MenuItem label={t(saveAs.label)} shortcut={saveAs.shortcut} disabled={!saveAs.enabled()} onSelect={saveAs.run} />
      <MenuLine />
      {/* The menu gives the focus back to its button as it closes; the field has to come after that. */}
      <MenuItem label={t('document.rename')} onSelect={() => setTimeout(() => setRenaming(true))} />
      <MenuItem label={t('command.close')} onSelect={() => commands.run('file.close')} />
      {choices.length > 1 ? (
        <>
          <MenuLine />
          <MenuChoices
            title={t('document.openOnes')}
            value={id}
            choices={choices}
            onChange={(next) => void opener.switchTo(next, documents.find((entry) => entry.id === next)?.name ?? '')}
          />
        </>
      ) : null}
    </Menu>
  );
}
