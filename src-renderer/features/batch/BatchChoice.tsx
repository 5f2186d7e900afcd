import { useStore } from 'zustand';
import { patternsIn } from '../../editor/batch/batch-settings';
import type { Editor } from '../../editor/editor';
import { SwitchField } from '../../ui/SwitchField';
import { TextRow } from '../../ui/TextRow';
import { useText } from '../../ui/text';

/** Which files of a folder are meant. */
export function BatchChoice({ editor, disabled }: { readonly editor: Editor; readonly disabled: boolean }) {
  const t = useText();
  const { batch } = editor;
  const { include, exclude, recursive } = useStore(batch.store, (state) => state.settings);
  return (
    <>
      <TextRow label={t('batch.include')} placeholder="**/*.jpg" value={include.join(', ')} disabled={disabled} onDone={(text) => batch.set({ include: patternsIn(text) })} />
      <TextRow label={t('batch.exclude')} placeholder="drafts/**" value={exclude.join(', ')} disabled={disabled} onDone={(text) => batch.set({ exclude: patternsIn(text) })} />
      <SwitchField label={t('batch.recursive')} checked={recursive} disabled={disabled} onChange={(on) => batch.set({ recursive: on })} />
    </>
  );
}
