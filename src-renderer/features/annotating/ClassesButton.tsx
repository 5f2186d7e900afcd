import { Tags } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { useText } from '../../ui/text';
import { ClassesPanel } from './ClassesPanel';

export function ClassesButton({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, preferences, commands } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'annotation-classes');
  const isEmpty = useStore(preferences.store, (state) => state.annotationClasses.length === 0);
  const key = commands.action('annotate.classes').shortcut;
  const trigger = (
    <Button look={isEmpty ? 'outline' : 'icon'} aria-label={isEmpty ? undefined : t('command.annotateClasses')} title={`${t('command.annotateClasses')}${key === undefined ? '' : ` (${key})`}`}>
      <Icon of={Tags} size={16} />
      {isEmpty ? t('annotate.addClasses') : null}
    </Button>
  );
  return (
    <Panel open={open} label={t('annotate.classes')} trigger={trigger} className="classes-panel" onOpenChange={(next) => (next ? dialogs.open('annotation-classes') : dialogs.close())}>
      <ClassesPanel editor={editor} />
    </Panel>
  );
}
