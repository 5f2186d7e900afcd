import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { NumberField } from '../../ui/NumberField';
import { SwitchField } from '../../ui/SwitchField';
import { useText } from '../../ui/text';

/** How much a colour may differ, and whether what is selected has to hang together. */
export function WandFields({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { wandOptions } = editor;
  const { tolerance, contiguous } = useStore(wandOptions.store);
  return (
    <>
      <NumberField label={t('wand.tolerance')} className="float-field" value={tolerance} min={0} max={255} onChange={(next) => wandOptions.set({ tolerance: next })} />
      <SwitchField label={t('wand.contiguous')} checked={contiguous} onChange={(next) => wandOptions.set({ contiguous: next })} />
    </>
  );
}
