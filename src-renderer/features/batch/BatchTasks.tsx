import { useStore } from 'zustand';
import type { BatchTask } from '../../editor/batch/batch-settings';
import type { Editor } from '../../editor/editor';
import { ChoiceList } from '../../ui/ChoiceList';
import { useText } from '../../ui/text';

/** What becomes of each photo. The look of a document can be given when there is one with a cut-out in it. */
export function BatchTasks({ editor, disabled }: { readonly editor: Editor; readonly disabled: boolean }) {
  const t = useText();
  const { batch, session } = editor;
  const { task, look } = useStore(batch.store, (state) => state.settings);
  const shown = useStore(session.store, ({ document }) => (document?.layers.some(({ kind }) => kind === 'cutout') === true ? document : undefined));
  // The one that was chosen stays, whatever is shown by then.
  const offered = task === 'recipe' ? look : shown;
  const choices: readonly { readonly value: BatchTask; readonly label: string; readonly note: string }[] = [
    { value: 'remove-background', label: t('command.removeBackground'), note: '' },
    ...(offered === undefined ? [] : [{ value: 'recipe' as const, label: t('batch.recipe'), note: offered.name }]),
    { value: 'everything', label: t('batch.everything'), note: '' },
    { value: 'export', label: t('batch.export'), note: '' },
  ];
  return <ChoiceList label={t('batch.task')} value={task} choices={choices} disabled={disabled} onChange={(next) => batch.set({ task: next, look: next === 'recipe' && offered ? { id: offered.id, name: offered.name } : undefined })} />;
}
